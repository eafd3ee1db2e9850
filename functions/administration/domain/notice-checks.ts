/** What cannot be right in a yearly notice, told by line (Bộ luật Lao động 2019, Điều 111, 112). */
import type { YearNotice } from '#shared/calendar/index.ts';
import { daysBetween, dateOf, formatDate, partsOf, weekday } from '#shared/kernel/civil-date.ts';
import { balanceOf, type ListedDay } from './notice-list.ts';

/** Years the calendar can hold. */
export const FIRST_YEAR = 2015;
export const LAST_YEAR = 2040;

const WEEKDAYS = ['', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];
const SATURDAY = 6;
/** A make-up day may lie in the month next to the year's ends. */
const NEIGHBOURING_DAYS = 31;

interface Neighbours {
  /** The notices in force of the year before and the year after; undefined when none is known. */
  readonly before: YearNotice | undefined;
  readonly after: YearNotice | undefined;
}

/** Empty when the list can stand. */
export function noticeProblems(days: readonly ListedDay[], year: number, neighbours: Neighbours): readonly string[] {
  if (days.length === 0) return ['Danh sách chưa có ngày nào. Ghi mỗi dòng một ngày nghỉ.'];
  return [...days.flatMap((day) => dayProblems(day, year)), ...repeated(days), ...unbalanced(days, neighbours)];
}

function dayProblems({ date, what, line }: ListedDay, year: number): readonly string[] {
  const told = (problem: string): readonly string[] => [
    `Dòng ${line}: ngày ${formatDate(date)} là ${WEEKDAYS[weekday(date)] ?? ''}, ${problem}`,
  ];
  const isRestDay = weekday(date) >= SATURDAY;
  if (!isOfYear({ date, what }, year)) return [`Dòng ${line}: ngày ${formatDate(date)} không thuộc năm ${year}.`];
  if (what === 'make-up' && !isRestDay) return told('vốn là ngày làm việc; ngày làm bù phải là thứ Bảy hoặc Chủ nhật.');
  if (what === 'swap' && isRestDay) return told('vốn đã được nghỉ; ngày hoán đổi phải là ngày làm việc.');
  if (what === 'compensation' && isRestDay) return told('vốn đã được nghỉ; nghỉ bù phải vào ngày làm việc.');
  return [];
}

function isOfYear({ date, what }: Pick<ListedDay, 'date' | 'what'>, year: number): boolean {
  if (partsOf(date).year === year) return true;
  const distance = Math.min(
    Math.abs(daysBetween(date, dateOf(year, 1, 1))),
    Math.abs(daysBetween(dateOf(year, 12, 31), date)),
  );
  return what === 'make-up' && distance <= NEIGHBOURING_DAYS;
}

const repeated = (days: readonly ListedDay[]): readonly string[] =>
  days.flatMap(({ date, line }, place) => {
    const first = days.findIndex((day) => day.date === date);
    return first === place
      ? []
      : [
          `Dòng ${line}: ngày ${formatDate(date)} đã ghi ở dòng ${days[first]?.line ?? line}; mỗi ngày chỉ ghi một lần.`,
        ];
  });

/** Each swapped day is worked another day: within the list, or across the turn of the year. */
function unbalanced(days: readonly ListedDay[], { before, after }: Neighbours): readonly string[] {
  const balance = balanceOf(days);
  if (balance === 0) return [];
  const owedFromBefore = before === undefined ? 0 : Math.max(0, -balanceOf(before.days));
  const paidAfter = after === undefined ? 0 : Math.max(0, balanceOf(after.days));
  if (balance > 0 && balance <= owedFromBefore) return [];
  if (balance < 0 && -balance <= paidAfter) return [];
  const { line } = days.find(({ what }) => what === (balance > 0 ? 'make-up' : 'swap')) ?? { line: 1 };
  return [
    balance > 0
      ? `Dòng ${line}: có ngày làm bù nhưng không có ngày nghỉ hoán đổi. Ghi cả hai trên một dòng: «29/4: hoán đổi, làm bù 4/5».`
      : `Dòng ${line}: ngày nghỉ hoán đổi chưa có ngày làm bù. Ghi cả hai trên một dòng: «29/4: hoán đổi, làm bù 4/5».`,
  ];
}
