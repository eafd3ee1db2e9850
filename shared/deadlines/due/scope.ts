/** The plan within which due dates are worked out. */
import { defaultPolicy, type Calendar, type CountingPolicy } from '#shared/calendar/index.ts';
import { dateOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { DueContext } from './occurrence.ts';

export interface Scope {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly issued: PlainDate | undefined;
  readonly events: Readonly<Record<string, PlainDate>>;
  readonly calendar: Calendar;
  readonly policy: CountingPolicy;
  readonly checkIn: 'month' | 'quarter';
  readonly phrase: string | undefined;
}

export const scopeOf = (context: DueContext): Scope => ({
  from: dateOf(context.planYear, 1, 1),
  to: dateOf(Math.max(context.throughYear ?? context.planYear, context.planYear), 12, 31),
  issued: context.issued,
  events: context.events ?? {},
  calendar: context.calendar,
  policy: context.policy ?? defaultPolicy,
  checkIn: context.checkIn ?? 'quarter',
  phrase: context.phrase,
});
