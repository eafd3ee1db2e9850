/**
 * An hour before a day: «17h00 ngày 15/3», «16 giờ 30 phút, thứ Sáu ngày 14/3», «15 giờ thứ Sáu», «2 giờ chiều ngày 5/6».
 */
import type { Reader } from './reader.ts';

const TIME =
  /(?:lúc )?(\d{1,2}) ?(?:h|giờ|:) ?(\d{2})?(?: ?phút|')?(?: (sáng|chiều|tối))?(?:,| của)? ?(?=ngày \d|\d{1,2} ?[/.-] ?\d|thứ )/uy;
/** The weekday of a day that is named as well says nothing more: «thứ Sáu ngày 14/3/2025». */
const WEEKDAY_OF_DAY = /thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7]),? ?\(?(?=ngày \d{1,2} ?(?:[/.-]|tháng))/uy;

/** True when an hour of a day stands here: «17 giờ ngày 15/3» is no period of 17 hours. */
export const seesTime = (reader: Reader): boolean => reader.sees(TIME);

/** The hour as «17:00»; undefined when none is written or no day has it. */
export function takeTime(reader: Reader): string | undefined {
  const match = reader.take(TIME);
  reader.take(WEEKDAY_OF_DAY);
  if (match === null) return undefined;
  const [, written = '', minutes = '00', part] = match;
  const hour = Number(written) + (part !== undefined && part !== 'sáng' && Number(written) < 12 ? 12 : 0);
  return hour > 24 || Number(minutes) > 59 ? undefined : `${String(hour).padStart(2, '0')}:${minutes}`;
}
