/** The notice of a year that is in force: entered by an administrator, shipped, or worked out from the law. */
import { calendarOf, knownNotices, yearFromLaw, type Calendar, type YearNotice } from '#shared/calendar/index.ts';
import { calendarDocument, type Reference } from '#shared/reference/index.ts';

export interface CalendarYear {
  readonly notice: YearNotice;
  readonly origin: 'entered' | 'shipped' | 'law';
}

export function calendarYear(reference: Reference, year: number): CalendarYear {
  const entered = reference.get(calendarDocument).find((notice) => notice.year === year);
  if (entered !== undefined) return { notice: entered, origin: 'entered' };
  const shipped = knownNotices.find((notice) => notice.year === year);
  return shipped === undefined ? { notice: yearFromLaw(year), origin: 'law' } : { notice: shipped, origin: 'shipped' };
}

/** The notice of a year whose days are settled; undefined when they are worked out from the law. */
export function settledNotice(reference: Reference, year: number): YearNotice | undefined {
  const { notice, origin } = calendarYear(reference, year);
  return origin === 'law' ? undefined : notice;
}

/** The notices entered, with this one for its year. */
export const withNotice = (entered: readonly YearNotice[], notice: YearNotice): YearNotice[] =>
  [...entered.filter(({ year }) => year !== notice.year), notice].sort((a, b) => a.year - b.year);

/** The calendar that such notices give. */
export function calendarWith(entered: readonly YearNotice[]): Calendar {
  const years = new Set(entered.map(({ year }) => year));
  return calendarOf([...knownNotices.filter(({ year }) => !years.has(year)), ...entered]);
}
