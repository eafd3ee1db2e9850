/**
 * Quarters.
 *
 *   Quý II · Quý I/2024 · Quý III/ 2018 · Quí 4 năm 2024 · Chậm nhất quý II · hết Quý III · Trước quý IV
 *   Quý I, II/2024 · Quý II và Quý IV/2024 · Quý I, II, III, IV/2024 · Quý IV/2025- Quý II/2026 · Quý II-III/2026 · Q2/2025
 *   tuần cuối quý II/2025 · tháng đầu của quý III
 */
import { takeBound, takeOnward, type Bound } from '../bounds.ts';
import type { Deadline } from '../deadline.ts';
import { quarterOf } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import { monthWindow, quarterWindow, weekWindow, type Window } from '../windows.ts';
import { fillYears, takeYear } from '../years.ts';

const QUARTER = /(?:các )?(?:(đầu|giữa|cuối) )?(?:quý ?|q\.? ?)(iv|i{1,3}|0?[1-4])(?![\p{L}\d])/uy;
const BARE = /(?:()(?:quý ?|q\.? ?))?(iv|i{1,3}|0?[1-4])(?![\p{L}\d])/uy;
const TO = / ?(?:-|→|,? (?:cho )?(?:đến|tới))(?: hết)?(?: cuối)? ?/uy;
const AND = /(?: ?[,;] ?(?:và )?| và | ?[&+] ?)(?:trong )?/uy;

interface QuarterParts {
  readonly quarter: number;
  readonly year?: number | undefined;
  readonly order: number;
  readonly part?: string | undefined;
}

function takeQuarter(reader: Reader, pattern: RegExp): QuarterParts | undefined {
  const from = reader.at;
  const match = reader.take(pattern);
  if (match === null) return undefined;
  const quarter = quarterOf(match[2] ?? '');
  reader.say('quarter', from);
  return { quarter, year: takeYear(reader), order: quarter, part: match[1] };
}

function takeAfter(reader: Reader, separator: RegExp): QuarterParts | undefined {
  const mark = reader.mark();
  const next = reader.take(separator) === null ? undefined : takeQuarter(reader, BARE);
  if (next === undefined) reader.reset(mark);
  return next;
}

function bounded(reader: Reader, bound: Bound, window: Window, part: string | undefined): Deadline {
  if (bound === 'before') return { kind: 'ABS_BEFORE', date: part === 'cuối' ? window.to : window.from };
  if (bound === 'from') {
    takeOnward(reader);
    return { kind: 'ABS_FROM', date: window.from };
  }
  if (part !== undefined && part !== 'cuối') {
    reader.doubt(`«${part} quý» has no legal meaning; read as the whole quarter`);
  }
  return { kind: 'QUARTER', ...window, ...(bound === 'by' || part === 'cuối' ? { by: true as const } : {}) };
}

/** Several quarters: all four are one occurrence each; neighbours may also be one window, so a person decides. */
function several(reader: Reader, quarters: readonly QuarterParts[]): Deadline {
  const years = fillYears(reader, quarters);
  const items = quarters.map(({ quarter }, i) => quarterWindow(years[i] ?? reader.planYear, quarter));
  const year = years[0] ?? reader.planYear;
  const { from } = items[0] ?? quarterWindow(year, 1);
  const { to } = items.at(-1) ?? quarterWindow(year, 4);
  if (quarters.length === 4) return { kind: 'RECUR', every: 'quarter', from, to };
  const adjacent = quarters.every(({ quarter }, i) => i === 0 || quarter === ((quarters[i - 1]?.quarter ?? 0) % 4) + 1);
  if (adjacent) reader.doubt('neighbouring quarters may be one window or one occurrence each');
  return { kind: 'QUARTERS', items, from, to };
}

const PART =
  /(tuần|tháng) (?:lễ )?(đầu(?: tiên)?|cuối(?: cùng)?|giữa|thứ hai)(?: của)? (?=(?:quý ?|q\.? ?)(?:iv|i{1,3}|0?[1-4])(?![\p{L}\d]))/uy;

const thirdOf = (place: string): number => (place.startsWith('đầu') ? 1 : place.startsWith('cuối') ? 3 : 2);

function weekOfQuarter(reader: Reader, year: number, month: number, third: number): Deadline | undefined {
  if (third === 2) return undefined;
  reader.doubt('a week of a quarter has no legal meaning; read as its first or last seven days');
  return { kind: 'RANGE', ...weekWindow(year, month, third === 1 ? 1 : -1) };
}

/** «tháng đầu của quý III», «tuần cuối quý II/2025». */
function partOfQuarter(reader: Reader, bound: Bound): Deadline | undefined {
  const [, unit, place = ''] = reader.take(PART) ?? [];
  const quarter = unit === undefined ? undefined : takeQuarter(reader, QUARTER);
  if (quarter === undefined || bound === 'before' || bound === 'from') return undefined;
  const [year = reader.planYear] = fillYears(reader, [quarter]);
  const third = thirdOf(place);
  const month = quarter.quarter * 3 - 3 + third;
  if (unit === 'tuần') return weekOfQuarter(reader, year, month, third);
  return { kind: 'MONTH', ...monthWindow(year, month), ...(bound === 'by' ? { by: true as const } : {}) };
}

export function quarter(reader: Reader): Deadline | undefined {
  const bound = takeBound(reader);
  const part = reader.attempt((r) => partOfQuarter(r, bound));
  if (part !== undefined) return part;
  const first = takeQuarter(reader, QUARTER);
  if (first === undefined) return undefined;
  const last = takeAfter(reader, TO);
  if (last !== undefined) {
    const [from = reader.planYear, to = reader.planYear] = fillYears(reader, [first, last]);
    return {
      kind: 'RANGE',
      from: quarterWindow(from, first.quarter).from,
      to: quarterWindow(to, last.quarter).to,
    };
  }
  const quarters = [first];
  if (bound === 'none' || bound === 'within') {
    for (let next = takeAfter(reader, AND); next !== undefined; next = takeAfter(reader, AND)) quarters.push(next);
  }
  if (quarters.length > 1) return several(reader, quarters);
  const [year = reader.planYear] = fillYears(reader, [first]);
  return bounded(reader, bound, quarterWindow(year, first.quarter), first.part);
}
