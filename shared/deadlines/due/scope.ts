/** The plan within which due dates are worked out. */
import { defaultPolicy, type Calendar, type CountingPolicy } from '#shared/calendar/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { DueContext } from './occurrence.ts';

export interface Scope {
  readonly firstYear: number;
  readonly lastYear: number;
  readonly issued: PlainDate | undefined;
  readonly events: Readonly<Record<string, PlainDate>>;
  readonly calendar: Calendar;
  readonly policy: CountingPolicy;
  readonly checkIn: 'month' | 'quarter';
  readonly phrase: string | undefined;
}

export const scopeOf = (context: DueContext): Scope => ({
  firstYear: context.planYear,
  lastYear: Math.max(context.throughYear ?? context.planYear, context.planYear),
  issued: context.issued,
  events: context.events ?? {},
  calendar: context.calendar,
  policy: context.policy ?? defaultPolicy,
  checkIn: context.checkIn ?? 'quarter',
  phrase: context.phrase,
});
