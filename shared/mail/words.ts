/** How mails say days. */
import type { Calendar } from '#shared/calendar/index.ts';
import { formatDate, weekday, type PlainDate } from '#shared/kernel/civil-date.ts';

const WEEKDAYS = ['', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'] as const;

/** Two readings of a due date, as casework keeps them: warnings aim at the strict day, overdue begins after the lenient. */
export interface DueDates {
  readonly strict: PlainDate;
  readonly lenient: PlainDate;
}

/** «Thứ Sáu 15/03/2024» */
export const dayInWords = (date: PlainDate): string => `${WEEKDAYS[weekday(date)] ?? ''} ${formatDate(date)}`;

/** Both readings when they differ: «Thứ Năm 14/03/2024, chậm nhất Thứ Sáu 15/03/2024». */
export const dueDay = ({ strict, lenient }: DueDates): string =>
  strict === lenient ? dayInWords(strict) : `${dayInWords(strict)}, chậm nhất ${dayInWords(lenient)}`;

/** «quá hạn 3 ngày làm việc»; working days after the lenient date up to and with today. */
export function latenessInWords({ lenient }: DueDates, today: PlainDate, calendar: Calendar): string {
  const days = calendar.workingDaysBetween(lenient, today);
  return days === 0 ? 'vừa quá hạn' : `quá hạn ${days} ngày làm việc`;
}

/** The due date and what is left until it: «Thứ Sáu 15/03/2024, còn 3 ngày làm việc». */
export function dueInWords(due: DueDates, today: PlainDate, calendar: Calendar): string {
  const { strict, lenient } = due;
  if (today > lenient) return `${dayInWords(lenient)}, ${latenessInWords(due, today, calendar)}`;
  if (today === lenient) return `${dayInWords(lenient)}, hết hạn hôm nay`;
  if (today >= strict) return `đến hạn ${dayInWords(strict)}, chậm nhất ${dayInWords(lenient)}`;
  const days = calendar.workingDaysBetween(today, strict);
  return `${dayInWords(strict)}, ${days === 0 ? 'hôm nay là ngày làm việc cuối cùng trước hạn' : `còn ${days} ngày làm việc`}`;
}

/** True when no working day is left before the due date, or only today. */
export const isDueToday = ({ strict, lenient }: DueDates, today: PlainDate, calendar: Calendar): boolean =>
  today <= lenient && (today >= strict || calendar.workingDaysBetween(today, strict) === 0);
