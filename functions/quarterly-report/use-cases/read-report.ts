import type { Figures } from '../domain/figures.ts';
import { carriedOver, periodsWithin, reportedWithin } from '../domain/carry-over.ts';
import { formsFor, type Form } from '../domain/form.ts';
import { idOfPeriod, periodOf, type Period } from '../domain/period.ts';
import { isKnown, opensOn, previousPeriod, regimeOf, type Regime } from '../domain/regime.ts';
import type { ReportRef } from '../domain/report.ts';
import { reporterOf, type Reporter } from '../domain/reporters.ts';
import type { ReportPorts } from '../ports.ts';
import { readReport, type Kept } from '../store.ts';

type ByForm = Readonly<Record<string, Figures>>;

/** A report with all that its unit needs to fill it. */
export interface OpenReport extends Kept {
  readonly ref: ReportRef;
  readonly period: Period;
  readonly regime: Regime;
  readonly reporter: Reporter;
  /** The forms the unit fills with figures of its own. */
  readonly forms: readonly Form[];
  /** Cells that the previous accepted report fills, by form code. */
  readonly carried: ByForm;
  /** Of a year: what its quarters hold together, by form code. */
  readonly reported: ByForm;
}

/** Undefined for a unit that owes no report for the period. */
export async function readOpenReport(ref: ReportRef, ports: ReportPorts): Promise<OpenReport | undefined> {
  const { organisation, calendar, settings, store } = ports;
  const period = periodOf(ref.period);
  const unit = organisation.unit(ref.unit);
  if (unit === undefined || !isKnown(settings.regimes, period)) return undefined;
  const regime = regimeOf(settings.regimes, period);
  const reporter = reporterOf(unit, { organisation, calendar, regime, period });
  if (reporter === undefined) return undefined;
  const forms = formsFor(settings.forms, unit, opensOn(regime, period));
  const within = periodsWithin(regime, period);
  const [kept, previous, ...quarters] = await Promise.all(
    [period, previousPeriod(regime, period), ...within].map((other) =>
      readReport(store, { period: idOfPeriod(other), unit: ref.unit }, reporter.receiver),
    ),
  );
  if (kept === undefined) throw new Error('the report itself was not read');
  const accepted = [previous, ...quarters].map((other) => (other?.report.state === 'accepted' ? other.report.own : {}));
  const [before = {}, ...parts] = accepted;
  return {
    ...kept,
    ref,
    period,
    regime,
    reporter,
    forms,
    carried: Object.fromEntries(forms.map((form) => [form.code, carriedOver(form, before[form.code])])),
    reported: Object.fromEntries(
      forms.map((form) => [
        form.code,
        reportedWithin(
          form,
          parts.map((own) => own[form.code]).filter((figures) => figures !== undefined),
        ),
      ]),
    ),
  };
}
