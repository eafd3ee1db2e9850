/** Short ways to write expected deadlines; dates are spelled by hand, so nothing here repeats the parser's work. */
import type { Deadline } from '#shared/deadlines/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';

const LAST: Readonly<Record<number, string>> = { 2: '28', 4: '30', 6: '30', 9: '30', 11: '30' };
const two = (n: number): string => String(n).padStart(2, '0');
const first = (year: number, month: number) => plainDate(`${year}-${two(month)}-01`);
const last = (year: number, month: number) =>
  plainDate(`${year}-${two(month)}-${month === 2 && year === 2024 ? '29' : (LAST[month] ?? '31')}`);

export const months = (year: number, from: number, to: number) => ({ from: first(year, from), to: last(year, to) });
export const month = (year: number, n: number): Deadline => ({ kind: 'MONTH', ...months(year, n, n) });
export const monthRange = (year: number, from: number, to: number): Deadline => ({
  kind: 'MONTH_RANGE',
  ...months(year, from, to),
});
export const quarter = (year: number, n: number): Deadline => ({ kind: 'QUARTER', ...months(year, n * 3 - 2, n * 3) });
export const quarters = (year: number, ...all: number[]): Deadline => ({
  kind: 'QUARTERS',
  items: all.map((n) => months(year, n * 3 - 2, n * 3)),
  ...months(year, Math.min(...all) * 3 - 2, Math.max(...all) * 3),
});
export const year = (n: number): Deadline => ({ kind: 'YEAR', ...months(n, 1, 12) });
export const before = (date: string): Deadline => ({ kind: 'ABS_BEFORE', date: plainDate(date) });
export const by = (date: string): Deadline => ({ kind: 'ABS_ON_OR_BEFORE', date: plainDate(date) });
export const since = (date: string): Deadline => ({ kind: 'ABS_FROM', date: plainDate(date) });
export const range = (from: string, to: string): Deadline => ({
  kind: 'RANGE',
  from: plainDate(from),
  to: plainDate(to),
});
export const yearRange = (from: number, to: number): Deadline => ({
  kind: 'YEAR_RANGE',
  from: first(from, 1),
  to: last(to, 12),
});

type Recur = Extract<Deadline, { kind: 'RECUR' }>;
export const every = (unit: Recur['every'], more: Partial<Recur> = {}): Deadline => ({
  kind: 'RECUR',
  every: unit,
  ...more,
});
const exclusively = (exclusive: boolean) => (exclusive ? { exclusive: true as const } : {});
export const monthDay = (day: number, exclusive = false): Deadline => ({
  kind: 'RECUR_MONTH_DAY',
  every: 'month',
  day,
  ...exclusively(exclusive),
});
export const quarterEndDay = (day: number, exclusive = false): Deadline => ({
  kind: 'RECUR_QEND_DAY',
  every: 'quarter',
  day,
  ...exclusively(exclusive),
});

export const cont: Deadline = { kind: 'CONT' };
export const adhoc = (event?: string): Deadline => ({ kind: 'ADHOC', ...(event === undefined ? {} : { event }) });
export const ref = (text: string): Deadline => ({ kind: 'REF', ref: text });
export const row = (text: string): Deadline => ({ kind: 'REF_ROW', row: text });
export const afterNow = (event: string): Deadline => ({ kind: 'AFTER_NOW', event });
export const afterDays = (n: number, event: string | null): Deadline => ({ kind: 'AFTER_CAL', n, event });
export const afterWorkdays = (n: number, event: string | null): Deadline => ({ kind: 'AFTER_WORK', n, event });
export const and = (...parts: Deadline[]): Deadline => ({ kind: 'COMPOSITE', op: 'AND', parts });
export const or = (...parts: Deadline[]): Deadline => ({ kind: 'COMPOSITE', op: 'OR', parts });
