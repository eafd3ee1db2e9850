/** The month whose results are scored: `2026-02`; they are published in the month after it. */
import { z } from 'zod';
import { dateOf, formatDate, lastDayOfMonth, type PlainDate } from '#shared/kernel/civil-date.ts';

export const monthSchema = z
  .string()
  .regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/u, 'not a month')
  .brand<'MonthId'>();
export type MonthId = z.infer<typeof monthSchema>;

const partsOf = (month: MonthId): readonly [year: number, month: number] => [
  Number(month.slice(0, 4)),
  Number(month.slice(5)),
];

export const monthOf = (date: PlainDate): MonthId => monthSchema.parse(date.slice(0, 7));

/** `n` months later, or earlier when negative. */
export function monthsLater(month: MonthId, n: number): MonthId {
  const [year, of] = partsOf(month);
  const index = year * 12 + of - 1 + n;
  return monthOf(dateOf(Math.floor(index / 12), (index % 12) + 1, 1));
}

export const firstDayOf = (month: MonthId): PlainDate => dateOf(...partsOf(month), 1);
export const lastDayOf = (month: MonthId): PlainDate => lastDayOfMonth(...partsOf(month));

/** The first day on which figures of the whole month are there: sheets open on it. */
export const opensOn = (month: MonthId): PlainDate => firstDayOf(monthsLater(month, 1));

/** «02/2026». */
export const nameOfMonth = (month: MonthId): string => formatDate(firstDayOf(month)).slice(3);
