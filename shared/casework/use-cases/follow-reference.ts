/**
 * Open tasks brought to what the reference data now say, many in few writes: due dates by a changed calendar, units by a
 * changed organisation. Repeating it writes nothing.
 */
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { Actor } from '../actor.ts';
import { agendaOf } from '../agenda.ts';
import { freshDue } from '../fresh-due.ts';
import type { CaseworkPorts } from '../ports.ts';
import { isClosed, type Agenda, type Task } from '../task.ts';
import { succeed } from './change-task.ts';
import { commitBatch, type BatchStep } from './commit-batch.ts';
import { movedTo } from './move-due.ts';

interface FollowReference {
  readonly tasks: readonly Task[];
  readonly reason: string;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/** The due date the calendar now gives; undefined when the task keeps the one it has. */
export function dueByCalendar(task: Task, calendar: CaseworkPorts['calendar']): Task['due'] | undefined {
  if (isClosed(task) || task.due === null) return undefined;
  const due = freshDue(task, calendar);
  return due === undefined || (due.strict === task.due.strict && due.lenient === task.due.lenient) ? undefined : due;
}

/**
 * Every open due date as the calendar of the ports gives it, and the agenda of the rest: a step on a day that is now off
 * moves too. Each move is an event with the reason and is told in the next mail. Returns the tasks whose date moved.
 */
export function followCalendar(command: FollowReference, ports: CaseworkPorts): Promise<readonly Task[]> {
  const { reason, now } = command;
  const today = civilDateAt(now);
  return untilWritten(command, ports, (task) => {
    const due = dueByCalendar(task, ports.calendar);
    const moved = due === undefined || due === null ? task : movedTo(task, due, reason);
    if (moved === task && !hasOtherAgenda(task, today, ports)) return undefined;
    return {
      before: task,
      after: succeed(task, moved, now, ports),
      what: 'due-reprojected',
      why: reason,
      notices: moved !== task && task.state === 'open' ? [{ kind: 'due-moved', audience: 'officer' }] : [],
    };
  });
}

/** Who has the work of a unit, and who hears of its delays, on a day; both as they are when nothing changed for them. */
export type Heirs = (task: Task, today: PlainDate) => { readonly unit: UnitId; readonly committee: Task['committee'] };

/** Hands work to the units that have it now, with its due date: a reform never resets a clock. Returns what moved. */
export function followOrganisation(
  command: FollowReference & { readonly heirs: Heirs },
  ports: CaseworkPorts,
): Promise<readonly Task[]> {
  const { heirs, reason, now } = command;
  return untilWritten(command, ports, (task) => {
    if (isClosed(task)) return undefined;
    const heir = heirs(task, civilDateAt(now));
    if (heir.unit === task.unit && heir.committee === task.committee) return undefined;
    const isTold = heir.unit !== task.unit && task.state !== 'planned';
    return {
      before: task,
      after: succeed(task, { ...task, ...heir }, now, ports),
      what: 'task-reassigned',
      why: reason,
      notices: isTold ? [{ kind: 'assigned', audience: 'officer' }] : [],
    };
  });
}

const ATTEMPTS = 5;

/** A task that somebody changed between reading and write is read again, so that none is left behind. */
async function untilWritten(
  { tasks, by, now }: FollowReference,
  ports: CaseworkPorts,
  stepOf: (task: Task) => BatchStep | undefined,
): Promise<readonly Task[]> {
  const moved: Task[] = [];
  let left = tasks;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const steps = left.flatMap((task) => stepOf(task) ?? []);
    const written = await commitBatch(steps, { now, by }, ports);
    moved.push(...written.filter(isMove).map(({ after }) => after));
    const done = new Set(written.map(({ after }) => keyOf(after)));
    const missed = steps.flatMap(({ before }) => (before === null || done.has(keyOf(before)) ? [] : [before]));
    if (missed.length === 0) return moved;
    const fresh = await Promise.all(missed.map(({ caseId, taskId }) => ports.store.readTask(caseId, taskId)));
    left = fresh.filter((task) => task !== undefined);
  }
  throw new Error(`${left.length} tasks were changed by others ${ATTEMPTS} times in a row`);
}

const isMove = ({ before, after }: BatchStep): boolean =>
  before?.unit !== after.unit || before.committee !== after.committee || before.due !== after.due;

const keyOf = ({ caseId, taskId }: Pick<Task, 'caseId' | 'taskId'>): string => `${caseId}#${taskId}`;

/** What the run of today must still do is left to it. */
const hasOtherAgenda = (task: Task, today: PlainDate, ports: CaseworkPorts): boolean =>
  !isClosed(task) &&
  (task.next === null || task.next.on > today) &&
  !sameAgenda(task.next, agendaOf(task, today, ports));

const sameAgenda = (a: Agenda | null, b: Agenda | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.what === b.what &&
    a.on === b.on &&
    (a.what === 'rung' ? a.offset : 0) === (b.what === 'rung' ? b.offset : 0));
