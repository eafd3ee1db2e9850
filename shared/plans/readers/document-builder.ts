/** Collects what a reader finds in reading order, gives each piece its line and settles merged cells on a grid. */
import type { Block, Cell, SourceDocument, SourceFormat, TableRow } from '../source-document.ts';
import { cellText, oneLine } from './clean-text.ts';

export interface RawCell {
  readonly text: string;
  readonly colSpan?: number;
  readonly rowSpan?: number;
  readonly bold?: boolean;
}

export interface RawRow {
  readonly cells: readonly RawCell[];
  /** Grid columns left open before the first cell. */
  readonly skip?: number;
  /** The first row of a page. */
  readonly afterBreak?: boolean;
}

/** Wider grids than this come from broken span attributes. */
const MOST_COLUMNS = 200;

export class DocumentBuilder {
  readonly #blocks: Block[] = [];
  readonly #lines: string[] = [];

  /**
   * Adds a whole paragraph; a blank line parts it from what comes before, as in a text file. Its own line ends give
   * lines without a blank between them.
   */
  paragraph(text: string, bold = false): void {
    const lines = text
      .split('\n')
      .map(oneLine)
      .filter((line) => line !== '');
    if (lines.length > 0 && this.#lines.length > 0) this.#lines.push('');
    for (const line of lines) {
      this.#lines.push(line);
      this.#blocks.push({ kind: 'paragraph', text: line, line: this.#lines.length, ...(bold ? { bold } : {}) });
    }
  }

  /** Adds a table of one line for each row; rows without a word are left out. */
  table(rows: readonly RawRow[]): void {
    const from = this.#lines.length + 1;
    const grid = placeCells(rows);
    const kept = grid.flatMap((cells, index) => (cells.some((cell) => cell.text !== '') ? [index] : []));
    const placed = kept.map((index): TableRow => {
      const cells = (grid[index] ?? []).map((cell) => withOrigin(cell, kept));
      this.#lines.push(rowLine(cells));
      const line = this.#lines.length;
      return { from: line, to: line, cells, ...(rows[index]?.afterBreak === true ? { afterBreak: true } : {}) };
    });
    if (placed.length > 0) this.#blocks.push({ kind: 'table', from, to: this.#lines.length, rows: placed });
  }

  build(format: SourceFormat): SourceDocument {
    return { format, lines: this.#lines, blocks: this.#blocks };
  }
}

/** Cells by grid column, separated by TAB, as a spreadsheet would paste them. */
function rowLine(cells: readonly Cell[]): string {
  const last = Math.max(...cells.map((cell) => cell.column));
  const line = new Array<string>(last + 1).fill('');
  for (const cell of cells) line[cell.column] = cell.text.replaceAll('\n', ' ');
  return line.join('\t');
}

interface Covered {
  readonly row: number;
  readonly colSpan: number;
  left: number;
}

/** Places cells on the grid, as a browser does; a position covered from above becomes an empty cell with `mergedFrom`. */
function placeCells(rows: readonly RawRow[]): Cell[][] {
  const covered = new Map<number, Covered>();
  return rows.map((row, index, all) => {
    const cells: Cell[] = [];
    let column = row.skip ?? 0;
    for (const raw of row.cells) {
      while (covered.has(column)) column += takeCovered(covered, column, cells);
      const cell = placed(raw, column, all.length - index);
      cells.push(cell);
      column += cell.colSpan;
    }
    for (const at of [...covered.keys()])
      if (covered.has(at) && !cells.some((cell) => cell.column === at)) takeCovered(covered, at, cells);
    for (const cell of cells)
      if (cell.mergedFrom === undefined && cell.rowSpan > 1)
        covered.set(cell.column, { row: index, colSpan: cell.colSpan, left: cell.rowSpan - 1 });
    return cells.sort((a, b) => a.column - b.column);
  });
}

/** Takes one row's share of a cell covering `column` from above; returns how many columns it covers. */
function takeCovered(covered: Map<number, Covered>, column: number, cells: Cell[]): number {
  const above = covered.get(column);
  if (above === undefined) return 1;
  cells.push({ text: '', column, colSpan: above.colSpan, rowSpan: 1, mergedFrom: above.row });
  above.left -= 1;
  if (above.left <= 0) covered.delete(column);
  return above.colSpan;
}

function placed(raw: RawCell, column: number, rowsLeft: number): Cell {
  const span = (value: number | undefined, most: number): number => Math.max(1, Math.min(Math.trunc(value ?? 1), most));
  return {
    text: cellText(raw.text),
    column: Math.min(column, MOST_COLUMNS),
    colSpan: span(raw.colSpan, MOST_COLUMNS),
    rowSpan: span(raw.rowSpan, rowsLeft),
    ...(raw.bold === true ? { bold: true } : {}),
  };
}

/** `mergedFrom` counted in the rows that were kept. */
const withOrigin = (cell: Cell, kept: readonly number[]): Cell =>
  cell.mergedFrom === undefined ? cell : { ...cell, mergedFrom: kept.indexOf(cell.mergedFrom) };
