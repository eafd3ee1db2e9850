/**
 * The days of a yearly notice as people write them, a line each, and back:
 *
 *   1/1: nghỉ Tết Dương lịch
 *   16/2 - 20/2: nghỉ Tết Nguyên đán
 *   27/4: nghỉ bù Giỗ Tổ Hùng Vương
 *   2/1: hoán đổi, làm bù 10/1
 */
import type { Source, SpecialDay, YearNotice } from '#shared/calendar/index.ts';
import {
  addDays,
  dateOf,
  daysBetween,
  daysInMonth,
  formatDate,
  partsOf,
  type PlainDate,
} from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

export interface ListedDay extends Omit<SpecialDay, 'source'> {
  /** From 1. */
  readonly line: number;
}

const DATE = /(\d{1,2})\s*\/\s*(\d{1,2})(?:\s*\/\s*(\d{4}))?/gu;
const BARE_FIRST_DAY = /^(\D*)(\d{1,2})(\s*[-–]\s*\d{1,2}\s*\/\s*(\d{1,2}))/u;
const RANGE = /^\s*(?:-|–|→|đến)\s*$/u;
const MAKE_UP = /làm bù|đi làm/iu;
const LONGEST_RANGE = 31;
const LONGEST_NAME = 100;

interface Found {
  readonly date: PlainDate;
  readonly from: number;
  readonly to: number;
}

/** The days of a list; what is wrong, by line, in Vietnamese. */
export function readNoticeList(text: string, year: number): Result<readonly ListedDay[], readonly string[]> {
  const lines = text.split(/\r?\n/u).map((line, index) => ({ text: line.trim(), line: index + 1 }));
  const read = lines.filter((line) => line.text !== '').map(({ text: words, line }) => readLine(words, line, year));
  const wrong = read.flatMap((result) => (result.ok ? [] : [result.error]));
  if (wrong.length > 0) return err(wrong);
  const days = read.flatMap((result) => (result.ok ? result.value : []));
  return ok([...days].sort((a, b) => (a.date < b.date ? -1 : 1)));
}

function readLine(typed: string, line: number, year: number): Result<readonly ListedDay[], string> {
  const text = typed.replace(BARE_FIRST_DAY, '$1$2/$4$3');
  const found = datesIn(text, year);
  if (!found.ok) return err(`Dòng ${line}: ${found.error}`);
  if (found.value.length === 0) return err(`Dòng ${line}: không thấy ngày nào. Ghi như «29/4: hoán đổi, làm bù 4/5».`);
  const makeUpAt = text.search(MAKE_UP);
  const off = found.value.filter(({ from }) => makeUpAt < 0 || from < makeUpAt);
  const worked = found.value.filter(({ from }) => makeUpAt >= 0 && from > makeUpAt);
  const range = expanded(text, off);
  if (range === undefined)
    return err(`Dòng ${line}: khoảng ngày phải từ trước đến sau và dài không quá ${LONGEST_RANGE} ngày.`);
  const days = makeUpAt >= 0 ? swapped(text, range, worked) : offDays(text, range, off.at(-1)?.to ?? 0);
  return days.ok ? ok(days.value.map((day) => ({ ...day, line }))) : err(`Dòng ${line}: ${days.error}`);
}

function datesIn(text: string, year: number): Result<readonly Found[], string> {
  const found: Found[] = [];
  for (const match of text.matchAll(DATE)) {
    const [whole, day = '', month = '', own] = match;
    const [d, m, y] = [Number(day), Number(month), own === undefined ? year : Number(own)];
    if (d < 1 || d > daysInMonth(y, m))
      return err(`không có ngày ${whole.trim()}${own === undefined ? `/${year}` : ''}.`);
    found.push({ date: dateOf(y, m, d), from: match.index, to: match.index + whole.length });
  }
  return ok(found);
}

/** «16/2 - 20/2» is every day between; anything else the days as they stand. Undefined for a range that is none. */
function expanded(text: string, found: readonly Found[]): readonly PlainDate[] | undefined {
  const [first, last] = found;
  if (first === undefined || last === undefined || found.length !== 2 || !RANGE.test(text.slice(first.to, last.from)))
    return found.map(({ date }) => date);
  const days = daysBetween(first.date, last.date);
  if (days < 1 || days >= LONGEST_RANGE) return undefined;
  return Array.from({ length: days + 1 }, (_, i) => addDays(first.date, i));
}

type Unnumbered = Omit<ListedDay, 'line'>;

function swapped(
  text: string,
  off: readonly PlainDate[],
  worked: readonly Found[],
): Result<readonly Unnumbered[], string> {
  const isSwap = /hoán đổi|nghỉ/iu.test(text);
  // «5/1: làm bù»: the day stands before the words, and its day off lies in the year before.
  if (worked.length === 0 && !isSwap) return ok(off.map(makeUp));
  if (off.length === 0) return ok(worked.map(({ date }) => makeUp(date)));
  if (worked.length !== off.length)
    return err('mỗi ngày nghỉ hoán đổi cần đúng một ngày làm bù, ví dụ «29/4: hoán đổi, làm bù 4/5».');
  return ok([...off.map(swapDay), ...worked.map(({ date }) => makeUp(date))]);
}

const makeUp = (date: PlainDate): Unnumbered => ({ date, what: 'make-up', name: 'Làm bù' });
const swapDay = (date: PlainDate): Unnumbered => ({ date, what: 'swap', name: 'Nghỉ hoán đổi' });

function offDays(text: string, days: readonly PlainDate[], nameFrom: number): Result<readonly Unnumbered[], string> {
  if (/hoán đổi/iu.test(text)) return ok(days.map(swapDay));
  const words = text.slice(nameFrom).replace(/^[\s:;,.–-]+|(?<![\s;,.])[\s;,.]+$/gu, '');
  if (words.length > LONGEST_NAME) return err(`tên ngày nghỉ dài quá ${LONGEST_NAME} ký tự.`);
  if (/^nghỉ bù/iu.test(words)) return ok(days.map((date) => ({ date, what: 'compensation', name: capital(words) })));
  const name = capital(words.replace(/^nghỉ\s*/iu, ''));
  return ok(days.map((date) => ({ date, what: 'holiday', name: name === '' ? 'Nghỉ lễ' : name })));
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The list that reads back as the notice. Swaps and make-up days are paired in their order. */
export function writeNoticeList({ year, days }: YearNotice): string {
  const short = (date: PlainDate): string => {
    const { day, month, year: own } = partsOf(date);
    return own === year ? `${day}/${month}` : `${day}/${month}/${own}`;
  };
  const makeUps = days.filter(({ what }) => what === 'make-up');
  const swaps = days.filter(({ what }) => what === 'swap');
  const carried = carriedOver(days);
  const pairs = makeUps.slice(carried);
  const lines = days.flatMap(({ date, what, name }): string[] => {
    if (what === 'make-up')
      return makeUps.slice(0, carried).some((day) => day.date === date) ? [`${short(date)}: làm bù`] : [];
    if (what === 'compensation') return [`${short(date)}: ${name.charAt(0).toLowerCase()}${name.slice(1)}`];
    if (what === 'holiday') return [`${short(date)}: nghỉ ${name}`];
    const pair = pairs[swaps.findIndex((day) => day.date === date)];
    return [pair === undefined ? `${short(date)}: hoán đổi` : `${short(date)}: hoán đổi, làm bù ${short(pair.date)}`];
  });
  return lines.join('\n');
}

/** Make-up days at the year's beginning whose day off lies in the year before. */
function carriedOver(days: readonly Pick<SpecialDay, 'date' | 'what'>[]): number {
  const january = days.filter(({ date, what }) => what === 'make-up' && partsOf(date).month === 1).length;
  return Math.min(january, Math.max(0, balanceOf(days)));
}

/** Make-up days without a day off in the list (above 0), or days off whose make-up day lies elsewhere (below 0). */
export const balanceOf = (days: readonly Pick<SpecialDay, 'what'>[]): number =>
  days.filter(({ what }) => what === 'make-up').length - days.filter(({ what }) => what === 'swap').length;

/** The notice of a year from its list; a day that stood there before keeps its source. */
export function noticeFrom(
  listed: readonly ListedDay[],
  { year, reference, before }: { readonly year: number; readonly reference: string; readonly before: YearNotice },
): YearNotice {
  const source: Source = { kind: 'document', reference };
  const days = listed.map(({ date, what, name }): SpecialDay => {
    const known = before.days.find((day) => day.date === date && day.what === what);
    return {
      date,
      what,
      name,
      source: known === undefined || known.source.kind === 'computed' ? source : known.source,
    };
  });
  return { year, notice: reference, days };
}

/** «12729/VPCP-KGVX ngày 25/12/2025» */
export const noticeReference = (number: string, date: PlainDate): string => `${number} ngày ${formatDate(date)}`;
