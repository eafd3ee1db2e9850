/**
 * The place of a recurring deadline within its cycle, before or after the words that say how often.
 *
 *   ngày 17 của tháng cuối quý · ngày 10 hằng tháng · ngày 05 tháng sau · 15/12 (hằng năm) · Tháng 12 · Quý IV
 *   tuần cuối của quý · ngày làm việc cuối cùng của tháng · tuần đầu của tháng đầu mỗi quý · thứ Sáu hằng tuần · cuối quý · ngày cuối tháng · trước ngày 30 tháng đầu quý sau
 */
import type { RecurrenceUnit } from '../deadline.ts';
import { quarterOf } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import { weekOf } from './month.ts';

export interface Slot {
  readonly quarter?: number;
  readonly month?: number;
  readonly month_of_quarter?: number;
  readonly week?: number;
  readonly weekday?: number;
  readonly day?: number;
  readonly workday?: number;
  readonly next?: true;
  /** The cycle that the slot's own words name («tháng cuối quý»). */
  readonly every?: RecurrenceUnit;
}

const OF = '(?: của)?(?: các)?(?: (?:hàng|mỗi|từng))?';
/** A quarter's own number follows: «quý IV». */
const NUMERAL = ' ?(?:iv|i{1,3}|\\d)(?!\\p{L})';
const NEXT = '(?: (?:sau(?: liền kề)?|tiếp theo|kế tiếp|liền kề|liền sau))';
const ORDINALS: Readonly<Record<string, number>> = {
  đầu: 1,
  'thứ nhất': 1,
  'thứ hai': 2,
  giữa: 2,
  cuối: 3,
  'thứ ba': 3,
};
const WEEKDAYS: Readonly<Record<string, number>> = { hai: 1, ba: 2, tư: 3, năm: 4, sáu: 5, bảy: 6 };

/** Bare «tháng 12», «quý IV» are not a cycle when a year follows them. */
const NO_YEAR = '(?! ?[/.-] ?\\d|,? ?(?:năm )?20\\d\\d)';

/** The letters a rule's words may begin with, so that most rules are passed over; `0` stands for any digit. */
type Rule = readonly [string, RegExp, (match: RegExpExecArray) => Slot];
const rule = (letters: string, pattern: string, slot: (match: RegExpExecArray) => Slot): Rule => [
  letters,
  new RegExp(pattern, 'uy'),
  slot,
];

const rules: readonly Rule[] = [
  rule(
    '0nc',
    `(?:ngày )?(\\d{1,2}|cuối(?: cùng)?),?(?: của)? tháng (đầu|thứ nhất|thứ hai|giữa|thứ ba|cuối)(?: cùng)?${OF},? quý(?: báo cáo)?(${NEXT})?(?!\\p{L}|${NUMERAL})`,
    (m) => ({
      every: 'quarter',
      month_of_quarter: ORDINALS[m[2] ?? ''] ?? 3,
      day: m[1]?.startsWith('cuối') === true ? 31 : Number(m[1]),
      ...(m[3] === undefined ? {} : { next: true as const }),
    }),
  ),
  rule(
    't',
    `tuần (?:lễ )?(đầu(?: tiên)?|cuối(?: cùng)?|thứ (?:nhất|hai|ba|tư|\\d)|\\d)${OF} tháng (đầu|thứ hai|giữa|cuối)${OF} quý(?!\\p{L}|${NUMERAL})`,
    (m) => ({
      every: 'quarter',
      month_of_quarter: ORDINALS[m[2] ?? ''] ?? 1,
      week: weekOf(m[1] ?? ''),
    }),
  ),
  rule('t', `tháng (đầu|thứ hai|giữa|cuối)(?: tiên| cùng)?${OF} quý(${NEXT})?(?!\\p{L}|${NUMERAL})`, (m) => ({
    every: 'quarter',
    month_of_quarter: ORDINALS[m[1] ?? ''] ?? 3,
    ...(m[2] === undefined ? {} : { next: true as const }),
  })),
  rule('n', `ngày (\\d{1,2}|cuối(?: cùng)?|đầu(?: tiên)?),?(?: của)? (?:đầu )?tháng${NEXT}`, (m) => ({
    every: 'month',
    day: dayOf(m[1]),
    next: true,
  })),
  rule(
    'n',
    `(?:ngày )(\\d{1,2}|cuối(?: cùng)?|đầu(?: tiên)?),?(?: (?:của|trong))?(?: các)?(?: (?:hàng|mỗi|từng))? tháng(?: báo cáo)?(?=$| ?[,;.:()]|,? và | hoặc )`,
    (m) => ({
      every: 'month',
      day: dayOf(m[1]),
    }),
  ),
  rule(
    't',
    `tuần (?:lễ )?(đầu(?: tiên)?|cuối(?: cùng)?|thứ (?:nhất|hai|ba|tư|\\d)|\\d)(?: của)?(?: các)? (?:(?:hàng |mỗi |từng )tháng(?!\\p{L}| ?\\d)|tháng(?= ?$| ?[;.)]))`,
    (m) => ({
      every: 'month',
      week: weekOf(m[1] ?? ''),
    }),
  ),
  rule('t', `tuần (?:lễ )?(đầu(?: tiên)?|cuối(?: cùng)?)${OF} quý(?!\\p{L}|${NUMERAL})`, (m) => ({
    every: 'quarter',
    month_of_quarter: m[1]?.startsWith('cuối') === true ? 3 : 1,
    week: weekOf(m[1] ?? ''),
  })),
  rule(
    'n',
    `ngày làm việc (đầu(?: tiên)?|cuối(?: cùng)?|thứ (?:nhất|hai|ba|tư|\\d{1,2}))${OF} (tuần|tháng|quý|năm)(?!\\p{L}|${NUMERAL}| ?\\d)`,
    (m) => ({ every: UNITS[m[2] ?? ''] ?? 'month', workday: weekOf(m[1] ?? '') }),
  ),
  rule('sct', `(?:sáng |chiều )?thứ (hai|ba|tư|năm|sáu|bảy|[2-7])(?!\\p{L})`, (m) => ({
    every: 'week',
    weekday: WEEKDAYS[m[1] ?? ''] ?? Number(m[1]) - 1,
  })),
  rule(
    'nđch',
    `(?:ngày )?(đầu|cuối|hết)(?: tiên| cùng)?${OF} (tuần|tháng|quý|năm)(?= ?$| ?[,;.()]|,? và | hoặc | hàng | mỗi )`,
    (m) => edge(m[1] ?? '', m[2] ?? ''),
  ),
  rule('0n', `(?:ngày )?(\\d{1,2}) ?\\/ ?(\\d{1,2})(?! ?[/\\d])`, (m) => ({ day: Number(m[1]), month: Number(m[2]) })),
  rule('n', `ngày (\\d{1,2}) tháng (\\d{1,2})${NO_YEAR}(?!\\d)`, (m) => ({ day: Number(m[1]), month: Number(m[2]) })),
  rule('t', `tháng ?(\\d{1,2})${NO_YEAR}(?!\\d)`, (m) => ({ month: Number(m[1]) })),
  rule('q', `quý ?(iv|i{1,3}|0?[1-4])${NO_YEAR}(?![\\p{L}\\d])`, (m) => ({ quarter: quarterOf(m[1] ?? '') })),
  rule('n', `ngày (\\d{1,2}|cuối(?: cùng)?)(?! ?[/\\d.-]|\\p{L})`, (m) => ({ day: dayOf(m[1]) })),
];

const dayOf = (words: string | undefined): number =>
  words?.startsWith('cuối') === true ? 31 : words?.startsWith('đầu') === true ? 1 : Number(words);

const UNITS: Readonly<Record<string, RecurrenceUnit>> = { tuần: 'week', tháng: 'month', quý: 'quarter', năm: 'year' };

/** «cuối quý», «đầu tháng», «hết năm»: the cycle's last or first day. */
function edge(end: string, unit: string): Slot {
  const every = UNITS[unit] ?? 'month';
  if (every === 'week') return { every, weekday: end === 'đầu' ? 1 : 5 };
  const day = end === 'đầu' ? 1 : 31;
  if (every === 'month') return { every, day };
  if (every === 'quarter') return { every, month_of_quarter: end === 'đầu' ? 1 : 3, day };
  return { every, month: end === 'đầu' ? 1 : 12, day };
}

const inRange = ({ day = 1, month = 1 }: Slot): boolean => day >= 1 && day <= 31 && month >= 1 && month <= 12;

/** «Ngày 05, 15, 25 hằng tháng»: a day whose word «ngày» stands before the first of the list. */
const LISTED = /(\d{1,2})(?= ?[,;] ?\d{1,2}(?! ?[/\d])| và |(?: của)?(?: các)? (?:hàng|mỗi|từng) )/uy;

export function takeListedDay(reader: Reader): Slot | undefined {
  const from = reader.at;
  const day = Number(reader.take(LISTED)?.[1] ?? 0);
  if (day < 1 || day > 31) return undefined;
  reader.say('day', from);
  return { day };
}

/** Takes one slot; the caller must find out how often it recurs. */
export function takeSlot(reader: Reader): Slot | undefined {
  const mark = reader.mark();
  const first = reader.folded[mark.at] ?? '';
  const letter = first >= '0' && first <= '9' ? '0' : first;
  for (const [letters, pattern, build] of rules) {
    const match = letters.includes(letter) ? reader.take(pattern) : null;
    if (match === null) continue;
    const slot = build(match);
    if (inRange(slot)) {
      reader.say('day', mark.at);
      return slot;
    }
    reader.reset(mark);
  }
  return undefined;
}
