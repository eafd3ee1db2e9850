/**
 * The words before a time: «Hoàn thành trước», «chậm nhất là», «trong», «đến hết», «Thực hiện từ». They say whether
 * the time is a limit, a window or a start, and are the same for dates, months, quarters and years.
 */
import type { Bound, Reader } from './reader.ts';

export type { Bound } from './reader.ts';

/** «Thời gian hoàn thành:», «Tổ chức thực hiện», «Dự kiến»: words that carry no limit of their own. */
const LEAD =
  /(?:(?:thời gian|thời hạn|thời điểm|tiến độ|hạn chót|hạn cuối|hạn|dự kiến|phải|cần|bảo đảm|đảm bảo|tổ chức|triển khai|thực hiện|hoàn thành|hoàn thiện|kết thúc|ban hành|báo cáo|gửi|trình|nộp|xong|cụ thể|riêng|là|vào|lúc|khoảng|và)(?!\p{L})[ :]*)+/uy;

const BOUNDS: readonly (readonly [RegExp, Bound])[] = [
  [/(?:(?:chậm|muộn) nhất (?:là )?)?trước(?: thời điểm)?(?!\p{L}) ?/uy, 'before'],
  [
    /(?:(?:chậm|muộn) nhất|không (?:chậm|muộn|trễ) (?:hơn|quá)|không quá|hạn cuối|hạn chót)(?!\p{L}):? ?(?:(?:là|vào|đến|trong|hết)(?!\p{L}) ?){0,3}/uy,
    'by',
  ],
  [/(?:xong |cho )?(?:đến|tới) (?:hết |cuối (?=ngày \d))?|hết (?=\p{L}|\d)|(?:vào )?cuối (?=ngày \d)/uy, 'by'],
  [/(?:ngay )?trong (?:vòng |suốt |cả )?|cả (?=năm|quý|tháng)/uy, 'within'],
  [/(?:bắt đầu |áp dụng |thực hiện )?(?:ngay )?(?:kể |tính )?từ (?:đầu )?/uy, 'from'],
];

/** Takes the words before a time and says how they bound it. Families ask one after another, so the answer is kept. */
export function takeBound(reader: Reader): Bound {
  const known = reader.bounds;
  if (known?.at === reader.at) {
    if (known.bound !== 'none') reader.say('bound', known.from, known.to);
    reader.at = known.to;
    return known.bound;
  }
  const at = reader.at;
  reader.take(LEAD);
  const from = reader.at;
  const bound = readBound(reader);
  reader.bounds = { at, from, to: reader.at, bound };
  return bound;
}

function readBound(reader: Reader): Bound {
  const from = reader.at;
  for (const [pattern, bound] of BOUNDS) {
    if (reader.take(pattern) === null) continue;
    reader.say('bound', from);
    return bound;
  }
  return 'none';
}

const ONWARD = / (?:trở đi|về sau)(?!\p{L})/uy;

/** «từ 01/7/2025 trở đi»: words behind a start that add nothing to it. */
export const takeOnward = (reader: Reader): boolean => reader.take(ONWARD) !== null;
