/**
 * Which days are worked. Officials work Monday to Friday; public holidays, their compensation days and swapped days are
 * off, make-up Saturdays are worked. Counting runs on prefix sums, so it costs the same for 3 days and for 300.
 */
import { dateOf, fromDayNumber, toDayNumber, weekday, type PlainDate } from '#shared/kernel/civil-date.ts';
import { yearFromLaw } from './law.ts';
import type { SpecialDay, YearNotice } from './notice.ts';
import { knownNotices } from './notices.ts';

/** Years answered without an extra notice; beyond them the calendar throws a RangeError. */
const FIRST_YEAR = 2015;
const LAST_YEAR = 2040;
const SATURDAY = 6;

/** Why a day is worked or not. `provisional`: its year has no notice yet. */
export interface DayExplanation {
  readonly date: PlainDate;
  readonly working: boolean;
  readonly reason: 'weekday' | 'weekend' | SpecialDay['what'];
  /** In Vietnamese, as people see it. */
  readonly name: string;
  readonly special?: SpecialDay;
  readonly provisional: boolean;
}

export interface Calendar {
  isWorkingDay(date: PlainDate): boolean;
  explainDay(date: PlainDate): DayExplanation;
  /**
   * The `n`-th working day after `date` (before it when `n` is negative), the day itself not counted (Civil Code
   * art. 147); `date` itself for 0.
   */
  addWorkingDays(date: PlainDate, n: number): PlainDate;
  /** `n` calendar days after (before) `date`, working or not. */
  addCalendarDays(date: PlainDate, n: number): PlainDate;
  /** Working days after `from` up to and with `to`; 0 when `to` is not later. */
  workingDaysBetween(from: PlainDate, to: PlainDate): number;
  /** The day itself when worked, else the next working day. */
  onOrAfter(date: PlainDate): PlainDate;
  /** The day itself when worked, else the last working day before it. */
  onOrBefore(date: PlainDate): PlainDate;
  /** True when the year's days off were worked out from the law, for want of its notice. */
  isProvisional(year: number): boolean;
}

const WEEKDAYS = ['', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'] as const;

const ZERO = 48;

/** The number that the digits of `text` from `from` to `to` spell; as fast as a date can be read. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i += 1) value = value * 10 + text.charCodeAt(i) - ZERO;
  return value;
}

class TableCalendar implements Calendar {
  readonly #special: ReadonlyMap<PlainDate, SpecialDay>;
  readonly #provisional: ReadonlySet<number>;
  /** Every day of the table. */
  readonly #dates: readonly PlainDate[];
  /** Place in the table of the first day of each month. */
  readonly #months: Int32Array;
  /** Working days before each day of the table, and before its end. */
  readonly #before: Int32Array;
  /** Place in the table of each working day. */
  readonly #working: Int32Array;

  constructor(special: ReadonlyMap<PlainDate, SpecialDay>, provisional: ReadonlySet<number>) {
    this.#special = special;
    this.#provisional = provisional;
    this.#dates = tableDates();
    const length = this.#dates.length;
    this.#months = new Int32Array((LAST_YEAR - FIRST_YEAR + 1) * 12);
    this.#before = new Int32Array(length + 1);
    this.#working = new Int32Array(length);
    let count = 0;
    for (const [i, date] of this.#dates.entries()) {
      if (date.endsWith('-01')) this.#months[monthIndex(date)] = i;
      this.#before[i] = count;
      if (!works(date, special)) continue;
      this.#working[count] = i;
      count += 1;
    }
    this.#before[length] = count;
  }

  /** The place of a date in the table. */
  #index(date: PlainDate): number {
    const month = this.#months[monthIndex(date)];
    if (month === undefined) throw new RangeError(`${date} is outside the calendar (${FIRST_YEAR}–${LAST_YEAR})`);
    return month + digits(date, 8, 10) - 1;
  }

  /** Working days before a place in the table. */
  #rank(index: number): number {
    return this.#before[index] ?? 0;
  }

  #date(index: number | undefined): PlainDate {
    const date = index === undefined ? undefined : this.#dates[index];
    if (date === undefined) throw new RangeError(`the count leaves the calendar (${FIRST_YEAR}–${LAST_YEAR})`);
    return date;
  }

  /** The working day with `rank` working days before it. */
  #at(rank: number): PlainDate {
    return this.#date(rank < this.#rank(this.#dates.length) ? this.#working[rank] : undefined);
  }

  isWorkingDay(date: PlainDate): boolean {
    const index = this.#index(date);
    return this.#rank(index + 1) > this.#rank(index);
  }

  explainDay(date: PlainDate): DayExplanation {
    const working = this.isWorkingDay(date);
    const special = this.#special.get(date);
    const plain = working ? 'weekday' : 'weekend';
    return {
      date,
      working,
      reason: special?.what ?? plain,
      name: special?.name ?? WEEKDAYS[weekday(date)] ?? '',
      ...(special === undefined ? {} : { special }),
      provisional: this.isProvisional(Number(date.slice(0, 4))),
    };
  }

  addWorkingDays(date: PlainDate, n: number): PlainDate {
    if (n === 0) return date;
    const index = this.#index(date);
    return this.#at(n > 0 ? this.#rank(index + 1) + n - 1 : this.#rank(index) + n);
  }

  addCalendarDays(date: PlainDate, n: number): PlainDate {
    return this.#date(this.#index(date) + n);
  }

  workingDaysBetween(from: PlainDate, to: PlainDate): number {
    return Math.max(0, this.#rank(this.#index(to) + 1) - this.#rank(this.#index(from) + 1));
  }

  onOrAfter(date: PlainDate): PlainDate {
    return this.#at(this.#rank(this.#index(date)));
  }

  onOrBefore(date: PlainDate): PlainDate {
    return this.#at(this.#rank(this.#index(date) + 1) - 1);
  }

  isProvisional(year: number): boolean {
    return this.#provisional.has(year);
  }
}

/** Months from January of the first year to a date's. */
const monthIndex = (date: PlainDate): number => (digits(date, 0, 4) - FIRST_YEAR) * 12 + digits(date, 5, 7) - 1;

function tableDates(): PlainDate[] {
  const first = toDayNumber(dateOf(FIRST_YEAR, 1, 1));
  return Array.from({ length: toDayNumber(dateOf(LAST_YEAR, 12, 31)) - first + 1 }, (_, i) => fromDayNumber(first + i));
}

function works(date: PlainDate, special: ReadonlyMap<PlainDate, SpecialDay>): boolean {
  const day = special.get(date);
  return day === undefined ? weekday(date) < SATURDAY : day.what === 'make-up';
}

/** Days of a known year, and the names of its holidays on rest days, which notices leave out. */
function daysOf(notice: YearNotice): SpecialDay[] {
  const listed = new Set(notice.days.map(({ date }) => date));
  const onRestDays = yearFromLaw(notice.year).days.filter(
    ({ date, what }) => what === 'holiday' && weekday(date) >= SATURDAY && !listed.has(date),
  );
  return [...onRestDays, ...notice.days];
}

/**
 * A calendar of these yearly notices; every other year from {@link yearFromLaw}, provisional. An administrator's edit is
 * a new list of notices, hence a new calendar.
 */
export function calendarOf(notices: readonly YearNotice[]): Calendar {
  const special = new Map<PlainDate, SpecialDay>();
  const provisional = new Set<number>();
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    const notice = notices.find((known) => known.year === year);
    if (notice === undefined) provisional.add(year);
    const days = notice === undefined ? yearFromLaw(year).days : daysOf(notice);
    for (const day of days) special.set(day.date, day);
  }
  return new TableCalendar(special, provisional);
}

let shipped: Calendar | undefined;

/** The calendar of the notices this version ships with ({@link knownNotices}). Built once. */
export const shippedCalendar = (): Calendar => (shipped ??= calendarOf(knownNotices));
