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

class TableCalendar implements Calendar {
  readonly #special: ReadonlyMap<PlainDate, SpecialDay>;
  readonly #provisional: ReadonlySet<number>;
  readonly #first = toDayNumber(dateOf(FIRST_YEAR, 1, 1));
  readonly #last = toDayNumber(dateOf(LAST_YEAR, 12, 31));
  /** Working days before each day of the table. */
  readonly #before: Int32Array;
  /** Day number of each working day. */
  readonly #days: Int32Array;

  constructor(special: ReadonlyMap<PlainDate, SpecialDay>, provisional: ReadonlySet<number>) {
    this.#special = special;
    this.#provisional = provisional;
    const length = this.#last - this.#first + 1;
    this.#before = new Int32Array(length + 1);
    this.#days = new Int32Array(length);
    let count = 0;
    for (let i = 0; i < length; i += 1) {
      this.#before[i] = count;
      if (!works(fromDayNumber(this.#first + i), special)) continue;
      this.#days[count] = this.#first + i;
      count += 1;
    }
    this.#before[length] = count;
  }

  /** Working days before a day number. */
  #rank(day: number): number {
    const rank = this.#before[day - this.#first];
    if (rank === undefined || day < this.#first) {
      throw new RangeError(`${fromDayNumber(day)} is outside the calendar (${FIRST_YEAR}–${LAST_YEAR})`);
    }
    return rank;
  }

  #at(rank: number): PlainDate {
    const day = rank < (this.#before[this.#before.length - 1] ?? 0) ? this.#days[rank] : undefined;
    if (day === undefined) throw new RangeError(`the count leaves the calendar (${FIRST_YEAR}–${LAST_YEAR})`);
    return fromDayNumber(day);
  }

  isWorkingDay(date: PlainDate): boolean {
    const day = toDayNumber(date);
    const before = this.#rank(day);
    return this.#rank(day + 1) > before;
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
    const day = toDayNumber(date);
    const before = this.#rank(day);
    return this.#at(n > 0 ? this.#rank(day + 1) + n - 1 : before + n);
  }

  workingDaysBetween(from: PlainDate, to: PlainDate): number {
    return Math.max(0, this.#rank(toDayNumber(to) + 1) - this.#rank(toDayNumber(from) + 1));
  }

  onOrAfter(date: PlainDate): PlainDate {
    return this.#at(this.#rank(toDayNumber(date)));
  }

  onOrBefore(date: PlainDate): PlainDate {
    return this.#at(this.#rank(toDayNumber(date) + 1) - 1);
  }

  isProvisional(year: number): boolean {
    return this.#provisional.has(year);
  }
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
