/** Several deadlines in one phrase: joined by words and signs, in two columns, in stages, or one for each actor. */
import type { Deadline } from './deadline.ts';
import { continuous } from './families/continuous.ts';
import { current, fromNow } from './families/current.ts';
import { adhoc, afterEvent, announcedOrEnacted, beforeEvent, sameDay } from './families/event.ts';
import { fixedDate } from './families/fixed-date.ts';
import { month } from './families/month.ts';
import { period } from './families/period.ts';
import { quarter } from './families/quarter.ts';
import { recurring } from './families/recurring.ts';
import { reference, rowReference } from './families/reference.ts';
import { year } from './families/year.ts';
import { combine, startToFinish } from './combine.ts';
import { labelled, takeLabel, takeRemark } from './labels.ts';
import { takePendingDay, type PendingDay } from './pending.ts';
import type { Family, Reader } from './reader.ts';
import { takeStages } from './stages.ts';

/**
 * In this order: a family stands before those that would read a part of its phrases. Beside each, what its phrases
 * cannot do without, so that most families are passed over at the cost of one look.
 */
const families: readonly (readonly [Family, RegExp])[] = [
  [continuous, /thường xuyên|liên tục|suốt|quanh năm/u],
  [rowReference, /nt|như|theo|căn cứ|\/\/|"|trên/u],
  [
    recurring,
    /hàng|mỗi|từng|kỳ|lần|đợt|cuộc|buổi|phiên|sau|tiếp|kế |liền|đầu|cuối|hết|giữa|thứ|(?:tuần|tháng|quý|năm)(?! ?(?:\d|[iv]{1,3}(?!\p{L})))|6 tháng|ngày \d{1,2} của|ngày làm việc (?:đ|c|t)/u,
  ],
  [
    period,
    /(?:\d|một|hai|ba|bốn|tư|năm|lăm|mốt|sáu|bảy|bẩy|tám|chín|mười|mươi|\)|nửa) ?(?:ngày|giờ|tiếng|tuần|tháng|năm)(?!\p{L})/u,
  ],
  [fromNow, /từ (?:nay|bây|khi ban|ngày ký|ngày ban|khi ký)/u],
  [fixedDate, /\d ?[/.-] ?\d{1,2}(?!\d)|ngày|mồng|mùng|\d tháng/u],
  [month, /tháng|\d ?[/.-] ?20\d|t\.?\d/u],
  [quarter, /quý|q\.? ?[\div]/u],
  [year, /năm|20\d\d|giai đoạn/u],
  [current, /tháng|quý/u],
  [adhoc, /đột xuất|phát sinh|khi|nếu|trường hợp|theo|căn cứ|tùy/u],
  [announcedOrEnacted, /theo quyết định công bố/u],
  [sameDay, /(?:trong|cùng) ngày/u],
  [afterEvent, /ngay|sau/u],
  [beforeEvent, /trước/u],
  [reference, /\p{L}/u],
];

/** Whether each family may read this phrase, found out when those before it have read nothing. */
type Usable = (boolean | undefined)[];

/** One deadline, by the first family that reads it. */
function readPlain(reader: Reader, usable: Usable): Deadline | undefined {
  let i = 0;
  for (const [family, needs] of families) {
    const mayRead = (usable[i] ??= needs.test(reader.folded));
    i += 1;
    const deadline = mayRead ? reader.attempt(family) : undefined;
    if (deadline !== undefined) return deadline;
  }
  return undefined;
}

function readLabelled(reader: Reader, usable: Usable): Deadline | PendingDay | undefined {
  const label = takeLabel(reader);
  if (label === undefined) return undefined;
  const deadline = readPlain(reader, usable);
  if (deadline !== undefined) return labelled(deadline, label);
  const pending = takePendingDay(reader);
  return pending === undefined ? undefined : { ...pending, label };
}

/** A deadline, what it is for, and the stages it opens. */
function readClause(reader: Reader, usable: Usable): Deadline | PendingDay | undefined {
  const plain = readPlain(reader, usable);
  if (plain === undefined) {
    const mark = reader.mark();
    const found = readLabelled(reader, usable);
    if (found === undefined) reader.reset(mark);
    return found;
  }
  const stages = reader.attempt((r) => takeStages(r, plain));
  if (stages !== undefined) return stages;
  return labelled(plain, takeRemark(reader));
}

const BULLET = /[ \-+•*.;,:]+/uy;
const OR = /[ ;,.:\-(]*(?:hoặc|hay)(?: là)?(?!\p{L})[ :]*/uy;
const ARROW = / → /uy;
const JOIN = /(?:[ ;,.:)(\-+•]*(?:và|đồng thời|ngoài ra)(?!\p{L})[ ]*|[ ;,.:)(\-+•/…]+)/uy;
const END = /[ .;,)]*$/uy;

/** «A trước ngày 15/6, B trước ngày 25/6/2026» in a plan of 2025: the first may be of either year. */
function doubtYears(reader: Reader): void {
  const own = String(reader.planYear);
  const assumed = reader.assumed.some(({ because }) => because === 'plan-year');
  if (assumed && reader.said.some(({ field, text }) => field === 'year' && !text.includes(own))) {
    reader.doubt('one part leaves its year out and another names a year that is not the plan’s');
  }
}

/** Reads the whole phrase; undefined when some of it is not understood (the cursor stands there). */
export function readSequence(reader: Reader): Deadline | undefined {
  reader.take(BULLET);
  const usable: Usable = [];
  const columns: (Deadline | PendingDay)[][][] = [[[]]];
  for (;;) {
    const clause = readClause(reader, usable);
    if (clause === undefined) return undefined;
    columns.at(-1)?.at(-1)?.push(clause);
    if (reader.take(END) !== null) break;
    if (reader.take(ARROW) !== null) columns.push([[]]);
    else if (reader.take(OR) !== null) columns.at(-1)?.push([]);
    else if (reader.take(JOIN) === null) return undefined;
  }
  doubtYears(reader);
  const read = columns.map((alternatives) => combine(reader, alternatives));
  return read.reduce((start, finish) =>
    start === undefined || finish === undefined ? undefined : startToFinish(start, finish),
  );
}
