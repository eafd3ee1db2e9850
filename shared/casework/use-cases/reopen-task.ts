import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { CaseworkPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import { liveState, type Task } from '../task.ts';
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
 * yet serves the next finish; one that was used up is gone already (confirm-wake-up.ts). The evidence stays in the
 * events.
 */
export const revived = (task: Task): Task => ({
  ...task,
  state: liveState(task),
  evidence: null,
  answer: null,
  finishedOn: null,
});
