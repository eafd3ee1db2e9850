/** Who owes a report for a period, by when, and to whom. */
import type { Calendar } from '#shared/calendar/index.ts';
import type { Organisation, Unit } from '#shared/org/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { isMember, validOn, type UnitId } from '#shared/org/unit.ts';
import { dueOf, type ReportDue } from './due.ts';
import type { Period } from './period.ts';
import { opensOn, type Regime, type ReportingLine } from './regime.ts';

export interface Reporter {
  readonly unit: Unit;
  readonly line: ReportingLine;
  /** The committee above; null for the province, whose report leaves the house. */
  readonly receiver: UnitId | null;
  readonly opensOn: PlainDate;
  readonly reportDue: ReportDue;
}

interface Where {
  readonly organisation: Organisation;
  readonly calendar: Calendar;
  readonly regime: Regime;
  readonly period: Period;
}

/** What a unit owes; undefined for one that does not report, or does not exist on the day the reports open. */
export function reporterOf(unit: Unit, { organisation, calendar, regime, period }: Where): Reporter | undefined {
  const opens = opensOn(regime, period);
  const line = regime.lines.find(({ who }) => isMember(unit, who));
  if (line === undefined || !validOn(unit, opens)) return undefined;
  const receiver = organisation.parentOn(unit, opens)?.id ?? null;
  return { unit, line, receiver, opensOn: opens, reportDue: dueOf(calendar, regime, period, line) };
}

/** All who report, line by line in the regime's order. */
export function reportersOf(where: Where): readonly Reporter[] {
  const { organisation, regime, period } = where;
  const opens = opensOn(regime, period);
  const units = new Set(regime.lines.flatMap(({ who }) => organisation.membersOn(who, opens)));
  return [...units].flatMap((unit) => reporterOf(unit, where) ?? []);
}

/** The units whose reports a unit receives and sums up. */
export const sendersTo = (receiver: UnitId, where: Where): readonly Reporter[] =>
  where.organisation
    .childrenOn(receiver, opensOn(where.regime, where.period))
    .flatMap((unit) => reporterOf(unit, where) ?? []);
