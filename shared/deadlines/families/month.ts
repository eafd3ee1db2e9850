/**
 * Months, lists and ranges of months, and parts of a month.
 *
 *   Tháng 12/2024 · Trong tháng 02/2024 · Chậm nhất Tháng 5 · Trước tháng 6 · Tháng 1 → Tháng 12 · Tháng 6-7/2024
 *   Tháng 3, 6, 9/2024 · Tháng 6 và tháng 12 · giữa tháng 6 · cuối tháng 9/2024 · tuần 2 tháng 3 · 12/2024 · T6/2025
 */
import { dateOf, lastDayOfMonth } from '#shared/kernel/civil-date.ts';
import { takeBound, takeOnward, type Bound } from '../bounds.ts';
import type { Deadline } from '../deadline.ts';
import { NUMBER, numberOf } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import { monthWindow, weekWindow, type Window } from '../windows.ts';
import { fillYears, takeYear } from '../years.ts';

const MONTH = new RegExp(`(?:các )?(?:tháng ?|t\\.?(?=\\d))(${NUMBER})(?![\\p{L}\\d]|,\\d)`, 'uy');
const YEAR_NUMBER = / 20\d\d/uy;
/** A number in words needs «tháng» before it: «năm» alone is a year, not the fifth month. */
const BARE = new RegExp(`(?:(?:tháng ?|t\\.?(?=\\d))(${NUMBER})|(\\d{1,2}))(?![\\p{L}\\d])`, 'uy');
const NUMERIC = /(\d{1,2}) ?[/.-] ?(?=20\d\d(?!\d))/uy;
const PART = /(đầu|giữa|trung tuần|cuối|thượng tuần|hạ tuần) (?=tháng ?\d)/uy;
const WEEK =
  /tuần (?:lễ )?(đầu(?: tiên)?|cuối(?: cùng)?|thứ (?:nhất|hai|ba|tư|\d)|\d|[iv]{1,3})(?: của)?,? (?=tháng ?\d)/uy;
const TO = / ?(?:-|→|,? (?:cho )?(?:đến|tới))(?: hết)?(?: cuối)? ?/uy;
const AND = /(?: ?[,;] ?(?:và )?| và | ?& ?)(?:trong )?/uy;
/** Two cells run together: «Tháng 2 Tháng 3». */
const GLUED = / (?=tháng ?\d)/uy;

interface MonthParts {
  readonly month: number;
  readonly year?: number | undefined;
  readonly order: number;
  /** Written «T6». */
  readonly short: boolean;
}

function takeMonth(reader: Reader, pattern: RegExp): MonthParts | undefined {
  const from = reader.at;
  const match = reader.take(pattern);
  const written = match?.[1] ?? match?.[2];
  const month = written === undefined ? 0 : numberOf(written);
  if (month < 1 || month > 12) return undefined;
  if (pattern === NUMERIC) reader.at -= 1 + (reader.folded[reader.at - 1] === ' ' ? 1 : 0);
  reader.say('month', from);
  if (written === 'năm' && reader.sees(YEAR_NUMBER)) reader.doubt('«tháng năm 2025» may lack the month');
  const short = reader.folded[from] === 't' && !reader.folded.startsWith('tháng', from);
  return { month, year: takeYear(reader), order: month, short };
}

/** The next member after a separator; goes back when there is none. */
function takeAfter(reader: Reader, separator: RegExp): MonthParts | undefined {
  const mark = reader.mark();
  const next = reader.take(separator) === null ? undefined : takeMonth(reader, BARE);
  if (next === undefined) reader.reset(mark);
  return next;
}

function bounded(reader: Reader, bound: Bound, window: Window): Deadline {
  if (bound === 'before') return { kind: 'ABS_BEFORE', date: window.from };
  if (bound === 'from') {
    takeOnward(reader);
    return { kind: 'ABS_FROM', date: window.from };
  }
  return { kind: 'MONTH', ...window, ...(bound === 'by' ? { by: true as const } : {}) };
}

function monthRange(reader: Reader, first: MonthParts, last: MonthParts): Deadline {
  const [from = reader.planYear, to = reader.planYear] = fillYears(reader, [first, last]);
  return {
    kind: 'MONTH_RANGE',
    from: dateOf(from, first.month, 1),
    to: lastDayOfMonth(to, last.month),
  };
}

const PARTS: Readonly<Record<string, number>> = { đầu: 1, 'thượng tuần': 10, giữa: 15, 'trung tuần': 20, cuối: 31 };

/** «giữa tháng 6/2024»: the 15th; «đầu», «cuối»: the first and the last day (Civil Code art. 146.2). */
function partOfMonth(reader: Reader, bound: Bound): Deadline | undefined {
  const part = reader.take(PART)?.[1];
  const month = part === undefined ? undefined : takeMonth(reader, MONTH);
  if (part === undefined || month === undefined) return undefined;
  const [year = reader.planYear] = fillYears(reader, [month]);
  const last = lastDayOfMonth(year, month.month);
  const day = PARTS[part] ?? 31;
  const date = day === 31 ? last : dateOf(year, month.month, day);
  reader.assume('day', date, 'civil-code-146');
  if (part === 'đầu' && bound !== 'from')
    reader.doubt('«đầu tháng» by the Civil Code is its first day; often the first week is meant');
  if (bound === 'from') return { kind: 'ABS_FROM', date };
  return { kind: bound === 'before' ? 'ABS_BEFORE' : 'ABS_ON_OR_BEFORE', date };
}

const WEEKS: Readonly<Record<string, number>> = { nhất: 1, hai: 2, ba: 3, tư: 4, i: 1, ii: 2, iii: 3, iv: 4 };

/** The number of «tuần đầu», «tuần thứ hai», «tuần cuối» (-1). */
export function weekOf(words: string): number {
  if (words.startsWith('đầu')) return 1;
  if (words.startsWith('cuối')) return -1;
  const last = words.replace('thứ ', '');
  return WEEKS[last] ?? Number(last);
}

function weekOfMonth(reader: Reader): Deadline | undefined {
  const words = reader.take(WEEK)?.[1];
  const month = words === undefined ? undefined : takeMonth(reader, MONTH);
  if (words === undefined || month === undefined) return undefined;
  const [year = reader.planYear] = fillYears(reader, [month]);
  const window = weekWindow(year, month.month, weekOf(words));
  reader.assume('week', `${window.from}/${window.to}`, 'week-of-seven-days');
  reader.doubt('a week of a month has no legal meaning; read as seven days of it');
  return { kind: 'RANGE', ...window };
}

function monthList(reader: Reader, first: MonthParts): Deadline | undefined {
  const months = [first];
  for (let next = takeAfter(reader, AND); next !== undefined; next = takeAfter(reader, AND)) months.push(next);
  if (months.length === 1) return undefined;
  const years = fillYears(reader, months);
  const items = months.map(({ month }, i) => monthWindow(years[i] ?? reader.planYear, month));
  const adjacent = items.every((_, i) => i === 0 || months[i]?.month === ((months[i - 1]?.month ?? 0) % 12) + 1);
  if (adjacent) reader.doubt('neighbouring months may be one window or one occurrence each');
  return { kind: 'MONTHS', items };
}

function single(reader: Reader, bound: Bound, { month, year: written, order, short }: MonthParts): Deadline {
  if (short && written === undefined && month >= 2 && month <= 7) {
    reader.doubt('«T2»–«T7» may be a month or a weekday');
  }
  const [year = reader.planYear] = fillYears(reader, [{ year: written, order }]);
  return bounded(reader, bound, monthWindow(year, month));
}

export function month(reader: Reader): Deadline | undefined {
  const bound = takeBound(reader);
  const part = reader.attempt((r) => partOfMonth(r, bound)) ?? reader.attempt(weekOfMonth);
  if (part !== undefined) return part;
  const first = takeMonth(reader, MONTH) ?? takeMonth(reader, NUMERIC);
  if (first === undefined) return undefined;
  const last = takeAfter(reader, TO);
  if (last !== undefined) return monthRange(reader, first, last);
  const glued = reader.sees(GLUED) ? takeAfter(reader, / /uy) : undefined;
  if (glued !== undefined) {
    reader.doubt('two cells run together: start and finish, or two months');
    return monthRange(reader, first, glued);
  }
  const list = bound === 'before' || bound === 'from' ? undefined : monthList(reader, first);
  if (list !== undefined) return list;
  return single(reader, bound, first);
}
