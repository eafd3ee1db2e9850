/** How far the rows of a plan in force are, from the tasks on its board. */
import { isOverdue, type BoardTask } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';

export interface Progress {
  /** Withdrawn tasks count nowhere. */
  readonly all: number;
  readonly done: number;
  readonly overdue: number;
  /** For an event, a document or a date. */
  readonly waiting: number;
}

const NOTHING: Progress = { all: 0, done: 0, overdue: 0, waiting: 0 };

/** `today` is the civil date in Vietnam. */
export function progressOf(tasks: readonly BoardTask[], today: PlainDate): Progress {
  return tasks.reduce((sum, { state, due }) => {
    if (state === 'withdrawn') return sum;
    return {
      all: sum.all + 1,
      done: sum.done + (state === 'done' ? 1 : 0),
      overdue: sum.overdue + (state === 'open' && due !== null && isOverdue(due, today) ? 1 : 0),
      waiting: sum.waiting + (state === 'waiting' ? 1 : 0),
    };
  }, NOTHING);
}

export function byRow(tasks: readonly BoardTask[], today: PlainDate): ReadonlyMap<string, Progress> {
  const groups = Map.groupBy(tasks, ({ row }) => row);
  return new Map([...groups].map(([row, own]) => [row, progressOf(own, today)]));
}
