/**
 * The date of a step that a programme fixes («trước ngày 30/7»), with a floor: who is asked late, because the step before
 * was, still has so many working days. A late step before makes nobody else late.
 */
import type { Calendar } from '#shared/calendar/index.ts';
import { formatDate, partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { dueOfOccurrence, occurrenceOf, type Basis } from './basis.ts';
import type { Due } from './due.ts';

export interface Milestone {
  readonly date: PlainDate;
  /** «Trước ngày D» warns by the day before; «đến ngày D» means D itself. */
  readonly reading: 'before' | 'by';
}

/** When a step is due, why (Vietnamese), and what to compute the date from again. */
export interface Clock {
  readonly due: Due;
  readonly basis: Basis;
  readonly derivation: readonly string[];
}

interface Asking {
  readonly milestone: Milestone;
  /** What happened on `asked`, as the explanation names it: «nhận kết quả rà soát». */
  readonly event: string;
  readonly asked: PlainDate;
  /** Working days the doer has at least, counted from `asked`, which is not counted itself. */
  readonly atLeast: number;
}

/** So many working days from a day, which is not counted itself. */
export function workingDaysClock(event: string, asked: PlainDate, days: number, calendar: Calendar): Clock {
  const basis: Basis = {
    deadline: { kind: 'AFTER_WORK', n: days, event },
    planYear: partsOf(asked).year,
    events: { [event]: asked },
    place: 0,
  };
  return { due: dueOf(basis, calendar), basis, derivation: [] };
}

/** The later of the programme's date and the doer's least time. */
export function milestoneClock({ milestone, event, asked, atLeast }: Asking, calendar: Calendar): Clock {
  const { date, reading } = milestone;
  const basis: Basis = {
    deadline: { kind: reading === 'before' ? 'ABS_BEFORE' : 'ABS_ON_OR_BEFORE', date },
    planYear: partsOf(date).year,
    place: 0,
  };
  const due = dueOf(basis, calendar);
  const floor = workingDaysClock(event, asked, atLeast, calendar);
  if (floor.due.lenient <= due.lenient) return { due, basis, derivation: [] };
  const days = `${String(atLeast)} ngày làm việc`;
  const why = `Mốc ${formatDate(date)} không còn đủ ${days} kể từ ngày ${event} (${formatDate(asked)}), nên tính từ ngày đó.`;
  return { ...floor, derivation: [why] };
}

function dueOf(basis: Basis, calendar: Calendar): Due {
  const occurrence = occurrenceOf(basis, calendar);
  if (occurrence === undefined) throw new Error(`No date follows from ${JSON.stringify(basis.deadline)}`);
  return dueOfOccurrence(occurrence);
}
