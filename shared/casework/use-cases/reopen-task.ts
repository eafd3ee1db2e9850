import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { CaseworkPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import type { Task, TaskState } from '../task.ts';
import { changeTask, type CommonRefusal, type TaskCommand } from './change-task.ts';

interface ReopenTask extends TaskCommand {
  readonly reason: string;
}
export type ReopenRefusal = CommonRefusal | 'not-done' | 'reason-missing';

/** A finished task is taken up again, by its own unit or by an administrator. Its due date stays. */
export const reopenTask = (command: ReopenTask, ports: CaseworkPorts): Promise<Result<Task, Refusal<ReopenRefusal>>> =>
  changeTask<Exclude<ReopenRefusal, CommonRefusal>>(command, ports, (task) => {
    const reason = command.reason.trim();
    if (reason === '') return refuse('reason-missing');
    if (task.state !== 'done') return refuse('not-done');
    return ok({
      task: revived(task),
      what: 'task-reopened',
      why: reason,
      notices: [{ kind: 'assigned', audience: 'officer' }],
    });
  });

/**
 * A finished task that is live again, in the state its facts call for. A token that the workflow has not been told of
 * yet serves the next finish; one that was used up is gone already ({@link import('./confirm-wake-up.ts')}).
 */
export const revived = (task: Task): Task => ({
  ...task,
  state: liveState(task),
  evidence: null,
  finishedOn: null,
});

/** The state of a task that neither is planned nor stands still. */
export function liveState({ due, waitingFor }: Task): TaskState {
  if (due !== null) return 'open';
  return waitingFor === null ? 'continuous' : 'waiting';
}
