/**
 * The sum of the reports that a unit receives. Only accepted ones count, each once: what was accepted too late for one
 * period's sum comes with the next period's, under the same unit's name.
 */
import type { UnitId } from '#shared/org/unit.ts';
import { sumOfPeriods, sumOfUnits, type Figures } from './figures.ts';
import type { Form } from './form.ts';
import type { PeriodId } from './period.ts';
import { refKey, type Report, type ReportRef } from './report.ts';

/** One line of the sum: a unit, the reports of it that are in, and their figures by form code. */
export interface RollUpRow {
  readonly unit: UnitId;
  readonly parts: readonly ReportRef[];
  readonly figures: Readonly<Record<string, Figures>>;
}

interface RollUp {
  readonly receiver: UnitId;
  readonly period: PeriodId;
  /** All reports of the period, of those whose late figures may come with it, and of those that may have taken its own. */
  readonly reports: readonly Report[];
  /** The periods whose late figures may come with this one's, the oldest first. */
  readonly carried: readonly PeriodId[];
  /** Who now receives what a unit received; another one when a reform has closed it. */
  readonly heirOf: (receiver: UnitId) => UnitId | null;
  /** The forms of the period, by code each once. */
  readonly forms: readonly Form[];
}

/** The accepted reports a sum takes now, in rows by the ids of their units. */
export function rollUp({ receiver, period, reports, carried, heirOf, forms }: RollUp): readonly RollUpRow[] {
  const counted = countedBeside(reports, { period, unit: receiver });
  const periods: readonly PeriodId[] = [...carried, period];
  const taken = reports.filter(
    (report) =>
      periods.includes(report.period) &&
      report.state === 'accepted' &&
      report.receiver !== null &&
      heirOf(report.receiver) === receiver &&
      !counted.has(refKey(report)),
  );
  return rowsOf(taken, periods, forms);
}

/** The rows of a sum that was frozen when it was submitted: the very reports it names. */
export function frozenRows(
  { parts }: Report,
  { reports, carried, period, forms }: Omit<RollUp, 'receiver' | 'heirOf'>,
) {
  const keys = new Set(parts.map(refKey));
  return rowsOf(
    reports.filter((report) => keys.has(refKey(report))),
    [...carried, period],
    forms,
  );
}

function rowsOf(
  reports: readonly Report[],
  periods: readonly PeriodId[],
  forms: readonly Form[],
): readonly RollUpRow[] {
  const byUnit = new Map<UnitId, Report[]>();
  for (const report of periods.flatMap((id) => reports.filter(({ period }) => period === id)))
    byUnit.set(report.unit, [...(byUnit.get(report.unit) ?? []), report]);
  return [...byUnit]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([unit, ofUnit]) => ({
      unit,
      parts: ofUnit.map(({ period }) => ({ period, unit })),
      figures: figuresOf(forms, ofUnit),
    }));
}

/** The reports that another sum than the one of `self` holds already. */
const countedBeside = (reports: readonly Report[], self: ReportRef): ReadonlySet<string> =>
  new Set(
    reports
      .filter((report) => report.state !== 'open' && refKey(report) !== refKey(self))
      .flatMap(({ parts }) => parts.map(refKey)),
  );

function figuresOf(forms: readonly Form[], reports: readonly Report[]): Record<string, Figures> {
  const entries = forms.flatMap((form) => {
    const rows = reports.map(({ totals }) => totals[form.code]).filter((row) => row !== undefined);
    return rows.length === 0 ? [] : [[form.code, sumOfPeriods(form, rows)] as const];
  });
  return Object.fromEntries(entries);
}

/** Own figures and all rows together, by form code. */
export function totalsOf(
  forms: readonly Form[],
  own: Readonly<Record<string, Figures>>,
  rows: readonly RollUpRow[],
): Record<string, Figures> {
  const entries = forms.flatMap((form) => {
    const all = [own[form.code], ...rows.map(({ figures }) => figures[form.code])].filter((row) => row !== undefined);
    return all.length === 0 ? [] : [[form.code, sumOfUnits(form, all)] as const];
  });
  return Object.fromEntries(entries);
}

/** The sum that holds a report already, if there is one: it must be opened before the report itself can be. */
export const holderOf = (reports: readonly Report[], ref: ReportRef): Report | undefined =>
  reports.find(({ state, parts }) => state !== 'open' && parts.some((part) => refKey(part) === refKey(ref)));
