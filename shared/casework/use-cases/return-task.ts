import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { CaseworkPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import type { Task } from '../task.ts';
import { changeTask, type CommonRefusal, type TaskCommand } from './change-task.ts';
import { revived } from './reopen-task.ts';

interface ReturnTask extends TaskCommand {
  readonly reason: string;
}
export type ReturnRefusal = CommonRefusal | 'not-done' | 'reason-missing';

/** The office sends evidence back that does not fit. The due date stays: being sent back never resets the clock. */
export const returnTask = (command: ReturnTask, ports: CaseworkPorts): Promise<Result<Task, Refusal<ReturnRefusal>>> =>
  changeTask<Exclude<ReturnRefusal, CommonRefusal>>(command, ports, (task) => {
    const reason = command.reason.trim();
    if (reason === '') return refuse('reason-missing');
    if (task.state !== 'done') return refuse('not-done');
    return ok({
      task: { ...revived(task), returns: task.returns + 1 },
      what: 'task-returned',
      why: reason,
      notices: [{ kind: 'returned', audience: 'officer' }],
    });
  });
