/**
 * A deadline, the plan's year and the recorded events → what is due when. Recurring deadlines become dated occurrences,
 * those of events not yet recorded wait, continuous ones get days on which somebody looks at them.
 */
import { dateOf, lastDayOfMonth, partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { isWindow, type Deadline, type DeadlineOf, type WindowDeadline } from '../deadline.ts';
import { afterEvent, onDay } from './dated.ts';
import { eventDate } from './events.ts';
import type { DatedOccurrence, DueContext, Occurrence } from './occurrence.ts';
import { recurrences } from './recurring.ts';
import { scopeOf, type Scope } from './scope.ts';

/** All occurrences of a deadline within the plan. Throws RangeError when a date leaves the calendar's years. */
export function dueDates(deadline: Deadline, context: DueContext): readonly Occurrence[] {
  return occurrences(scopeOf(context), deadline);
}

interface Labels {
  readonly actor?: string | undefined;
  readonly what?: string | undefined;
}

const labels = ({ actor, what }: Labels): Labels => ({
  ...(actor === undefined ? {} : { actor }),
  ...(what === undefined ? {} : { what }),
});

function occurrences(scope: Scope, deadline: Deadline): readonly Occurrence[] {
  const own = labels(deadline);
  if (isWindow(deadline)) return [onDay(scope, deadline.to, false, { start: deadline.from, ...own })];
  switch (deadline.kind) {
    case 'ABS_BEFORE':
    case 'ABS_ON_OR_BEFORE':
      return [onDate(scope, deadline, own)];
    case 'ABS_FROM':
      return [{ state: 'open', start: deadline.date, ...own }];
    case 'QUARTERS':
      return severalQuarters(scope, deadline, own);
    case 'MONTHS':
      return deadline.items.map(({ from, to }) => onDay(scope, to, false, { start: from, ...own }));
    case 'COMPOSITE':
      return composite(scope, deadline, own);
    case 'CHAIN':
      return chain(scope, deadline);
    default:
      return unfixed(scope, deadline, own);
  }
}

type Fixed = WindowDeadline | DeadlineOf<'ABS_BEFORE' | 'ABS_ON_OR_BEFORE' | 'ABS_FROM' | 'QUARTERS' | 'MONTHS'>;
type Unfixed = Exclude<Deadline, Fixed | DeadlineOf<'COMPOSITE' | 'CHAIN'>>;

function unfixed(scope: Scope, deadline: Unfixed, own: Labels): readonly Occurrence[] {
  switch (deadline.kind) {
    case 'RECUR':
    case 'RECUR_MONTH_DAY':
    case 'RECUR_QEND_DAY':
      return deadline.every === null
        ? [{ state: 'reference', ref: 'chu kỳ chưa ghi rõ', ...own }]
        : recurrences(scope, deadline);
    case 'CONT':
      return [{ state: 'continuous', ...checkIns(scope, deadline), ...own }];
    case 'ADHOC':
      return [{ state: 'waiting', event: deadline.event ?? null, ...own }];
    case 'REF':
      return [{ state: 'reference', ref: deadline.ref, ...own }];
    case 'REF_ROW':
      return [{ state: 'reference', ref: deadline.row, ...own }];
    case 'EMPTY':
      return [{ state: 'open', ...own }];
    default:
      return [byEvent(scope, deadline)];
  }
}

const withLabels = (part: Deadline, own: Labels): Deadline => ({ ...own, ...part });

function onDate(scope: Scope, deadline: DeadlineOf<'ABS_BEFORE' | 'ABS_ON_OR_BEFORE'>, own: Labels): DatedOccurrence {
  const { date, time } = deadline;
  // An hour makes the day itself the last one: «trước 17h00 ngày D».
  const before = deadline.kind === 'ABS_BEFORE' && time === undefined;
  return onDay(scope, date, before, { ...own, ...(time === undefined ? {} : { time }) });
}

/** Neighbouring quarters are one window; others one occurrence each. */
function severalQuarters(scope: Scope, deadline: DeadlineOf<'QUARTERS'>, own: Labels): DatedOccurrence[] {
  const months = ({ year, month }: { year: number; month: number }): number => year * 12 + month;
  const gap = deadline.items.some((item, i) => {
    const before = deadline.items[i - 1];
    return before !== undefined && months(partsOf(item.from)) !== months(partsOf(before.to)) + 1;
  });
  const windows = gap ? deadline.items : [{ from: deadline.from, to: deadline.to }];
  return windows.map(({ from, to }) => onDay(scope, to, false, { start: from, ...own }));
}

/** The last working day of each month or quarter of the duty's time, from the plan's issue on. */
function checkIns(scope: Scope, duty: DeadlineOf<'CONT'>): { start?: PlainDate; checkIns: PlainDate[] } {
  const from = duty.from ?? dateOf(scope.firstYear, 1, 1);
  const to = duty.to ?? dateOf(scope.lastYear, 12, 31);
  const step = scope.checkIn === 'month' ? 1 : 3;
  const days: PlainDate[] = [];
  for (let year = partsOf(from).year; year <= partsOf(to).year; year += 1) {
    for (let month = step; month <= 12; month += step) {
      const day = scope.calendar.onOrBefore(lastDayOfMonth(year, month));
      if (day >= (scope.issued ?? from) && day >= from && day <= to) days.push(day);
    }
  }
  return { ...(duty.from === undefined ? {} : { start: duty.from }), checkIns: days };
}

type ByEvent = DeadlineOf<'AFTER_CAL' | 'AFTER_WORK' | 'AFTER_HOURS' | 'AFTER_NOW' | 'BEFORE_EVENT'>;

function byEvent(scope: Scope, deadline: ByEvent): Occurrence {
  const { event } = deadline;
  const atIssue = event === null && deadline.kind === 'AFTER_NOW' ? scope.issued : undefined;
  const date = event === null ? atIssue : eventDate(scope.events, event);
  return date === undefined ? { state: 'waiting', event, ...labels(deadline) } : afterEvent(scope, deadline, date);
}

function composite(scope: Scope, deadline: DeadlineOf<'COMPOSITE'>, own: Labels): readonly Occurrence[] {
  return deadline.op === 'AND'
    ? deadline.parts.flatMap((part) => occurrences(scope, withLabels(part, own)))
    : earliest(scope, deadline.parts, own);
}

/**
 * «A hoặc B»: each alternative is rolled first, then the earlier dated one binds. Alternatives that still wait stay
 * beside it, for they may turn out earlier.
 */
function earliest(scope: Scope, parts: readonly Deadline[], own: Labels): readonly Occurrence[] {
  const all = parts.flatMap((part) => occurrences(scope, withLabels(part, own)));
  const dates = all.filter((occurrence) => occurrence.state === 'dated');
  const [first, second] = dates.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  if (first === undefined || second === undefined || parts.some(({ kind }) => kind.startsWith('RECUR'))) return all;
  const against = { rule: 'earlier-of' as const, other: second.due };
  const waiting = all.filter((occurrence) => occurrence.state === 'waiting');
  return [{ ...first, derivation: { ...first.derivation, against } }, ...waiting];
}

/**
 * Stages within a total: a later stage is due at the earlier of (actual end of the one before + its days) and the
 * total. While the one before has no recorded end, it is expected on its own due date.
 */
function chain(scope: Scope, deadline: DeadlineOf<'CHAIN'>): readonly Occurrence[] {
  const start = deadline.event === null ? undefined : eventDate(scope.events, deadline.event);
  if (start === undefined) return [{ state: 'waiting', event: deadline.event, ...labels(deadline) }];
  const kind = deadline.unit === 'work' ? 'AFTER_WORK' : 'AFTER_CAL';
  const total = afterEvent(scope, { kind, n: deadline.total, event: deadline.event }, start);
  const found: Occurrence[] = [];
  let from = start;
  let expected: true | undefined;
  for (const [i, step] of deadline.steps.entries()) {
    if (step.kind !== 'AFTER_CAL' && step.kind !== 'AFTER_WORK') continue;
    const recorded = i === 0 || step.event === null ? undefined : eventDate(scope.events, step.event);
    if (recorded !== undefined) [from, expected] = [recorded, undefined];
    const own = capped(afterEvent(scope, step, from, expected), total);
    found.push(own);
    [from, expected] = [own.due, true];
  }
  return found.length === 0 ? [total] : found;
}

function capped(step: DatedOccurrence, total: DatedOccurrence): DatedOccurrence {
  if (step.due <= total.due) return step;
  const { due, strict, provisional } = total;
  const against = { rule: 'chain-total' as const, other: step.due };
  return {
    ...step,
    due,
    strict,
    provisional,
    derivation: { ...step.derivation, counted: total.derivation.counted, against },
  };
}
