import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Due } from '../due.ts';
import type { CaseworkPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import { isClosed, type Task } from '../task.ts';
import { changeTask, type CommonRefusal, type TaskCommand } from './change-task.ts';
import { movedTo } from './move-due.ts';

interface ReprojectDueDate extends TaskCommand {
  /** As computed afresh from the task's deadline. */
  readonly due: Due;
  readonly reason: string;
}
export type ReprojectRefusal = CommonRefusal | 'reason-missing' | 'not-open';

/**
 * A corrected calendar (or a corrected event) moves an open due date, to either side; the reason is logged with each.
 * With the calendar edited but the date the same, nothing but the agenda follows the new calendar.
 */
export const reprojectDueDate = (
  command: ReprojectDueDate,
  ports: CaseworkPorts,
): Promise<Result<Task, Refusal<ReprojectRefusal>>> =>
  changeTask<Exclude<ReprojectRefusal, CommonRefusal>>(command, ports, (task) => {
    const { due } = command;
    const reason = command.reason.trim();
    if (reason === '') return refuse('reason-missing');
    if (isClosed(task) || task.due === null) return refuse('not-open');
    const unmoved = due.strict === task.due.strict && due.lenient === task.due.lenient;
    return ok({
      task: unmoved ? task : movedTo(task, due, reason),
      what: 'due-reprojected',
      why: reason,
      ...(unmoved || task.state !== 'open' ? {} : { notices: [{ kind: 'due-moved', audience: 'officer' }] }),
    });
  });
