/** The numbers of boards and digests, counted from the very rows that their links open. */
import { addDays, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { isOverdue } from './due.ts';
import type { BoardTask } from './ports.ts';

export interface BoardCounts {
  readonly open: number;
  /** Of the open ones: the lenient date has passed. */
  readonly overdue: number;
  /** Of the open ones: due from today to the sixth day from now. */
  readonly dueThisWeek: number;
  readonly suspended: number;
  /** Waiting for a named reason, continuous or not begun. */
  readonly notYetDue: number;
  readonly done: number;
  /** Of the done ones: finished after the lenient date. */
  readonly doneLate: number;
  readonly withdrawn: number;
}

type Count = keyof BoardCounts;
type Counted = Pick<BoardTask, 'state' | 'due' | 'finishedOn' | 'unit'>;

const NONE: BoardCounts = {
  open: 0,
  overdue: 0,
  dueThisWeek: 0,
  suspended: 0,
  notYetDue: 0,
  done: 0,
  doneLate: 0,
  withdrawn: 0,
};

/** The counts a task belongs to on a day. A link's page shows the tasks for which this names the link's count. */
export function countsOf({ state, due, finishedOn }: Counted, today: PlainDate): readonly Count[] {
  switch (state) {
    case 'open': {
      if (due === null) return ['open'];
      if (isOverdue(due, today)) return ['open', 'overdue'];
      return due.lenient <= addDays(today, 6) ? ['open', 'dueThisWeek'] : ['open'];
    }
    case 'done':
      return due !== null && finishedOn !== null && isOverdue(due, finishedOn) ? ['done', 'doneLate'] : ['done'];
    case 'suspended':
    case 'withdrawn':
      return [state];
    default:
      return ['notYetDue'];
  }
}

/** Counts by unit; a unit without tasks is not there. */
export function countByUnit(tasks: readonly Counted[], today: PlainDate): ReadonlyMap<UnitId, BoardCounts> {
  const byUnit = new Map<UnitId, BoardCounts>();
  for (const task of tasks) {
    const counts = { ...(byUnit.get(task.unit) ?? NONE) };
    for (const count of countsOf(task, today)) counts[count] += 1;
    byUnit.set(task.unit, counts);
  }
  return byUnit;
}
