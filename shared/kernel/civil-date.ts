/**
 * Civil dates of Vietnam (Asia/Ho_Chi_Minh, UTC+7 all year since 1975). A `PlainDate` is a day, never an instant.
 * Arithmetic runs on the day number (days since 1970-01-01), which is cheap and free of time zones.
 */
declare const plainDateBrand: unique symbol;
/** `YYYY-MM-DD`, a day that exists in the Gregorian calendar. */
export type PlainDate = string & { readonly [plainDateBrand]: true };

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;
const OFFSET_MS = 7 * 3_600_000;

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days in a month (1–12); 0 for a month that does not exist. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);

/** True for `YYYY-MM-DD` text naming a day that exists. */
export function isPlainDate(text: string): text is PlainDate {
  const match = PATTERN.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return day >= 1 && day <= daysInMonth(year, month);
}

/** Reads `YYYY-MM-DD`. Throws RangeError when the text names no existing day. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`not a civil date: ${JSON.stringify(text)}`);
  return text;
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** The date of a year, month (1–12) and day. Throws RangeError when it does not exist. */
export const dateOf = (year: number, month: number, day: number): PlainDate =>
  plainDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);

export interface DateParts {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  readonly day: number;
}

export const partsOf = (date: PlainDate): DateParts => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
});

/** Days since 1970-01-01 of a civil date (Howard Hinnant's days_from_civil). */
export function toDayNumber(date: PlainDate): number {
  const { year, month, day } = partsOf(date);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** The civil date of a day number; the inverse of {@link toDayNumber}. */
export function fromDayNumber(dayNumber: number): PlainDate {
  const z = dayNumber + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return dateOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** `date` plus (or minus) calendar days. */
export const addDays = (date: PlainDate, days: number): PlainDate => fromDayNumber(toDayNumber(date) + days);

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => toDayNumber(to) - toDayNumber(from);

/** ISO weekday, 1 = Monday … 7 = Sunday. */
export const weekday = (date: PlainDate): number => ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1;

export const lastDayOfMonth = (year: number, month: number): PlainDate => dateOf(year, month, daysInMonth(year, month));

/** The civil date in Vietnam at an instant (epoch milliseconds, UTC). */
export const civilDateAt = (epochMs: number): PlainDate =>
  fromDayNumber(Math.floor((epochMs + OFFSET_MS) / MS_PER_DAY));

/** Epoch milliseconds of `hour:minute` in Vietnam on a civil date. */
export const instantOf = (date: PlainDate, hour = 0, minute = 0): number =>
  toDayNumber(date) * MS_PER_DAY - OFFSET_MS + (hour * 60 + minute) * 60_000;

/** `dd/mm/yyyy`, the way Vietnamese documents print a date. */
export const formatDate = (date: PlainDate): string => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
