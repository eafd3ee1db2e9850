/** The periods for which a unit says what it has reached: months or quarters of the plan's years. */
import { z } from 'zod';
import type { Calendar } from '#shared/calendar/index.ts';
import { dateOf, lastDayOfMonth, partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { TargetRules } from './rules.ts';

/** `2024-03` or `2024-Q1`; those of one kind sort as text. */
export const periodIdSchema = z.string().regex(/^\d{4}-(?:Q[1-4]|0[1-9]|1[0-2])$/u);
export type PeriodId = z.infer<typeof periodIdSchema>;

export interface Period {
  readonly id: PeriodId;
  readonly from: PlainDate;
  /** Its last day. */
  readonly to: PlainDate;
}

export type PeriodKind = TargetRules['period'];

const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3 };

/** All periods of some years, the first first. */
export function periodsOf(kind: PeriodKind, from: number, through: number): readonly Period[] {
  const length = MONTHS[kind];
  const years = Array.from({ length: through - from + 1 }, (_, place) => from + place);
  return years.flatMap((year) =>
    Array.from({ length: 12 / length }, (_, place): Period => {
      const first = place * length + 1;
      const last = first + length - 1;
      const id = kind === 'quarter' ? `${year}-Q${place + 1}` : `${year}-${String(first).padStart(2, '0')}`;
      return { id, from: dateOf(year, first, 1), to: lastDayOfMonth(year, last) };
    }),
  );
}

/** The last period that has ended before the day: what is asked for then. Undefined while the first one runs. */
export const askedOn = (periods: readonly Period[], date: PlainDate): Period | undefined =>
  periods.findLast(({ to }) => to < date);

/** The last day on which the period's units enter their figures; `lockAfter` in working days. */
export const lockDate = ({ to }: Pick<Period, 'to'>, lockAfter: number, calendar: Calendar): PlainDate =>
  calendar.addWorkingDays(to, lockAfter);

/** Running or ended, and not locked yet. */
export const isOpenOn = (period: Period, date: PlainDate, lockAfter: number, calendar: Calendar): boolean =>
  period.from <= date && date <= lockDate(period, lockAfter, calendar);

/** «Quý I/2024», «Tháng 3/2024». */
export function periodName(id: PeriodId): string {
  const [year = '', part = ''] = id.split('-');
  const quarter = /^Q([1-4])$/u.exec(part)?.[1];
  return quarter === undefined ? `Tháng ${Number(part)}/${year}` : `Quý ${ROMAN[Number(quarter)] ?? quarter}/${year}`;
}

const ROMAN = ['', 'I', 'II', 'III', 'IV'];

/** The year a period belongs to. */
export const yearOf = (date: PlainDate): number => partsOf(date).year;
