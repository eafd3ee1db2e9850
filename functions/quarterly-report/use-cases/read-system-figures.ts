import { isOverdue, type BoardTask, type CaseStore } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { SystemFigure } from '../domain/form.ts';
import type { Window } from '../domain/regime.ts';

/** Whose boards tell a figure, and which of their tasks count: processes are known here by these names only. */
const SOURCES = {
  pakn: { boards: 'pakn#', tasks: 'handle' },
  tthc: { boards: 'tthc-announce#', tasks: 'publish' },
} as const;

/**
 * What the system's own cases say of a unit and the days of a report: petitions handled and publications done in time or
 * late within the days, petitions overdue at their end (or today, when that comes first).
 */
export async function readSystemFigures(
  unit: UnitId,
  { from, to }: Window,
  today: PlainDate,
  store: Pick<CaseStore, 'boards' | 'boardOf'>,
): Promise<Readonly<Record<SystemFigure, number>>> {
  const listed = (await store.boards()).map(({ board }) => board);
  const tasksOf = async ({ boards, tasks }: (typeof SOURCES)[keyof typeof SOURCES]): Promise<readonly BoardTask[]> => {
    const read = await Promise.all(
      listed.filter((board) => board.startsWith(boards)).map((board) => store.boardOf(board)),
    );
    return read.flatMap((board) => board.tasks.filter((task) => task.unit === unit && task.taskId.startsWith(tasks)));
  };
  const [pakn, tthc] = [await tasksOf(SOURCES.pakn), await tasksOf(SOURCES.tthc)];
  const done = (tasks: readonly BoardTask[], late: boolean): number =>
    tasks.filter(
      ({ due, finishedOn, state }) =>
        state === 'done' &&
        finishedOn !== null &&
        from <= finishedOn &&
        finishedOn <= to &&
        (due !== null && isOverdue(due, finishedOn)) === late,
    ).length;
  const end = to < today ? to : today;
  return {
    'pakn-handled-on-time': done(pakn, false),
    'pakn-handled-late': done(pakn, true),
    'pakn-overdue': pakn.filter((task) => overdueAt(task, end)).length,
    'tthc-published-on-time': done(tthc, false),
    'tthc-published-late': done(tthc, true),
  };
}

const overdueAt = ({ due, finishedOn, state }: BoardTask, day: PlainDate): boolean =>
  due !== null && isOverdue(due, day) && state !== 'withdrawn' && (finishedOn === null || finishedOn > day);
