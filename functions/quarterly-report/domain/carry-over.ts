/** What one period's report takes from others of the same unit. */
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import { valueOf, type CellProblem, type Figures } from './figures.ts';
import type { Form } from './form.ts';
import { PARTS, type Period } from './period.ts';
import { windowOf, type Regime } from './regime.ts';

/** The cells that the unit's own previous figures fill; none when there are no accepted ones. */
export const carriedOver = ({ columns }: Pick<Form, 'columns'>, previous: Figures | undefined): Figures =>
  previous === undefined
    ? {}
    : Object.fromEntries(
        columns.flatMap(({ id, cell }) => (cell.kind === 'carried' ? [[id, valueOf(previous, cell.from)]] : [])),
      );

/** The year's other periods whose days all lie within this one's: the three quarters of an annual report. */
export function periodsWithin(regime: Regime, period: Period): readonly Period[] {
  const whole = windowOf(regime, period);
  return PARTS.filter((part) => part !== period.part)
    .map((part) => ({ year: period.year, part }))
    .filter((other) => {
      const { from, to } = windowOf(regime, other);
      return whole.from <= from && to <= whole.to;
    });
}

/** What the reports of the periods within this one hold together already, of what adds up. */
export const reportedWithin = ({ columns }: Pick<Form, 'columns'>, within: readonly Figures[]): Figures =>
  Object.fromEntries(
    columns.flatMap(({ id, cell }) =>
      cell.kind === 'typed' && cell.over === 'sum'
        ? [[id, within.reduce((sum, row) => sum + valueOf(row, id), 0)]]
        : [],
    ),
  );

/** A year holds at least what its quarters held. */
export const belowReported = (figures: Figures, reported: Figures): readonly CellProblem[] =>
  Object.entries(reported).flatMap(([column, least]) =>
    valueOf(figures, column) < least
      ? [
          {
            column,
            message:
              `Ít hơn số đã báo cáo trong các quý của năm (${formatNumber(least)}). ` +
              'Kiểm tra lại, hoặc đề nghị mở khóa báo cáo quý có số liệu sai.',
          },
        ]
      : [],
  );
