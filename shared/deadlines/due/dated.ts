/** Makes dated occurrences of the counted ends of periods and of fixed days. */
import { countBack, countCalendar, countWorking, fixedDate, type Counted } from '#shared/calendar/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { DeadlineOf } from '../deadline.ts';
import type { Scope } from './scope.ts';
import type { DatedOccurrence, Derivation } from './occurrence.ts';

type Extra = Partial<Omit<DatedOccurrence, 'state' | 'derivation' | 'due'>> & { readonly more?: Partial<Derivation> };

function dated(scope: Scope, counted: Counted, extra: Extra = {}): DatedOccurrence {
  const { more, ...own } = extra;
  const { due } = counted;
  return {
    state: 'dated',
    due,
    strict: counted.warnBy ?? due,
    provisional: scope.calendar.isProvisional(Number(due.slice(0, 4))),
    ...own,
    derivation: { phrase: scope.phrase, counted, ...more },
  };
}

/**
 * A fixed day. `before`: «trước ngày D», whose last day is D by the lenient and D − 1 by the strict policy; the warning
 * aims at D − 1 either way, or at the last working day before a day off.
 */
export function onDay(scope: Scope, day: PlainDate, before: boolean, extra: Extra = {}): DatedOccurrence {
  const { calendar, policy } = scope;
  if (!before) return dated(scope, fixedDate(calendar, day, policy), extra);
  const last = calendar.addCalendarDays(day, -1);
  const counted = fixedDate(calendar, policy.before === 'strict' ? last : day, policy);
  const strict = calendar.onOrBefore(last);
  return dated(scope, counted, { ...extra, strict, more: { ...extra.more, before: policy.before } });
}

type Period = DeadlineOf<'AFTER_CAL' | 'AFTER_WORK' | 'AFTER_HOURS' | 'AFTER_NOW' | 'BEFORE_EVENT'>;

const HOURS_A_DAY = 24;
const WORKING_HOURS_A_DAY = 8;

function backward(scope: Scope, { n, unit }: DeadlineOf<'BEFORE_EVENT'>, event: PlainDate): Counted {
  if (unit === 'work') return countBack(scope.calendar, event, n, 'working-day');
  if (unit === 'hour') return countBack(scope.calendar, event, n / HOURS_A_DAY, 'day');
  return countBack(scope.calendar, event, n, unit ?? 'day');
}

/** The end of a period whose event has a date. «Ngay sau khi»: the next working day. Hours end within whole days. */
function count(scope: Scope, period: Period, event: PlainDate): Counted {
  const { calendar, policy } = scope;
  switch (period.kind) {
    case 'AFTER_CAL':
      return countCalendar(calendar, event, period.n, period.unit ?? 'day', policy);
    case 'AFTER_WORK':
      return countWorking(calendar, event, period.n);
    case 'AFTER_HOURS':
      return period.working
        ? countWorking(calendar, event, period.n / WORKING_HOURS_A_DAY)
        : countCalendar(calendar, event, period.n / HOURS_A_DAY, 'day', { ...policy, rollPeriod: 'none' });
    case 'AFTER_NOW':
      return countWorking(calendar, event, 1);
    case 'BEFORE_EVENT':
      return backward(scope, period, event);
  }
}

/** The dated occurrence of a period, its event having happened (or being expected) on `date`. */
export function afterEvent(scope: Scope, period: Period, date: PlainDate, expected?: true): DatedOccurrence {
  const event = { name: period.event ?? 'ban hành kế hoạch', date, ...(expected ? { expected } : {}) };
  return dated(scope, count(scope, period, date), {
    start: period.kind === 'BEFORE_EVENT' ? undefined : date,
    expected,
    actor: period.actor,
    what: period.what,
    more: { event },
  });
}
