/** How far the rows of a plan in force are, from the tasks on its board. */
import { isOverdue, type BoardTask } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { onceFor } from '#shared/kernel/once-for.ts';

export interface Progress {
  /** Withdrawn tasks count nowhere. */
  readonly all: number;
  readonly done: number;
  readonly overdue: number;
  /** For an event, a document or a date. */
  readonly waiting: number;
}

/** `today` is the civil date in Vietnam. */
export function progressOf(tasks: readonly BoardTask[], today: PlainDate): Progress {
  const sum = { all: 0, done: 0, overdue: 0, waiting: 0 };
  for (const { state, due } of tasks) {
    if (state === 'withdrawn') continue;
    sum.all += 1;
    if (state === 'done' || state === 'waiting') sum[state] += 1;
    else if (state === 'open' && due !== null && isOverdue(due, today)) sum.overdue += 1;
  }
  return sum;
}

const rowsOfTasks = onceFor<readonly BoardTask[], ReadonlyMap<string, readonly BoardTask[]>>((tasks) =>
  Map.groupBy(tasks, ({ row }) => row),
);

/** By day, of tasks that stand as they stood: a plan's page counts thousands of them. */
const countedOn = onceFor<readonly BoardTask[], Map<PlainDate, ReadonlyMap<string, Progress>>>(() => new Map());

export function byRow(tasks: readonly BoardTask[], today: PlainDate): ReadonlyMap<string, Progress> {
  const known = countedOn(tasks).get(today);
  if (known !== undefined) return known;
  const counted = new Map([...rowsOfTasks(tasks)].map(([row, own]) => [row, progressOf(own, today)]));
  countedOn(tasks).set(today, counted);
  return counted;
}

export const sumOf = (rows: Iterable<Progress>): Progress => {
  const sum = { all: 0, done: 0, overdue: 0, waiting: 0 };
  for (const { all, done, overdue, waiting } of rows) {
    sum.all += all;
    sum.done += done;
    sum.overdue += overdue;
    sum.waiting += waiting;
  }
  return sum;
};
