/** Who owes a report for a period, by when, and to whom. */
import type { Calendar } from '#shared/calendar/index.ts';
import type { Organisation, Unit } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { dueOf, type ReportDue } from './due.ts';
import type { Period } from './period.ts';
import { opensOn, type Regime } from './regime.ts';

export interface Reporter {
  readonly unit: Unit;
  /** The committee above; null for the province, whose report leaves the house. */
  readonly receiver: UnitId | null;
  readonly opensOn: PlainDate;
  readonly reportDue: ReportDue;
}

/** The units that exist on the day the reports open, line by line in the regime's order. */
export function reportersOf(
  organisation: Organisation,
  calendar: Calendar,
  regime: Regime,
  period: Period,
): readonly Reporter[] {
  const opens = opensOn(regime, period);
  const seen = new Set<UnitId>();
  return regime.lines.flatMap((line) => {
    const reportDue = dueOf(calendar, regime, period, line);
    return organisation.membersOn(line.who, opens).flatMap((unit) => {
      if (seen.has(unit.id)) return [];
      seen.add(unit.id);
      const receiver = organisation.parentOn(unit, opens)?.id ?? null;
      return [{ unit, receiver, opensOn: opens, reportDue }];
    });
  });
}
