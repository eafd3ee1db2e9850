/**
 * How the law counts: periods from an event (Civil Code art. 147–148), periods back from an event, and fixed dates,
 * which no rule moves. Each result keeps enough to explain itself day by day.
 */
import { z } from 'zod';
import { addDays, dateOf, daysInMonth, partsOf, toDayNumber, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Calendar, DayExplanation } from './calendar.ts';

const roll = z.enum(['none', 'forward', 'backward']);
type Roll = z.infer<typeof roll>;

/** A plan's choices where the law or practice leaves one. */
export const policySchema = z.object({
  /** A fixed date on a day off stays where it is, with a warning before; no rule of law moves it. */
  rollFixedDate: roll.default('none'),
  /** A period that ends on a day off ends with the next working day (Civil Code art. 148.5). */
  rollPeriod: roll.default('forward'),
  /** «Trước ngày D»: lenient takes D for the last day, strict the day before it. */
  before: z.enum(['lenient', 'strict']).default('lenient'),
});
export type CountingPolicy = z.infer<typeof policySchema>;
export const defaultPolicy: CountingPolicy = policySchema.parse({});

export type PeriodUnit = 'day' | 'working-day' | 'week' | 'month' | 'year';

export const CLAUSES = {
  firstDay: 'Bộ luật Dân sự 2015, Điều 147 khoản 2, 3',
  endOfDay: 'Bộ luật Dân sự 2015, Điều 148 khoản 1, 6',
  week: 'Bộ luật Dân sự 2015, Điều 148 khoản 2',
  month: 'Bộ luật Dân sự 2015, Điều 148 khoản 3',
  year: 'Bộ luật Dân sự 2015, Điều 148 khoản 4',
  dayOff: 'Bộ luật Dân sự 2015, Điều 148 khoản 5',
} as const;

/** An end of a period and how it came about. */
export interface Counted {
  readonly due: PlainDate;
  /** The last day as counted, before it was rolled off a day off. */
  readonly nominal: PlainDate;
  /** The last working day before, when `due` is a day off and stays so. */
  readonly warnBy?: PlainDate;
  readonly rule: 'forward' | 'backward' | 'fixed';
  readonly from?: PlainDate;
  readonly n?: number;
  readonly unit?: PeriodUnit;
  /** The share of the last working day that is needed, when the period holds a fraction of one. */
  readonly partOfLastDay?: number;
}

/** `months` after a date: the same day of the month, or the month's last day (Civil Code art. 148.3). */
function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return dateOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

function shift(calendar: Calendar, date: PlainDate, n: number, unit: Exclude<PeriodUnit, 'working-day'>): PlainDate {
  if (unit === 'day') return calendar.addCalendarDays(date, n);
  if (unit === 'week') return calendar.addCalendarDays(date, n * 7);
  return addMonths(date, unit === 'month' ? n : n * 12);
}

function rolled(calendar: Calendar, date: PlainDate, how: Roll): PlainDate {
  if (how === 'none') return date;
  return how === 'forward' ? calendar.onOrAfter(date) : calendar.onOrBefore(date);
}

const warning = (calendar: Calendar, due: PlainDate): { warnBy?: PlainDate } =>
  calendar.isWorkingDay(due) ? {} : { warnBy: calendar.onOrBefore(due) };

/** End of `n` calendar days, weeks, months or years after an event; the day of the event is not counted. */
export function countCalendar(
  calendar: Calendar,
  from: PlainDate,
  n: number,
  unit: Exclude<PeriodUnit, 'working-day'>,
  policy: CountingPolicy,
): Counted {
  const nominal = shift(calendar, from, Math.ceil(n), unit);
  const due = rolled(calendar, nominal, policy.rollPeriod);
  return { due, nominal, ...warning(calendar, due), rule: 'forward', from, n, unit };
}

/**
 * End of `n` working days after an event, the day of the event not counted. Of a fraction («0,25 ngày làm việc», two of
 * eight hours) the due day is the working day it falls in.
 */
export function countWorking(calendar: Calendar, from: PlainDate, n: number): Counted {
  const whole = Math.ceil(n);
  const due = calendar.addWorkingDays(from, whole);
  const part = whole === n ? {} : { partOfLastDay: n - Math.floor(n) };
  return { due, nominal: due, rule: 'forward', from, n, unit: 'working-day', ...part };
}

/** The last day that is still `n` before an event. Never rolls forward: that would leave less than `n`. */
export function countBack(calendar: Calendar, event: PlainDate, n: number, unit: PeriodUnit): Counted {
  const due =
    unit === 'working-day'
      ? calendar.addWorkingDays(event, -Math.ceil(n))
      : shift(calendar, event, -Math.ceil(n), unit);
  return { due, nominal: due, ...warning(calendar, due), rule: 'backward', from: event, n, unit };
}

/** A fixed date. Stays where it is unless the plan's policy says otherwise. */
export function fixedDate(calendar: Calendar, date: PlainDate, policy: CountingPolicy): Counted {
  const due = rolled(calendar, date, policy.rollFixedDate);
  return { due, nominal: date, ...warning(calendar, due), rule: 'fixed' };
}

/** One sentence of the answer to «why this date?», in Vietnamese, with its clause and the days it speaks of. */
export interface CountingStep {
  readonly text: string;
  readonly clause?: string;
  readonly days?: readonly DayExplanation[];
}

/** Days strictly between two dates, and the later one when asked. */
function daysOff(calendar: Calendar, after: PlainDate, until: PlainDate): DayExplanation[] {
  const days: DayExplanation[] = [];
  for (let number = toDayNumber(after) + 1; number <= toDayNumber(until); number += 1) {
    const date = addDays(after, number - toDayNumber(after));
    if (!calendar.isWorkingDay(date)) days.push(calendar.explainDay(date));
  }
  return days;
}

const UNIT_WORDS: Readonly<Record<PeriodUnit, string>> = {
  day: 'ngày',
  'working-day': 'ngày làm việc',
  week: 'tuần',
  month: 'tháng',
  year: 'năm',
};
const UNIT_CLAUSES: Readonly<Record<PeriodUnit, string>> = {
  day: CLAUSES.endOfDay,
  'working-day': CLAUSES.endOfDay,
  week: CLAUSES.week,
  month: CLAUSES.month,
  year: CLAUSES.year,
};

const print = (date: PlainDate): string => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
const amount = (n: number): string => String(n).replace('.', ',');

function countSteps(calendar: Calendar, counted: Counted): CountingStep[] {
  const { from, n, unit, nominal, rule } = counted;
  if (from === undefined || n === undefined || unit === undefined) return [{ text: `Ngày cuối là ${print(nominal)}.` }];
  const first = { text: `Không tính ngày ${print(from)}.`, clause: CLAUSES.firstDay };
  const way = rule === 'backward' ? 'ngược' : 'tới';
  const end = { text: `Đếm ${way} ${amount(n)} ${UNIT_WORDS[unit]}: ${print(nominal)}.`, clause: UNIT_CLAUSES[unit] };
  if (unit !== 'working-day') return [first, end];
  const days =
    rule === 'backward' ? daysOff(calendar, addDays(nominal, -1), addDays(from, -1)) : daysOff(calendar, from, nominal);
  const skipped = days.length === 0 ? [] : [{ text: 'Bỏ qua các ngày nghỉ.', days }];
  return [first, ...skipped, end];
}

/** Why this date: each rule applied, each day skipped, each clause. */
export function explainCounted(calendar: Calendar, counted: Counted): CountingStep[] {
  const { due, nominal, warnBy, rule } = counted;
  const steps = countSteps(calendar, counted);
  if (due > nominal) {
    const days = daysOff(calendar, addDays(nominal, -1), addDays(due, -1));
    const clause = rule === 'fixed' ? {} : { clause: CLAUSES.dayOff };
    steps.push({ text: `Ngày cuối là ngày nghỉ, chuyển sang ngày làm việc tiếp theo ${print(due)}.`, ...clause, days });
  }
  if (due < nominal) {
    const days = daysOff(calendar, due, nominal);
    steps.push({ text: `Ngày cuối là ngày nghỉ, lấy ngày làm việc trước đó ${print(due)}.`, days });
  }
  if (warnBy !== undefined) {
    const days = daysOff(calendar, warnBy, due);
    steps.push({ text: `Rơi vào ngày nghỉ và không chuyển; nên xong trước ngày nghỉ, trong ${print(warnBy)}.`, days });
  }
  if (counted.partOfLastDay !== undefined) {
    steps.push({ text: `Chỉ cần ${amount(counted.partOfLastDay * 8)} giờ của ngày làm việc cuối.` });
  }
  const years = new Set([nominal.slice(0, 4), due.slice(0, 4), (counted.from ?? due).slice(0, 4)].map(Number));
  for (const year of years) {
    if (calendar.isProvisional(year)) {
      steps.push({ text: `Lịch nghỉ năm ${String(year)} chưa có thông báo, tính theo luật; ngày có thể thay đổi.` });
    }
  }
  return steps;
}
