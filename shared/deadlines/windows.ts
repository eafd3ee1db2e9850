/** Civil windows: months, quarters, years as first and last day. */
import { dateOf, daysInMonth, lastDayOfMonth, type PlainDate } from '#shared/kernel/civil-date.ts';

export interface Window {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export const monthWindow = (year: number, month: number): Window => ({
  from: dateOf(year, month, 1),
  to: lastDayOfMonth(year, month),
});

export const quarterWindow = (year: number, quarter: number): Window => ({
  from: dateOf(year, quarter * 3 - 2, 1),
  to: lastDayOfMonth(year, quarter * 3),
});

export const yearWindow = (year: number): Window => ({ from: dateOf(year, 1, 1), to: dateOf(year, 12, 31) });

/** Days of a month's week: 1 = days 1–7 … 4 = 22–28, 5 = the rest, -1 = the last seven days. */
export function weekWindow(year: number, month: number, week: number): Window {
  const last = daysInMonth(year, month);
  if (week === -1) return { from: dateOf(year, month, last - 6), to: dateOf(year, month, last) };
  const first = Math.min(week * 7 - 6, last);
  return { from: dateOf(year, month, first), to: dateOf(year, month, Math.min(first + 6, last)) };
}

/** The day of a month, or the month's last day when it is shorter (Civil Code art. 148.3). */
export const dayWithin = (year: number, month: number, day: number): PlainDate =>
  dateOf(year, month, Math.min(day, daysInMonth(year, month)));
