/** What a form looks like on paper: its lines of text, and one row for each unit. */
import type { Organisation } from '#shared/org/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { Figures } from './figures.ts';
import type { Form } from './form.ts';
import { headingOfPeriod, nameOfPeriod, periodOf } from './period.ts';
import { opensOn, windowOf, type Regime } from './regime.ts';
import type { Report } from './report.ts';
import type { RollUpRow } from './roll-up.ts';

export interface SheetRow {
  readonly name: string;
  readonly figures: Figures;
}

export interface Sheet {
  readonly form: Form;
  readonly unitName: string;
  readonly periodName: string;
  /** «từ ngày … đến hết ngày …» */
  readonly window: string;
  readonly rows: readonly SheetRow[];
  /** Null while there are no figures. */
  readonly total: Figures | null;
}

interface SheetOf {
  readonly report: Report;
  readonly rows: readonly RollUpRow[];
  readonly totals: Readonly<Record<string, Figures>>;
  readonly form: Form;
  readonly regime: Regime;
  readonly organisation: Organisation;
}

/** Units bear the names of the period, whatever they are called now. A row that holds late figures says of which period. */
export function sheetOf({ report, rows, totals, form, regime, organisation }: SheetOf): Sheet {
  const period = periodOf(report.period);
  const date = opensOn(regime, period);
  const nameOf = (unit: Report['unit']): string => organisation.nameOn(unit, date) ?? unit;
  const own = report.own[form.code];
  const { from, to } = windowOf(regime, period);
  return {
    form,
    unitName: nameOf(report.unit),
    periodName: headingOfPeriod(period),
    window: `từ ngày ${formatDate(from)} đến hết ngày ${formatDate(to)}`,
    rows: [
      ...(own === undefined ? [] : [{ name: nameOf(report.unit), figures: own }]),
      ...rows.flatMap(({ unit, parts, figures }) => {
        const row = figures[form.code];
        if (row === undefined) return [];
        const late = parts.filter((part) => part.period !== report.period);
        const names = late.map((part) => nameOfPeriod(periodOf(part.period)));
        const note = late.length === 0 ? '' : ` (gồm số liệu gửi muộn: ${names.join(', ')})`;
        return [{ name: `${nameOf(unit)}${note}`, figures: row }];
      }),
    ],
    total: totals[form.code] ?? null,
  };
}
