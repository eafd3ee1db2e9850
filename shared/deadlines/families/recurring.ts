/**
 * Again and again.
 *
 *   Hàng năm · Định kỳ hằng quý · Định kỳ hàng quý, năm · Thực hiện hàng Quý, năm · Định kỳ 6 tháng, năm · Định kỳ
 *   Định kỳ trước ngày 10 hằng tháng · chậm nhất là ngày 17 của tháng cuối quý · trước 15/12 hằng năm · Tháng 12 hằng năm
 *   02 đợt/tháng · 01 lần/quý · mỗi quý một lần · 2 năm/lần · tuần đầu của tháng đầu mỗi quý · Hàng tháng, trước ngày 25
 *   Ngày 15 và ngày 30 hằng tháng · trước 15 giờ thứ Sáu hằng tuần · 3 tháng, 6 tháng, 9 tháng và năm · Hằng quý năm 2025
 */
import { dateOf } from '#shared/kernel/civil-date.ts';
import { takeBound, type Bound } from '../bounds.ts';
import type { Deadline, DeadlineOf, RecurrenceUnit } from '../deadline.ts';
import { NUMBER, numberOf } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import { takeTime } from '../time-of-day.ts';
import { takeListedDay, takeSlot, type Slot } from './slot.ts';

const LEAD =
  /(?:(?:thực hiện|tổ chức|triển khai|báo cáo|theo|hoàn thành|gửi|chế độ|duy trì|cập nhật)[ :]+(?=định|hàng|mỗi|từng|quý|tháng|năm|6|06|\d))*/uy;
const PERIODIC = /(?:định kỳ|thường kỳ)(?!\p{L})/uy;
const AFTER_PERIODIC = /[ :,]+/uy;
const BY_LAW = / ?(?:theo |đúng )+quy định(?: hiện hành| của pháp luật)?(?= ?(?:$|[,;.)]| và | hoặc ))/uy;
const EVERY = /(?:hàng|mỗi|từng|theo)(?: một)? (?=\p{L}|0?[36] tháng|0?1 (?:quý|tháng|năm))/uy;
const UNIT =
  /(?:(?:01|1|một) (?=quý|tháng|năm))?(ngày|tuần|quý|nửa năm|(?:0?3|ba) tháng(?: một lần)?|(?:0?6|sáu) tháng(?:(?: một)? lần)?(?: (?:đầu|cuối) năm)?|tháng|năm)(?!\p{L}|\/(?!ngày|tuần|tháng|quý|6|06|năm|20\d\d)| ?(?:iv|i{1,3}|\d)(?!\p{L}))/uy;
const LIST =
  /(?: ?[,/] ?(?:và )?| và | ?- ?)(?:(?:hàng|mỗi|từng|cả) )?(?=ngày|tuần|tháng|quý|nửa năm|(?:0?[36]|sáu|ba) tháng|(?:01|1|một) (?:quý|tháng|năm)|năm(?! 20))/uy;
const CYCLE_AFTER = /,? ?\(?(?:của |trong |vào |các )*(?:hàng|mỗi|từng|các) (tuần|tháng|quý|năm)\)?(?![\p{L}]| ?20)/uy;
const TO_SLOT = /(?: ?[,:(…-] ?| )(?:vào |báo cáo |gửi )*/uy;
const AND = /(?: ?[,;] ?(?:và )?| và )/uy;
const SERIES =
  /[ ,(]+(?:giai đoạn|(?:bắt đầu |kể |tính )*từ) (?:năm )?(20\d\d)(?: ?(?:-|đến|đến hết) ?(?:năm )?(20\d\d))?\)?(?: trở đi)?/uy;
/** «Hằng quý năm 2025», «Hằng tháng/2025»: the year of all of them. */
const OF_YEAR = /(?:,? (?:trong |của )?năm |\/)(20\d\d)(?! ?[-/→\d]| đến| và)/uy;
/** Reports of three, six and nine months and of the year are the quarterly ones, each from January on. */
const GROWING =
  /(?:0?3 tháng|quý i), (?:0?6 tháng),(?: và)? (?:0?9 tháng)(?:(?:,| và|, và) (?:01 |một )?(?:năm|12 tháng))(?!\p{L}| ?\d)/uy;
const COUNT = new RegExp(
  `(?:(?:ít nhất|tối thiểu|không quá|tối đa) )?(${NUMBER}) ?(?:lần|đợt|cuộc|kỳ|buổi|hội nghị|báo cáo|phiên|tin,? bài|bài) ?(?:\\/ ?|(?:mỗi|một|trong|trên) (?:01 |1 )?)(?:(\\d{1,2}) )?(ngày|tuần|tháng|quý|năm)(?!\\p{L})`,
  'uy',
);
const COUNT_AFTER = new RegExp(
  `(?:(?:mỗi|một|hàng|01|1) )?(?:(\\d{1,2}) )?(tuần|tháng|quý|năm) ?(?:\\/ ?|,? )(?:ít nhất |tối thiểu )?(?:(${NUMBER}) ?)?(?:lần|đợt|cuộc|kỳ)(?!\\p{L})`,
  'uy',
);

const UNITS: Readonly<Record<string, RecurrenceUnit>> = {
  ngày: 'day',
  tuần: 'week',
  tháng: 'month',
  quý: 'quarter',
  'nửa năm': 'half-year',
  năm: 'year',
};

const unitOf = (words: string): RecurrenceUnit =>
  UNITS[words] ?? (/^(?:0?3|ba) /u.test(words) ? 'quarter' : 'half-year');

type Recur = DeadlineOf<'RECUR'>;
type Recurring = DeadlineOf<'RECUR' | 'RECUR_MONTH_DAY' | 'RECUR_QEND_DAY'>;

/** «3 tháng/lần» is quarterly, «6 tháng/lần» half-yearly; other intervals stay as counted. */
function interval(n: number, unit: RecurrenceUnit): Pick<Recur, 'every' | 'interval'> {
  if (unit === 'month' && n === 3) return { every: 'quarter' };
  if (unit === 'month' && n === 6) return { every: 'half-year' };
  if (unit === 'month' && n === 12) return { every: 'year' };
  return n > 1 ? { every: unit, interval: n } : { every: unit };
}

/** «02 đợt/tháng», «2 năm/lần», «mỗi quý một lần». */
function counted(reader: Reader): Deadline | undefined {
  const from = reader.at;
  const count = reader.take(COUNT);
  const match = count ?? reader.take(COUNT_AFTER);
  if (match === null) return undefined;
  const [times, every, unit] = count !== null ? [count[1], count[2], count[3]] : [match[3], match[1], match[2]];
  if (times === undefined && every === undefined && !/\/|một|01|mỗi|hàng/u.test(match[0])) return undefined;
  reader.say('frequency', from);
  const n = times === undefined ? 1 : numberOf(times);
  const cycle = interval(Number(every ?? 1), unitOf(unit ?? 'tháng'));
  return { kind: 'RECUR', ...cycle, ...(n > 1 ? { times: n } : {}) };
}

const exclusiveOf = (bound: Bound): { exclusive?: true } => (bound === 'before' ? { exclusive: true } : {});

/** A slot and a cycle together; undefined when they do not fit («ngày 15 hằng năm» names no month). */
function placed(reader: Reader, slot: Slot, every: RecurrenceUnit, bound: Bound): Recurring | undefined {
  const { every: _own, ...rest } = slot;
  const { day, month, month_of_quarter: third = 3, next } = slot;
  const exclusive = exclusiveOf(bound);
  if (day === undefined || month !== undefined) return { kind: 'RECUR', every, ...rest, ...exclusive };
  if (every === 'year') return undefined;
  if (every === 'month') return { kind: 'RECUR_MONTH_DAY', every, day, ...(next ? { next } : {}), ...exclusive };
  if (every !== 'quarter' || third !== 3 || next) return { kind: 'RECUR', every, ...rest, ...exclusive };
  if (slot.month_of_quarter === undefined) {
    reader.doubt('a day of the quarter without its month; read as the last month');
  }
  return { kind: 'RECUR_QEND_DAY', every, day, ...exclusive };
}

interface BoundSlot {
  readonly slot: Slot;
  readonly time?: string | undefined;
  readonly bound: Bound;
}

function takeBoundSlot(reader: Reader, listed = false): BoundSlot | undefined {
  const mark = reader.mark();
  const bound = takeBound(reader);
  const time = takeTime(reader);
  const slot = takeSlot(reader) ?? (listed ? takeListedDay(reader) : undefined);
  if (slot === undefined) reader.reset(mark);
  return slot === undefined ? undefined : { slot, bound, time };
}

/** «15/3, 15/6 và 15/9»: more slots of the same cycle. */
function takeSlots(reader: Reader): BoundSlot[] {
  const first = takeBoundSlot(reader);
  if (first === undefined) return [];
  const slots = [first];
  for (;;) {
    const mark = reader.mark();
    const next =
      reader.take(AND) === null
        ? undefined
        : takeBoundSlot(reader, first.slot.day !== undefined && first.slot.month === undefined);
    if (next === undefined) {
      reader.reset(mark);
      return slots;
    }
    slots.push({ ...next, time: next.time ?? first.time, bound: next.bound === 'none' ? first.bound : next.bound });
  }
}

function together(reader: Reader, slots: readonly BoundSlot[], every: RecurrenceUnit): Deadline | undefined {
  const parts: Deadline[] = [];
  for (const { slot, bound, time } of slots) {
    const part = placed(reader, slot, slot.every ?? every, bound);
    if (part === undefined) return undefined;
    parts.push(time === undefined ? part : { ...part, time });
  }
  return parts.length === 1 ? parts[0] : { kind: 'COMPOSITE', op: 'AND', parts };
}

/** «trước ngày 10 hằng tháng», «ngày 17 của tháng cuối quý», «15/6 và 15/12 hằng năm». */
function slotFirst(reader: Reader): Deadline | undefined {
  const slots = takeSlots(reader);
  if (slots.length === 0) return undefined;
  const cycle = reader.take(CYCLE_AFTER)?.[1];
  // «Ngày 15 và ngày 30 của tháng»: the last of the list names the cycle of all.
  const last = slots.at(-1)?.slot.every;
  const own = slots.every(({ slot }) => (slot.every ?? (isDayOnly(slot) ? last : undefined)) !== undefined);
  if (cycle === undefined && (!own || slots.some(({ slot }) => isEdgeOfUnknown(slot)))) return undefined;
  return together(reader, slots, cycle === undefined ? (last ?? 'month') : unitOf(cycle));
}

const isDayOnly = ({ day, month, quarter }: Slot): boolean =>
  day !== undefined && month === undefined && quarter === undefined;

/** «cuối năm», «thứ sáu» alone name no cycle: which year or week is left to other families. */
const isEdgeOfUnknown = (slot: Slot): boolean => slot.every === 'year' || slot.every === 'week';

function takeUnits(reader: Reader, periodic: boolean): RecurrenceUnit[] {
  const mark = reader.mark();
  if (reader.take(GROWING) !== null) {
    reader.say('frequency', mark.at);
    return ['quarter'];
  }
  const every = reader.take(EVERY) !== null;
  const units: RecurrenceUnit[] = [];
  for (let match = reader.take(UNIT); match !== null; match = reader.take(LIST) === null ? null : reader.take(UNIT)) {
    units.push(unitOf(match[1] ?? ''));
  }
  if (units.length === 0 || (!every && !periodic && units.length < 2)) {
    reader.reset(mark);
    return [];
  }
  reader.say('frequency', mark.at);
  return units;
}

/** «Hàng tháng, trước ngày 25»: the place follows the cycle. */
function slotAfter(reader: Reader, every: RecurrenceUnit): Deadline | undefined {
  const mark = reader.mark();
  const opened = reader.take(TO_SLOT);
  const slots = opened === null ? [] : takeSlots(reader);
  const deadline = slots.length === 0 ? undefined : together(reader, slots, every);
  if (deadline === undefined) reader.reset(mark);
  else if (opened?.[0].includes('(') === true) reader.take(/\)/uy);
  return deadline;
}

function series(reader: Reader, deadline: Recurring): Deadline {
  const at = reader.at;
  const one = reader.take(OF_YEAR)?.[1];
  const [, first = one, last = one] = one === undefined ? (reader.take(SERIES) ?? []) : [];
  if (first === undefined) return deadline;
  reader.say('series', at);
  const from = dateOf(Number(first), 1, 1);
  return last === undefined ? { ...deadline, from } : { ...deadline, from, to: dateOf(Number(last), 12, 31) };
}

function unitFirst(reader: Reader, periodic: boolean): Deadline | undefined {
  const units = takeUnits(reader, periodic);
  const [every] = units;
  if (every === undefined) return undefined;
  reader.take(BY_LAW);
  if (units.length === 1) return slotAfter(reader, every) ?? series(reader, { kind: 'RECUR', every });
  return { kind: 'COMPOSITE', op: 'AND', parts: units.map((unit) => ({ kind: 'RECUR', every: unit })) };
}

export function recurring(reader: Reader): Deadline | undefined {
  const from = reader.at;
  reader.take(LEAD);
  const periodic = reader.take(PERIODIC) !== null;
  const mark = reader.mark();
  if (periodic) reader.take(AFTER_PERIODIC);
  const found = reader.attempt(counted) ?? reader.attempt((r) => unitFirst(r, periodic)) ?? reader.attempt(slotFirst);
  if (found !== undefined || !periodic) return found;
  reader.reset(mark);
  reader.take(BY_LAW);
  reader.say('frequency', from);
  reader.doubt('recurs, but how often is not said');
  return { kind: 'RECUR', every: null };
}
