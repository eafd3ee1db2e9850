import type { Refusal } from '#shared/kernel/refusal.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { PersonId } from '#shared/org/person.ts';
import { isOverdue, daysLeft } from '../due.ts';
import type { CaseworkPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import type { Task } from '../task.ts';
import { changeTask, type CommonRefusal, type TaskCommand } from './change-task.ts';
import { movedTo } from './move-due.ts';

interface ExtendTask extends TaskCommand {
  readonly to: PlainDate;
  readonly reason: string;
  readonly approver: PersonId;
  /** From the settings of the process or plan: how often, and how far beyond the present date in all. */
  readonly cap: ExtensionCap;
  /** The day the unit asked, when it is granted later: who asked in time does not lose by waiting for the answer. */
  readonly askedOn?: PlainDate;
}
export interface ExtensionCap {
  readonly times: number;
  /** Days of the task's own kind (working or calendar), over all its extensions. */
  readonly days: number;
}
export type ExtendRefusal =
  CommonRefusal | 'reason-missing' | 'not-open' | 'overdue-already' | 'not-later' | 'over-cap';

/** More time, granted by somebody for a reason, asked for before the date has passed. Both due dates become the new one. */
export const extendTask = (command: ExtendTask, ports: CaseworkPorts): Promise<Result<Task, Refusal<ExtendRefusal>>> =>
  changeTask<Exclude<ExtendRefusal, CommonRefusal>>(command, ports, (task, today) => {
    const { to, approver, askedOn = today } = command;
    const reason = command.reason.trim();
    if (reason === '') return refuse('reason-missing');
    if (task.state !== 'open' || task.due === null) return refuse('not-open');
    if (isOverdue(task.due, askedOn)) return refuse('overdue-already');
    if (to <= task.due.lenient) return refuse('not-later');
    const granted = task.extensions.map(({ before, after }) => [before.lenient, after.lenient] as const);
    const days = [...granted, [task.due.lenient, to] as const].reduce(
      (sum, [before, after]) => sum + daysLeft(ports.calendar, task.countedIn, before, after),
      0,
    );
    if (task.extensions.length >= command.cap.times || days > command.cap.days) return refuse('over-cap');
    const after = { strict: to, lenient: to };
    const extension = { on: today, before: task.due, after, reason, approver };
    return ok({
      task: { ...movedTo(task, after, `Gia hạn: ${reason}`), extensions: [...task.extensions, extension] },
      what: 'task-extended',
      why: reason,
      notices: [{ kind: 'due-moved', audience: 'officer' }],
    });
  });
