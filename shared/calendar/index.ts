/** Working days, holidays and the counting of periods by Vietnamese law. */
export { calendarOf, shippedCalendar, type Calendar, type DayExplanation } from './calendar.ts';
export { yearFromLaw } from './law.ts';
export { lunarDate } from './lunar.ts';
export { knownNotices } from './notices.ts';
export { type Source, type SpecialDay, type YearNotice } from './notice.ts';
export {
  countCalendar,
  countWorking,
  countBack,
  explainCounted,
  fixedDate,
  defaultPolicy,
  type Counted,
  type CountingPolicy,
  type CountingStep,
  type PeriodUnit,
} from './counting.ts';
