/**
 * The whole time, no due date.
 *
 *   Thường xuyên · Thường xuyên, liên tục · Thường xuyên theo thời gian thực · Thường xuyên trong năm 2024
 *   Liên tục · Thường xuyên hằng ngày · Trong suốt quá trình thực hiện · Suốt năm
 *   Xuyên suốt năm 2025 · Quanh năm · Liên tục 24/7 · Thường xuyên, 24/24 giờ
 */
import type { Deadline } from '../deadline.ts';
import type { Reader } from '../reader.ts';
import { yearWindow } from '../windows.ts';

const ALWAYS =
  /(?:(?:triển khai |tổ chức )?(?:thực hiện|hoàn thành|duy trì|cập nhật|theo dõi)[ :]*)?(?:thường xuyên(?:(?:,| và|,? -)? ?(?:liên tục|kịp thời|hàng ngày|định kỳ(?= ?$)))*|liên tục(?:,? thường xuyên)?|(?:trong )?suốt (?:cả )?(?:quá trình (?:thực hiện|triển khai)|thời gian thực hiện)(?: kế hoạch)?|(?:trong |xuyên )?suốt(?: cả)?(?= năm)|quanh năm)(?!\p{L})/uy;
/** Round the clock: hours of a day and days of a week, never the 24th of July. */
const ROUND_THE_CLOCK = /,? ?\(?24\/(?:7|24)(?: giờ)?\)?(?![\p{L}\d/])/uy;
const REAL_TIME = /,? theo thời gian thực(?!\p{L})/uy;
const IN_YEAR = /,? (?:trong |suốt |cả )*năm(?: (?:học|kế hoạch))?(?: (20\d\d))?(?= ?(?:$|[,;.)]))/uy;

export function continuous(reader: Reader): Deadline | undefined {
  const from = reader.at;
  if (reader.take(ALWAYS) === null) return undefined;
  reader.take(ROUND_THE_CLOCK);
  reader.take(REAL_TIME);
  reader.say('kind', from);
  const at = reader.at;
  const inYear = reader.take(IN_YEAR);
  if (inYear?.[1] === undefined) return { kind: 'CONT' };
  reader.say('year', at);
  return { kind: 'CONT', ...yearWindow(Number(inYear[1])) };
}
