/**
 * Fixed days and ranges of days.
 *
 *   Trước ngày 15/01/2024 · Trước 15/12/2024 · chậm nhất là ngày 15-3-2024 · 15.3.2024 · Thực hiện từ 01/6/2023
 *   01/3 → 30/7 · từ ngày 01/3 đến ngày 30/7/2024 · từ 01-15/3/2024 · 15/3, 15/6 và 15/9/2024
 *   ngày mười lăm tháng ba năm 2024 · trước 17h00 ngày 15/3/2024 ·
 *   chậm nhất 16 giờ 30 phút, thứ Sáu ngày 14/3/2025
 */
import { dateOf, daysInMonth, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Bound } from '../bounds.ts';
import { takeBound, takeOnward } from '../bounds.ts';
import type { Deadline } from '../deadline.ts';
import { NUMBER, numberOf } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import { takeTime } from '../time-of-day.ts';
import { fillYears, takeYear } from '../years.ts';

const NUMERIC =
  /(?:ngày )?(\d{1,2}) ?(?:\/ ?(\d{1,2})(?: ?\/ ?(20\d\d|\d\d))?|([.-]) ?(\d{1,2}) ?\4 ?(20\d\d))(?![\d/])/uy;
const WORDED = new RegExp(`(?:ngày )?(?:mồng |mùng )?(${NUMBER})(?:,? tháng )(${NUMBER})(?!\\p{L})`, 'uy');
const WORDED_START = /ngày (?=\S+(?: \S+){0,2}? ?tháng)|(?:mồng|mùng) |\d{1,2} tháng \d{1,2}(?=[ ,.;]|$)/uy;
/** «từ ngày 01 đến 15/3»: the month stands with the second day. */
const DAY_ONLY = /(?:ngày )?(\d{1,2})(?= ?(?:-|→|đến|tới))/uy;
const TO = / ?(?:-|→|,? (?:cho )?(?:đến|tới)|(?<= )(?:đến|tới))(?: hết)?(?: trước)? ?/uy;
const AND = /(?: ?[,;] ?(?:và )?| và )(?:trước )?/uy;

interface DayParts {
  readonly day: number;
  readonly month: number;
  readonly year?: number | undefined;
  readonly from: number;
  readonly to: number;
}

function takeNumeric(reader: Reader): DayParts | undefined {
  const from = reader.at;
  const match = reader.take(NUMERIC);
  if (match === null) return undefined;
  const [, day, month, year, , dottedMonth, dottedYear] = match;
  const written = year ?? dottedYear;
  const full = written?.length === 2 ? `20${written}` : written;
  if (full !== undefined) reader.say('year', reader.at - (written ?? '').length);
  const parts = { day: Number(day), month: Number(month ?? dottedMonth), from, to: reader.at };
  return { ...parts, year: full === undefined ? takeYear(reader) : Number(full) };
}

function takeWorded(reader: Reader): DayParts | undefined {
  const from = reader.at;
  if (!reader.sees(WORDED_START)) return undefined;
  const match = reader.take(WORDED);
  if (match === null) return undefined;
  const [day, month, to] = [numberOf(match[1] ?? ''), numberOf(match[2] ?? ''), reader.at];
  return { day, month, year: takeYear(reader), from, to };
}

/** A day of a month, with its year when written. */
export function takeDay(reader: Reader): DayParts | undefined {
  const parts = takeNumeric(reader) ?? takeWorded(reader);
  if (parts === undefined) return undefined;
  if (parts.day < 1 || parts.day > daysInMonth(parts.year ?? 2024, parts.month)) {
    reader.fault ??= { code: 'no-such-day', span: { from: parts.from, to: reader.at } };
    return undefined;
  }
  reader.say('date', parts.from, parts.to);
  return parts;
}

const order = ({ month, day }: DayParts): number => month * 31 + day;

function datesOf(reader: Reader, days: readonly DayParts[]): PlainDate[] | undefined {
  const years = fillYears(
    reader,
    days.map((parts) => ({ year: parts.year, order: order(parts) })),
  );
  const dates: PlainDate[] = [];
  for (const [i, { day, month, from, to }] of days.entries()) {
    const year = years[i] ?? reader.planYear;
    if (day > daysInMonth(year, month)) {
      reader.fault ??= { code: 'no-such-day', span: { from, to } };
      return undefined;
    }
    dates.push(dateOf(year, month, day));
  }
  return dates;
}

/** The rest of «từ ngày 01/3 đến 30/7», the first day read; undefined when no range follows. */
function takeRangeEnd(reader: Reader): DayParts | undefined {
  const mark = reader.mark();
  const end = reader.take(TO) === null ? undefined : takeDay(reader);
  if (end === undefined) reader.reset(mark);
  return end;
}

function bounded(reader: Reader, bound: Bound, date: PlainDate, time: string | undefined): Deadline {
  const at = time === undefined ? {} : { time };
  if (bound === 'before') return { kind: 'ABS_BEFORE', date, ...at };
  if (bound === 'from') {
    takeOnward(reader);
    return { kind: 'ABS_FROM', date };
  }
  if (bound === 'none') reader.assume('bound', date, 'last-day');
  if (bound === 'none' && /^24\/0?7$/u.test(reader.printed.trim()))
    reader.doubt('«24/7» is a date, or round the clock');
  return { kind: 'ABS_ON_OR_BEFORE', date, ...at };
}

/** «từ ngày 01 đến ngày 15/3/2024». */
function dayToDate(reader: Reader): Deadline | undefined {
  const from = reader.at;
  const first = reader.take(DAY_ONLY);
  if (first === null) return undefined;
  const to = reader.at;
  const end = takeRangeEnd(reader);
  if (end === undefined || Number(first[1]) > end.day) return undefined;
  const dates = datesOf(reader, [{ ...end, day: Number(first[1]), from, to }, end]);
  const [start, last] = dates ?? [];
  return start === undefined || last === undefined ? undefined : { kind: 'RANGE', from: start, to: last };
}

function dateList(reader: Reader, bound: Bound, first: DayParts, time: string | undefined): Deadline | undefined {
  const days = [first];
  for (;;) {
    const mark = reader.mark();
    const next = reader.take(AND) === null ? undefined : takeDay(reader);
    if (next === undefined) {
      reader.reset(mark);
      break;
    }
    days.push(next);
  }
  const parts = datesOf(reader, days)?.map((date) => bounded(reader, bound, date, time));
  if (parts === undefined) return undefined;
  return parts.length === 1 ? parts[0] : { kind: 'COMPOSITE', op: 'AND', parts };
}

export function fixedDate(reader: Reader): Deadline | undefined {
  const bound = takeBound(reader);
  const time = takeTime(reader);
  const first = takeDay(reader);
  if (first === undefined) return dayToDate(reader);
  const end = bound === 'from' || bound === 'none' || bound === 'within' ? takeRangeEnd(reader) : undefined;
  if (end === undefined) return dateList(reader, bound, first, time);
  const [from, to] = datesOf(reader, [first, end]) ?? [];
  return from === undefined || to === undefined ? undefined : { kind: 'RANGE', from, to };
}
