/** Tables whole again: pages joined, repeated headers dropped, each with the words that stand above it. */
import type { Column } from './columns.ts';
import { isPageNumber } from './delimited-rows.ts';
import { type GridRow, type Piece, type ProseLine, filledColumns } from './grid.ts';
import { readHeader, sameColumns } from './header-rows.ts';
import { numberedText, rowNumber } from './numbering.ts';

export interface TableLine extends GridRow {
  /** A page edge (a repeated header, blank lines, a new physical table) stands above: the row may go on from before. */
  readonly afterBreak: boolean;
  /** Which drawn table the row comes from, and where: cells merged downwards point to it. */
  readonly grid: number;
  readonly index: number;
}

export interface LogicalTable {
  readonly columns: readonly Column[];
  readonly rows: readonly TableLine[];
  /** The lines above the table since the table before. */
  readonly headings: readonly ProseLine[];
}

export interface Layout {
  readonly tables: readonly LogicalTable[];
  readonly prose: readonly ProseLine[];
}

interface OpenTable {
  columns: readonly Column[];
  rows: TableLine[];
  headings: readonly ProseLine[];
}

/** Rows of a sheet that follow the table itself. */
const CLOSES_TABLE = /^(?:nơi nhận|ghi chú:|lưu ý|tm\.|kt\.|người lập|thủ trưởng đơn vị$|\(?đã ký)/iu;

/** «I», «A», «1», «1.1»: the first row of a table. */
function beginsNumbering(row: GridRow | undefined): boolean {
  const numbers = (row?.cells ?? []).map(({ text }) => rowNumber(text) ?? numberedText(text)?.number ?? null);
  const number = numbers.find((found) => found !== null);
  if (number === undefined) return false;
  return number.kind === 'letter' ? number.text === 'A' : number.parts.every((part) => part === 1);
}

class LayoutReader {
  readonly #tables: OpenTable[] = [];
  readonly #prose: ProseLine[] = [];
  #headings: ProseLine[] = [];
  #open: OpenTable | null = null;

  prose(line: ProseLine): void {
    if (isPageNumber(line.text)) return;
    this.#prose.push(line);
    this.#headings.push(line);
    this.#open = null;
  }

  grid(rows: readonly GridRow[], grid: number): void {
    let pageEdge = true;
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at];
      if (row === undefined) continue;
      const header = readHeader(rows, at);
      if (header !== null) {
        this.#header(header.columns, rows[at + header.length]);
        pageEdge = true;
        at += header.length - 1;
        continue;
      }
      if (filledColumns(row).length === 0 && row.cells.every((cell) => cell.mergedFrom === undefined)) continue;
      this.#row({ ...row, afterBreak: pageEdge || row.afterGap, grid, index: at });
      pageEdge = false;
    }
  }

  /** The header of a new table, or the table above again on its next page, with page feet between. */
  #header(columns: readonly Column[], next: GridRow | undefined): void {
    const last = this.#tables.at(-1);
    const feet = this.#headings.every(({ text }) => text.length < 12) || !beginsNumbering(next);
    if (last !== undefined && (this.#open === last || feet) && sameColumns(last.columns, columns)) {
      this.#open = last;
      return;
    }
    this.#open = { columns, rows: [], headings: this.#headings };
    this.#headings = [];
    this.#tables.push(this.#open);
  }

  #row(row: TableLine): void {
    const filled = filledColumns(row);
    if (CLOSES_TABLE.test(row.cells[filled[0] ?? 0]?.text ?? '')) this.#open = null;
    if (this.#open !== null && filled.every((column) => column < (this.#open?.columns.length ?? 0) + 2)) {
      this.#open.rows.push(row);
      return;
    }
    for (const column of filled) this.prose({ kind: 'prose', text: row.cells[column]?.text ?? '', line: row.from });
  }

  result(): Layout {
    return { tables: this.#tables, prose: this.#prose };
  }
}

export function layoutOf(pieces: readonly Piece[]): Layout {
  const reader = new LayoutReader();
  pieces.forEach((piece, index) => {
    if (piece.kind === 'prose') reader.prose(piece);
    else reader.grid(piece.rows, index);
  });
  return reader.result();
}
