/**
 * AWS's dialect of cron: `minutes hours day-of-month month day-of-week year`, of which exactly one day field is `?`;
 * lists, ranges, steps; names of months and days (SUN is 1); `L` and `nW`/`LW` in the month, `nL` and `n#k` in the week.
 */
export interface CronFields {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly months: ReadonlySet<number>;
  readonly years: ReadonlySet<number>;
  /** Whether the expression's day fields hold on a civil date. */
  readonly matchesDay: DayTest;
}

type DayTest = (year: number, month: number, day: number) => boolean;

interface Range {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const MINUTES: Range = { name: 'minutes', least: 0, most: 59 };
const HOURS: Range = { name: 'hours', least: 0, most: 23 };
const DAYS: Range = { name: 'day-of-month', least: 1, most: 31 };
const MONTHS: Range = {
  name: 'month',
  least: 1,
  most: 12,
  names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
};
const WEEKDAYS: Range = {
  name: 'day-of-week',
  least: 1,
  most: 7,
  names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
};
const YEARS: Range = { name: 'year', least: 1970, most: 2199 };

/** Throws an Error naming the field that Scheduler would refuse. */
export function parseCron(text: string): CronFields {
  const [minutes, hours, days, months, weekdays, years, ...rest] = text.trim().split(/\s+/);
  if (
    minutes === undefined ||
    hours === undefined ||
    days === undefined ||
    months === undefined ||
    weekdays === undefined ||
    years === undefined ||
    rest.length > 0
  )
    throw new Error(`cron(${text}): expected six fields (minutes hours day-of-month month day-of-week year)`);
  if ((days === '?') === (weekdays === '?'))
    throw new Error(`cron(${text}): exactly one of day-of-month and day-of-week must be ?`);
  const ascending = (values: ReadonlySet<number>): number[] => [...values].sort((a, b) => a - b);
  return {
    minutes: ascending(numbersOf(minutes, MINUTES)),
    hours: ascending(numbersOf(hours, HOURS)),
    months: numbersOf(months, MONTHS),
    years: numbersOf(years, YEARS),
    matchesDay: weekdays === '?' ? dayOfMonth(days) : dayOfWeek(weekdays),
  };
}

function dayOfMonth(field: string): DayTest {
  if (field === 'L') return (year, month, day) => day === lastDay(year, month);
  if (field === 'LW') return (year, month, day) => day === nearestWeekday(year, month, lastDay(year, month));
  const nearest = /^(\d{1,2})W$/.exec(field);
  if (nearest !== null) {
    const wanted = numberOf(nearest[1] ?? '', DAYS);
    return (year, month, day) => wanted <= lastDay(year, month) && day === nearestWeekday(year, month, wanted);
  }
  const days = numbersOf(field, DAYS);
  return (_year, _month, day) => days.has(day);
}

function dayOfWeek(field: string): DayTest {
  const [, last] = /^(\w+)L$/.exec(field) ?? [];
  if (field === 'L') return (year, month, day) => weekday(year, month, day) === 7;
  if (last !== undefined) {
    const wanted = numberOf(last, WEEKDAYS);
    return (year, month, day) => weekday(year, month, day) === wanted && day > lastDay(year, month) - 7;
  }
  const [, nth, ordinal] = /^(\w+)#([1-5])$/.exec(field) ?? [];
  if (nth !== undefined) {
    const wanted = numberOf(nth, WEEKDAYS);
    return (year, month, day) => weekday(year, month, day) === wanted && Math.ceil(day / 7) === Number(ordinal);
  }
  const days = numbersOf(field, WEEKDAYS);
  return (year, month, day) => days.has(weekday(year, month, day));
}

function numbersOf(field: string, range: Range): ReadonlySet<number> {
  return new Set(field.split(',').flatMap((part) => expand(part, range)));
}

function expand(part: string, range: Range): number[] {
  const [, base = '', step] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
  const [from, to] = base === '*' ? [range.least, range.most] : bounds(base, range, step !== undefined);
  const by = step === undefined ? 1 : Number(step);
  if (by < 1 || from > to) throw new Error(`${range.name}: "${part}" is empty`);
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);
}

function bounds(base: string, range: Range, stepped: boolean): [number, number] {
  const [from, to, ...rest] = base.split('-');
  if (from === undefined || rest.length > 0) throw new Error(`${range.name}: "${base}" is not a range`);
  const least = numberOf(from, range);
  if (to !== undefined) return [least, numberOf(to, range)];
  return [least, stepped ? range.most : least];
}

function numberOf(text: string, { name, least, most, names }: Range): number {
  const named = names?.indexOf(text.toUpperCase()) ?? -1;
  const value = named === -1 ? Number(/^\d+$/.exec(text)?.[0]) : named + least;
  if (Number.isNaN(value) || value < least || value > most)
    throw new Error(`${name}: "${text}" is not between ${least} and ${most}`);
  return value;
}

/** 1 is Sunday. */
const weekday = (year: number, month: number, day: number): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The Monday–Friday nearest to a day, never leaving its month. */
function nearestWeekday(year: number, month: number, day: number): number {
  const on = weekday(year, month, day);
  if (on === 7) return day === 1 ? 3 : day - 1;
  if (on === 1) return day === lastDay(year, month) ? day - 2 : day + 1;
  return day;
}
