/** A table as it stands on the page: rows of cells by column. How it was drawn no longer matters here. */

export interface GridCell {
  readonly text: string;
  /** Columns covered; 1 in tables drawn in text. */
  readonly span: number;
  /** The cell above reaches down over this place: the index of the grid row that holds it. */
  readonly mergedFrom?: number;
}

export interface GridRow {
  readonly cells: readonly GridCell[];
  readonly from: number;
  readonly to: number;
  /** Blank lines or a page edge stand above. */
  readonly afterGap: boolean;
  /** Which cell stands in which column had to be guessed. */
  readonly uncertain?: true;
}

export interface Grid {
  readonly kind: 'grid';
  readonly rows: readonly GridRow[];
  readonly from: number;
  readonly to: number;
}

export interface ProseLine {
  readonly kind: 'prose';
  readonly text: string;
  readonly line: number;
}

/** A document in reading order. */
export type Piece = Grid | ProseLine;

export const EMPTY_CELL: GridCell = { text: '', span: 1 };
export const cellAt = (row: GridRow, column: number): GridCell => row.cells[column] ?? EMPTY_CELL;

/** Columns that hold text. */
export const filledColumns = (row: GridRow): readonly number[] =>
  row.cells.flatMap((cell, column) => (cell.text === '' ? [] : [column]));
