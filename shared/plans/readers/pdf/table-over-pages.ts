/** A drawn table that goes on over pages, on one grid: what the page edge cuts (a header, a row) keeps its columns. */
import type { DrawnRow, RuledTable } from './ruled-tables.ts';

export type TablePart = Pick<RuledTable, 'edges' | 'rows'>;

/** Edges of one column on two pages are up to this far apart (points, from the left side of the table). */
const SAME_EDGE = 5;

/**
 * The table above the page edge with its part below; `undefined` when they are no one table. A part whose cells are all
 * merged over some columns shows fewer edges than the other.
 */
export function overPages(above: TablePart, below: TablePart): TablePart | undefined {
  const [wide, narrow] = above.edges.length >= below.edges.length ? [above, below] : [below, above];
  const at = placesOf(narrow.edges, wide.edges);
  if (at === undefined) return undefined;
  const moved = narrow.rows.map((row) => onColumns(row, at));
  const rows = wide === above ? [...above.rows, ...marked(moved)] : [...moved, ...marked(below.rows)];
  return { edges: wide.edges, rows };
}

/** The index in `wide` of each edge of `narrow`; both sides must be the same. */
function placesOf(narrow: readonly number[], wide: readonly number[]): number[] | undefined {
  const shift = (wide[0] ?? 0) - (narrow[0] ?? 0);
  const at = narrow.map((edge) => wide.findIndex((one) => Math.abs(one - shift - edge) <= SAME_EDGE));
  return at.includes(-1) || at.at(-1) !== wide.length - 1 ? undefined : at;
}

const onColumns = (row: DrawnRow, at: readonly number[]): DrawnRow => ({
  ...row,
  cells: row.cells.map((cell) => {
    const column = at[cell.column] ?? cell.column;
    return { ...cell, column, colSpan: (at[cell.column + cell.colSpan] ?? column + 1) - column };
  }),
});

/** The first row with words is the one that may go on from the page before. */
function marked(rows: readonly DrawnRow[]): DrawnRow[] {
  const first = rows.findIndex((row) => row.cells.some(({ text }) => text !== ''));
  return rows.map((row, index) => (index === first ? { ...row, afterBreak: true } : row));
}
