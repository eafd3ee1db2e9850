/** The figures of one row of a form, and how rows add up. */
import type { Check, Column, Form } from './form.ts';

/** Values by column id. */
export type Figures = Readonly<Record<string, number>>;

export const valueOf = (figures: Figures, id: string): number => figures[id] ?? 0;

const sumOf = (figures: Figures, ids: readonly string[]): number =>
  ids.reduce((sum, id) => sum + valueOf(figures, id), 0);

/** The row with its totals, from what was typed and carried over. Columns that are left out count as 0. */
export const withTotals = ({ columns }: Pick<Form, 'columns'>, given: Figures): Figures =>
  Object.fromEntries(
    columns.map(({ id, cell }) => [id, cell.kind === 'total' ? sumOf(given, cell.of) : valueOf(given, id)]),
  );

/** Rows of different units, added cell by cell. */
export const sumOfUnits = (form: Pick<Form, 'columns'>, rows: readonly Figures[]): Figures =>
  withTotals(
    form,
    Object.fromEntries(form.columns.map(({ id }) => [id, rows.reduce((sum, row) => sum + valueOf(row, id), 0)])),
  );

/**
 * One unit's rows of several periods as one, the oldest first: what happened adds up, of what there is the last counts.
 * What the later periods carried over and the earlier ones had left is one and the same; only what a later period
 * carried over beyond that is new.
 */
export function sumOfPeriods(form: Pick<Form, 'columns'>, rows: readonly Figures[]): Figures {
  const over = ({ id, cell }: Column): number => {
    if (cell.kind === 'carried')
      return rows.reduce(
        (sum, row, i) => sum + valueOf(row, id) - (i === 0 ? 0 : valueOf(rows[i - 1] ?? {}, cell.from)),
        0,
      );
    if (cell.kind === 'typed' && cell.over === 'last') return valueOf(rows.at(-1) ?? {}, id);
    return rows.reduce((sum, row) => sum + valueOf(row, id), 0);
  };
  return withTotals(form, Object.fromEntries(form.columns.map((column) => [column.id, over(column)])));
}

export interface CellProblem {
  readonly column: string;
  readonly message: string;
}

/** The checks of a form that a row does not meet, each told beside its cell. */
export const brokenChecks = ({ checks }: Pick<Form, 'checks'>, figures: Figures): readonly CellProblem[] =>
  checks.filter((check) => !holds(check, figures)).map(({ beside, message }) => ({ column: beside, message }));

function holds({ left, is, right }: Check, figures: Figures): boolean {
  const [a, b] = [sumOf(figures, left), sumOf(figures, right)];
  return is === 'equal' ? a === b : a <= b;
}
