/**
 * The words before a time: «Hoàn thành trước», «chậm nhất là», «trong», «đến hết», «Thực hiện từ». They say whether
 * the time is a limit, a window or a start, and are the same for dates, months, quarters and years.
 */
import type { Bound, Reader } from './reader.ts';

export type { Bound } from './reader.ts';

/** «Thời gian hoàn thành:», «Tổ chức thực hiện», «Dự kiến»: words that carry no limit of their own. */
const LEAD =
  /(?:(?:thời gian|thời hạn|thời điểm|tiến độ|hạn chót|hạn cuối|hạn|dự kiến|phải|cần|bảo đảm|đảm bảo|tổ chức|triển khai|thực hiện|hoàn thành|hoàn thiện|kết thúc|ban hành|báo cáo|gửi|trình|nộp|xong|cụ thể|riêng|là|vào|lúc|khoảng|và)(?!\p{L})[ :]*)+/uy;

/** With the letters each may begin with: most times stand without such words. */
const BOUNDS: readonly (readonly [RegExp, Bound, string])[] = [
  [/(?:(?:chậm|muộn) nhất (?:là )?)?trước(?: thời điểm)?(?!\p{L}) ?/uy, 'before', 'cmt'],
  [
    /(?:(?:chậm|muộn) nhất|không (?:chậm|muộn|trễ) (?:hơn|quá)|không quá|hạn cuối|hạn chót)(?!\p{L}):? ?(?:(?:là|vào|đến|trong|hết)(?!\p{L}) ?){0,3}/uy,
    'by',
    'cmkh',
  ],
  [
    /(?:xong |cho )?(?:đến|tới) (?:hết |cuối (?=ngày \d))?|hết (?=\p{L}|\d)|(?:vào )?cuối (?=ngày \d)/uy,
    'by',
    'xcđthv',
  ],
  [/(?:ngay )?trong (?:vòng |suốt |cả )?|cả (?=năm|quý|tháng)/uy, 'within', 'ntc'],
  [/(?:bắt đầu |áp dụng |thực hiện )?(?:ngay )?(?:kể |tính )?từ (?:đầu )?/uy, 'from', 'bátkn'],
];

/** Signs that begin no word of either kind. */
const NO_BOUND = '0123456789q';

/** Takes the words before a time and says how they bound it. Families ask one after another, so the answer is kept. */
export function takeBound(reader: Reader): Bound {
  const known = reader.bounds;
  if (known?.at === reader.at) {
    if (known.bound !== 'none') reader.say('bound', known.from, known.to);
    reader.at = known.to;
    return known.bound;
  }
  const at = reader.at;
  if (NO_BOUND.includes(reader.folded[at] ?? '')) return 'none';
  reader.take(LEAD);
  const from = reader.at;
  const bound = readBound(reader);
  reader.bounds = { at, from, to: reader.at, bound };
  return bound;
}

function readBound(reader: Reader): Bound {
  const from = reader.at;
  const first = reader.folded[from] ?? '';
  for (const [pattern, bound, letters] of BOUNDS) {
    if (!letters.includes(first) || reader.take(pattern) === null) continue;
    reader.say('bound', from);
    return bound;
  }
  return 'none';
}

const ONWARD = / (?:trở đi|về sau)(?!\p{L})/uy;

/** «từ 01/7/2025 trở đi»: words behind a start that add nothing to it. */
export const takeOnward = (reader: Reader): boolean => reader.take(ONWARD) !== null;
