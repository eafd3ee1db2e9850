import { addDays, daysBetween, type PlainDate } from '#shared/kernel/civil-date.ts';

/** Each civil date from `from` to `to`, both included; none when `to` is earlier. */
export const daysFrom = (from: PlainDate, to: PlainDate): readonly PlainDate[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => addDays(from, i));
