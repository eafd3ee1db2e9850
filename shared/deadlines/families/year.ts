/**
 * Years, parts of a year and periods of years.
 *
 *   Năm 2024 · Trong năm 2024 · hoàn thành trong năm · cuối năm · giữa năm 2025 · 6 tháng đầu năm · hết năm 2026
 *   Giai đoạn 2026-2030 · Năm 2026 - 2027 · từ năm 2026 đến năm 2030 · Giai đoạn 2026-2030 và những năm tiếp theo
 */
import { dateOf, lastDayOfMonth, type PlainDate } from '#shared/kernel/civil-date.ts';
import { takeBound, takeOnward, type Bound } from '../bounds.ts';
import type { Deadline } from '../deadline.ts';
import { numberOf } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import { yearWindow } from '../windows.ts';
import { takeYear } from '../years.ts';

const YEARS =
  /(?:(?:trong |cả )?giai đoạn|các năm|năm)? ?(?:từ )?(?:năm )?(20\d\d)(?: ?- ?| ?→ ?| (?:đến|tới)(?: hết)? )(?:năm )?(20\d\d)(?!\d)/uy;
const YEAR = /(?:năm |giai đoạn )?(20\d\d)(?![\d/])|năm (?=sau|tới|kế tiếp|tiếp theo)/uy;
const NEXT = /(?:sau|tới|kế tiếp|tiếp theo)(?!\p{L})/uy;
/** «trong năm»: the plan's; never «năm» before anything else. */
const THIS = /(?:năm|năm nay|năm kế hoạch)(?= ?(?:$|[,;.)]|và |hoặc ))/uy;
const PART = /(đầu|giữa|cuối|hết) năm(?!\p{L})/uy;
const HALF = /(0?[369]|sáu|ba|chín) tháng (đầu|cuối)(?: của)? năm(?!\p{L})/uy;
const ONWARD =
  /(?: trở đi|(?:,| và)? (?:các |những )?năm (?:tiếp theo|sau|kế tiếp)(?: đó)?|,? và (?:những năm )?tiếp theo)(?!\p{L})/uy;

function yearAfter(reader: Reader): number {
  const year = takeYear(reader);
  if (year === undefined) reader.assume('year', reader.planYear, 'plan-year');
  return year ?? reader.planYear;
}

const NEXT_AFTER = / (?:sau|tới|kế tiếp|tiếp theo)(?!\p{L})/uy;

/** «6 tháng đầu năm 2024», «9 tháng đầu năm», «6 tháng cuối năm». */
function halfYear(reader: Reader, bound: Bound): Deadline | undefined {
  const from = reader.at;
  const match = reader.take(HALF);
  if (match === null) return undefined;
  reader.say('period', from);
  const [months, end, year] = [numberOf((match[1] ?? '').replace(/^0/u, '')), match[2], yearAfter(reader)];
  const window =
    end === 'đầu'
      ? { from: dateOf(year, 1, 1), to: lastDayOfMonth(year, months) }
      : { from: dateOf(year, 13 - months, 1), to: dateOf(year, 12, 31) };
  return bound === 'before' ? { kind: 'ABS_BEFORE', date: window.to } : { kind: 'RANGE', ...window };
}

const DAYS: Readonly<Record<string, readonly [number, number]>> = {
  đầu: [1, 1],
  giữa: [6, 30],
  cuối: [12, 31],
  hết: [12, 31],
};

/** Civil Code art. 146.3: beginning, middle and end of a year are 1 January, 30 June and 31 December. */
function partOfYear(reader: Reader, bound: Bound): Deadline | undefined {
  const from = reader.at;
  const part = reader.take(PART)?.[1];
  const [month, day] = DAYS[part ?? ''] ?? [];
  if (month === undefined || day === undefined) return undefined;
  reader.say('period', from);
  const next = reader.take(NEXT_AFTER) !== null;
  const date = dateOf(next ? reader.planYear + 1 : yearAfter(reader), month, day);
  reader.assume('day', date, 'civil-code-146');
  if (part === 'đầu' && bound !== 'from')
    reader.doubt('«đầu năm» by the Civil Code is 1 January; often the first months are meant');
  if (bound === 'from') return { kind: 'ABS_FROM', date };
  return { kind: bound === 'before' ? 'ABS_BEFORE' : 'ABS_ON_OR_BEFORE', date };
}

/** «… và những năm tiếp theo»: every year after the last one named. */
function onward(reader: Reader, deadline: Deadline, after: number): Deadline {
  if (reader.take(ONWARD) === null) return deadline;
  const next: Deadline = { kind: 'RECUR', every: 'year', from: dateOf(after + 1, 1, 1) };
  return { kind: 'COMPOSITE', op: 'AND', parts: [deadline, next] };
}

function years(reader: Reader): Deadline | undefined {
  const at = reader.at;
  const match = reader.take(YEARS);
  if (match === null) return undefined;
  const [first, last] = [Number(match[1]), Number(match[2])];
  reader.say('year', at);
  if (first > last) {
    reader.fault ??= { code: 'range-reversed', span: { from: at, to: reader.at } };
    return undefined;
  }
  return onward(reader, { kind: 'YEAR_RANGE', from: yearWindow(first).from, to: yearWindow(last).to }, last);
}

function takeOneYear(reader: Reader, bound: Bound): number | undefined {
  const from = reader.at;
  const match = reader.take(YEAR);
  if (match === null) {
    if (bound !== 'within' || reader.take(THIS) === null) return undefined;
    reader.assume('year', reader.planYear, 'plan-year');
    return reader.planYear;
  }
  const year = match[1] === undefined ? reader.planYear + 1 : Number(match[1]);
  if (match[1] === undefined) reader.take(NEXT);
  reader.say('year', from);
  return year;
}

function single(bound: Bound, year: number): Deadline {
  const window: { from: PlainDate; to: PlainDate } = yearWindow(year);
  if (bound === 'before') return { kind: 'ABS_BEFORE', date: window.from };
  if (bound === 'from') return { kind: 'ABS_FROM', date: window.from };
  return { kind: 'YEAR', ...window, ...(bound === 'by' ? { by: true as const } : {}) };
}

export function year(reader: Reader): Deadline | undefined {
  const whole = reader.attempt(years);
  if (whole !== undefined) return whole;
  const bound = takeBound(reader);
  const part = reader.attempt((r) => halfYear(r, bound)) ?? reader.attempt((r) => partOfYear(r, bound));
  if (part !== undefined) return part;
  const range = reader.attempt(years);
  if (range !== undefined) return range;
  const one = takeOneYear(reader, bound);
  if (one !== undefined && bound === 'from' && takeOnward(reader)) return single(bound, one);
  return one === undefined ? undefined : onward(reader, single(bound, one), one);
}
