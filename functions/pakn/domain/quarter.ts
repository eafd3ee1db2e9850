/** The quarters petitions and results are listed by. */
import { z } from 'zod';
import { partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';

/** `2024-Q1` */
export const quarterSchema = z
  .string()
  .regex(/^20\d{2}-Q[1-4]$/u)
  .brand<'Quarter'>();
export type Quarter = z.infer<typeof quarterSchema>;

const numbered = (year: number, quarter: number): Quarter => quarterSchema.parse(`${year}-Q${quarter}`);

export function quarterOf(date: PlainDate): Quarter {
  const { year, month } = partsOf(date);
  return numbered(year, Math.ceil(month / 3));
}

export function quarterBefore(quarter: Quarter): Quarter {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))];
  return number === 1 ? numbered(year - 1, 4) : numbered(year, number - 1);
}

/** «Quý I năm 2024» */
export const quarterName = (quarter: Quarter): string =>
  `Quý ${['I', 'II', 'III', 'IV'][Number(quarter.slice(6)) - 1] ?? ''} năm ${quarter.slice(0, 4)}`;

/** A quarter and those before it, newest first. */
export function quartersUntil(last: Quarter, count: number): readonly Quarter[] {
  const quarters = [last];
  for (let at = last; quarters.length < count;) {
    at = quarterBefore(at);
    quarters.push(at);
  }
  return quarters;
}

/** The board of a quarter: petitions are listed by when they came in. */
export const boardOf = (receivedOn: PlainDate): string => boardOfQuarter(quarterOf(receivedOn));
export const boardOfQuarter = (quarter: Quarter): string => `pakn#${quarter}`;
