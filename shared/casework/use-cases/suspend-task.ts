import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { isOverdue } from '../due.ts';
import type { CaseworkPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import type { Task } from '../task.ts';
import { changeTask, type CommonRefusal, type TaskCommand } from './change-task.ts';

interface SuspendTask extends TaskCommand {
  readonly reason: string;
}
export type SuspendRefusal = CommonRefusal | 'reason-missing' | 'not-open' | 'overdue-already';

/** Stops the clock (a supplement is awaited, an expert asked). What is left of the period is kept, not lost. */
export const suspendTask = (
  command: SuspendTask,
  ports: CaseworkPorts,
): Promise<Result<Task, Refusal<SuspendRefusal>>> =>
  changeTask<Exclude<SuspendRefusal, CommonRefusal>>(command, ports, (task, today) => {
    const reason = command.reason.trim();
    if (reason === '') return refuse('reason-missing');
    if (task.state !== 'open' || task.due === null) return refuse('not-open');
    if (isOverdue(task.due, today)) return refuse('overdue-already');
    return ok({
      task: {
        ...task,
        state: 'suspended',
        suspensions: [...task.suspensions, { from: today, to: null, reason }],
      },
      what: 'task-suspended',
      why: reason,
    });
  });
