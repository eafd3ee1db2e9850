import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { CaseworkPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import { isClosed, type Task } from '../task.ts';
import { changeTask, type CommonRefusal, type TaskCommand } from './change-task.ts';

interface WithdrawTask extends TaskCommand {
  readonly reason: string;
}
export type WithdrawRefusal = CommonRefusal | 'reason-missing' | 'already-done';

/** An amended plan no longer asks for it. The task stays on the board, closed, with the reason. */
export const withdrawTask = (
  command: WithdrawTask,
  ports: CaseworkPorts,
): Promise<Result<Task, Refusal<WithdrawRefusal>>> =>
  changeTask<Exclude<WithdrawRefusal, CommonRefusal>>(command, ports, (task) => {
    const reason = command.reason.trim();
    if (reason === '') return refuse('reason-missing');
    if (isClosed(task)) return refuse('already-done');
    return ok({ task: { ...task, state: 'withdrawn' }, what: 'task-withdrawn', why: reason });
  });
