/** What became of the tasks of a rehearsal: by outcome, by unit, by week. */
import { isClosed, type Task } from '#shared/casework/index.ts';
import { addDays, weekday, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';

export const OUTCOMES = [
  'done on time',
  'done late',
  'overdue',
  'not due yet',
  'waiting for an event',
  'planned',
  'continuous',
  'withdrawn',
] as const;
export type Outcome = (typeof OUTCOMES)[number];
export type ByOutcome = Partial<Record<Outcome, number>>;

export function outcomeOf({ state, due, finishedOn }: Task, today: PlainDate): Outcome {
  switch (state) {
    case 'done':
      return due !== null && finishedOn !== null && finishedOn > due.lenient ? 'done late' : 'done on time';
    case 'open':
    case 'suspended':
      return due !== null && due.lenient < today ? 'overdue' : 'not due yet';
    case 'waiting':
      return 'waiting for an event';
    default:
      return state;
  }
}

/** By process, then by outcome. */
export function outcomes(tasks: Iterable<Task>, today: PlainDate): Readonly<Record<string, ByOutcome>> {
  const counts: Record<string, ByOutcome> = {};
  for (const task of tasks) {
    const of = (counts[task.process] ??= {});
    const outcome = outcomeOf(task, today);
    of[outcome] = (of[outcome] ?? 0) + 1;
  }
  return counts;
}

export interface UnitRate {
  readonly unit: UnitId;
  /** Tasks whose date has passed or that are done. */
  readonly counted: number;
  /** Of those, done by their date. */
  readonly onTime: number;
}

/** The units with the lowest share of work done on time come first. */
export function onTimeRates(tasks: Iterable<Task>, today: PlainDate): readonly UnitRate[] {
  const rates = new Map<UnitId, { counted: number; onTime: number }>();
  for (const task of tasks) {
    const outcome = outcomeOf(task, today);
    if (outcome !== 'done on time' && outcome !== 'done late' && outcome !== 'overdue') continue;
    const of = rates.get(task.unit) ?? { counted: 0, onTime: 0 };
    of.counted += 1;
    if (outcome === 'done on time') of.onTime += 1;
    rates.set(task.unit, of);
  }
  const share = ({ counted, onTime }: UnitRate): number => onTime / counted;
  return [...rates].map(([unit, of]) => ({ unit, ...of })).sort((a, b) => share(a) - share(b) || b.counted - a.counted);
}

export interface Week {
  /** Its Monday. */
  readonly from: PlainDate;
  readonly due: number;
  readonly done: number;
}

interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The weeks of a span in which something falls due or is done, in their order. */
export function weeksOf(tasks: Iterable<Task>, { from, to }: Span): readonly Week[] {
  const weeks = new Map<PlainDate, { due: number; done: number }>();
  const at = (day: PlainDate) => {
    const monday = addDays(day, 1 - weekday(day));
    const of = weeks.get(monday) ?? { due: 0, done: 0 };
    weeks.set(monday, of);
    return of;
  };
  for (const task of tasks) {
    if (task.due !== null && task.state !== 'withdrawn') at(task.due.lenient).due += 1;
    if (isClosed(task) && task.finishedOn !== null) at(task.finishedOn).done += 1;
  }
  return [...weeks]
    .filter(([monday]) => monday <= to && addDays(monday, 6) >= from)
    .map(([monday, of]) => ({ from: monday, ...of }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** By how much falls due in them. */
export const busiest = (weeks: readonly Week[], most: number): readonly Week[] =>
  weeks.toSorted((a, b) => b.due - a.due).slice(0, most);
