import type { CaseStore } from '#shared/casework/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { Figures } from '../domain/figures.ts';
import type { Form } from '../domain/form.ts';
import { idOfPeriod, type PeriodId } from '../domain/period.ts';
import { carriedPeriods, laterPeriods, opensOn } from '../domain/regime.ts';
import type { Report } from '../domain/report.ts';
import { sendersTo, type Reporter } from '../domain/reporters.ts';
import { frozenRows, holderOf, rollUp, totalsOf, type RollUpRow } from '../domain/roll-up.ts';
import type { ReportPorts } from '../ports.ts';
import { reportsOf } from '../store.ts';
import type { OpenReport } from './read-report.ts';

/** What a unit's report sums up. */
export interface Sum {
  /** The forms that may stand in it, each code once. */
  readonly forms: readonly Form[];
  readonly rows: readonly RollUpRow[];
  /** Own figures and all rows, by form code. */
  readonly totals: Readonly<Record<string, Figures>>;
  /** Who should have sent a report for this very period, and whose is not in. */
  readonly senders: readonly Reporter[];
  readonly missing: readonly Reporter[];
}

/**
 * The accepted reports as they stand now; of a report that was submitted, those it was submitted with. Reads the reports
 * of the period, of those whose late figures may come with it, and of those that may have taken its own: five queries. Most
 * units receive nothing: their sum is their own figures, and nobody else's report is read.
 */
export async function readSum(open: OpenReport, ports: ReportPorts): Promise<Sum> {
  const { organisation, calendar, settings, store } = ports;
  const { ref, period, regime, report } = open;
  const date = opensOn(regime, period);
  const forms = settings.forms.filter(
    (form) => form.validFrom <= date && (form.validTo === null || date <= form.validTo),
  );
  const senders = sendersTo(ref.unit, { organisation, calendar, regime, period });
  if (senders.length === 0 && report.parts.length === 0)
    return { forms, rows: [], totals: totalsOf(forms, report.own, []), senders, missing: [] };
  const carried = carriedPeriods(settings.regimes, period).map(idOfPeriod);
  const reports = await reportsIn([...carried, ref.period, ...laterOf(open, ports)], store);
  const given = { reports, carried, period: ref.period, forms };
  const heirOf = (unit: UnitId): UnitId | null => heirOn(ports, unit, date);
  const rows = report.state === 'open' ? rollUp({ ...given, receiver: ref.unit, heirOf }) : frozenRows(report, given);
  const inSum = new Set(
    rows.flatMap(({ parts }) => parts.filter((part) => part.period === ref.period)).map((part) => part.unit),
  );
  return {
    forms,
    rows,
    totals: totalsOf(forms, report.own, rows),
    senders,
    missing: senders.filter(({ unit }) => !inSum.has(unit.id)),
  };
}

/** The sum that holds a report, if there is one; only what was accepted is held. */
export async function readHolder(open: OpenReport, ports: ReportPorts): Promise<Report | undefined> {
  const { ref, report } = open;
  if (report.state !== 'accepted') return undefined;
  return holderOf(await reportsIn([ref.period, ...laterOf(open, ports)], ports.store), ref);
}

const laterOf = ({ period }: OpenReport, { settings }: ReportPorts): readonly PeriodId[] =>
  laterPeriods(settings.regimes, period).map(idOfPeriod);

const reportsIn = async (periods: readonly PeriodId[], store: CaseStore): Promise<readonly Report[]> =>
  (await Promise.all(periods.map((id) => reportsOf(store, id)))).flat();

/** Who receives on a day what a unit received: the unit itself, or what it stood under when a reform has closed it. */
function heirOn({ organisation }: ReportPorts, id: UnitId, date: Report['submittedOn'] & string): UnitId | null {
  const unit = organisation.unit(id);
  if (unit === undefined) return null;
  const exists = unit.validFrom <= date && (unit.validTo === null || date <= unit.validTo);
  return exists ? id : (organisation.parentOn(unit, date)?.id ?? null);
}
