import type { Refusal } from '#shared/kernel/refusal.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { PersonId } from '#shared/org/person.ts';
import type { Calendar } from '#shared/calendar/index.ts';
import { daysLeft, isOverdue, type Due } from '../due.ts';
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
    const { to, approver } = command;
    const allowed = checkExtension(task, command, { today, calendar: ports.calendar });
    if (!allowed.ok) return allowed;
    const { reason, due } = allowed.value;
    const after = { strict: to, lenient: to };
    const extension = { on: today, before: due, after, reason, approver };
    return ok({
      task: { ...movedTo(task, after, `Gia hạn: ${reason}`), extensions: [...task.extensions, extension] },
      what: 'task-extended',
      why: reason,
      notices: [{ kind: 'due-moved', audience: 'officer' }],
    });
  });

/** Whether more time may be given at all: what is asked of who asks for it, and again of who grants it. */
export function checkExtension(
  task: Task,
  { to, reason: given, cap, askedOn }: Pick<ExtendTask, 'to' | 'reason' | 'cap' | 'askedOn'>,
  { today, calendar }: { readonly today: PlainDate; readonly calendar: Calendar },
): Result<{ readonly reason: string; readonly due: Due }, Refusal<Exclude<ExtendRefusal, CommonRefusal>>> {
  const reason = given.trim();
  if (reason === '') return refuse('reason-missing');
  if (task.state !== 'open' || task.due === null) return refuse('not-open');
  if (isOverdue(task.due, askedOn ?? today)) return refuse('overdue-already');
  if (to <= task.due.lenient) return refuse('not-later');
  const granted = task.extensions.map(({ before, after }) => [before.lenient, after.lenient] as const);
  const days = [...granted, [task.due.lenient, to] as const].reduce(
    (sum, [before, after]) => sum + daysLeft(calendar, task.countedIn, before, after),
    0,
  );
  return task.extensions.length >= cap.times || days > cap.days ? refuse('over-cap') : ok({ reason, due: task.due });
}
