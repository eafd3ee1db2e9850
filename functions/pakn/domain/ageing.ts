/** How old the open work on petitions is, counted from the very rows the list shows. */
import type { Calendar } from '#shared/calendar/index.ts';
import { isOverdue, type BoardTask } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';

export type Age = 'late' | 'soon' | 'ample';
export type AgeCounts = Readonly<Record<Age, number>>;

/** Working days before the date in which it is called soon. */
const SOON_DAYS = 2;

type Dated = Pick<BoardTask, 'due'>;

/** Working days left to the date, 0 on it; below 0 the working days it is late. */
export function workingDaysLeft({ due }: Dated, calendar: Calendar, today: PlainDate): number {
  if (due === null) return Number.POSITIVE_INFINITY;
  return isOverdue(due, today)
    ? -calendar.workingDaysBetween(due.lenient, today)
    : calendar.workingDaysBetween(today, due.lenient);
}

export function ageOf(task: Dated, calendar: Calendar, today: PlainDate): Age {
  if (task.due !== null && isOverdue(task.due, today)) return 'late';
  return workingDaysLeft(task, calendar, today) <= SOON_DAYS ? 'soon' : 'ample';
}

/** Counts of open tasks by whatever they are grouped by; the most late first. */
export function ageing<Key, T extends Dated>(
  tasks: readonly T[],
  keyOf: (task: T) => Key,
  { calendar, today }: { readonly calendar: Calendar; readonly today: PlainDate },
): readonly (readonly [Key, AgeCounts])[] {
  const counts = new Map<Key, AgeCounts>();
  for (const task of tasks) {
    const known = counts.get(keyOf(task)) ?? { late: 0, soon: 0, ample: 0 };
    const age = ageOf(task, calendar, today);
    counts.set(keyOf(task), { ...known, [age]: known[age] + 1 });
  }
  return [...counts].sort(([, a], [, b]) => b.late - a.late || b.soon - a.soon || b.ample - a.ample);
}
