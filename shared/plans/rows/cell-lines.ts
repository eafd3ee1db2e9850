/**
 * Tables printed cell after cell, a line holding only `|` closing each: the form in which legal web sites give a plan
 * to the clipboard. No line says where a row ends: a row begins at a cell that is a row number.
 */
import { cellText, joinHalves } from './cell-text.ts';
import { roleOf } from './columns.ts';
import type { Grid, GridRow } from './grid.ts';
import { type RowNumber, rowNumber } from './numbering.ts';

interface LineCell {
  readonly text: string;
  /** Lines, from 0; `end` is the line after. */
  readonly start: number;
  readonly end: number;
}

const isBar = (line: string | undefined): boolean => line?.trim() === '|';
const MOST_COLUMNS = 12;

/** Cells from line `start` on, each closed by a bar; a cell's wrapped lines are joined. */
function readCells(lines: readonly string[], start: number): readonly LineCell[] {
  const cells: LineCell[] = [];
  let from = start;
  let text = '';
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (isBar(line)) {
      cells.push({ text, start: from, end: index + 1 });
      from = index + 1;
      text = '';
    } else text = joinWrapped(text, cellText(line));
  }
  return cells;
}

/** A list item opens a paragraph of its own; every other line end is only where the page was too narrow. */
const joinWrapped = (head: string, line: string): string =>
  /^[-–+•]\s*\p{L}/u.test(line) && head !== '' ? `${head}\n${line}` : joinHalves(head, line);

const startNumber = (cell: LineCell | undefined): RowNumber | null => {
  const number = rowNumber(cell?.text ?? '');
  return number === null || number.kind === 'bullet' ? null : number;
};

/** How many header cells stand before the first row number; null when these are no header. */
function headerWidth(cells: readonly LineCell[]): number | null {
  if (roleOf(cells[0]?.text ?? '') !== 'number') return null;
  const width = cells.slice(1, MOST_COLUMNS + 1).findIndex((cell) => startNumber(cell) !== null) + 1;
  const roles = cells.slice(0, width).map((cell) => roleOf(cell.text));
  return width >= 3 && roles.filter((role) => role !== null).length >= 3 ? width : null;
}

/** Cells of the row that begins at `at`: a heading is its number and its title, then the next number follows. */
function rowLength(cells: readonly LineCell[], at: number, width: number): number {
  if (startNumber(cells[at]) === null) {
    return startNumber(cells[at + 1]) !== null && cells[at]?.text !== '' ? 1 : Math.min(width, cells.length - at);
  }
  const next = startNumber(cells[at + 2]);
  const short =
    next !== null && (at + width >= cells.length || startNumber(cells[at + width]) === null || next.kind === 'decimal');
  return short ? 2 : Math.min(width, cells.length - at);
}

function rowsOf(cells: readonly LineCell[], width: number): readonly GridRow[] {
  const rows: GridRow[] = [];
  for (let at = 0; at < cells.length;) {
    const length = rowLength(cells, at, width);
    const own = cells.slice(at, at + length);
    rows.push({
      cells: own.map(({ text }) => ({ text, span: 1 })),
      from: (own[0]?.start ?? 0) + 1,
      to: own.at(-1)?.end ?? 0,
      afterGap: false,
    });
    at += length;
  }
  return rows;
}

/** The table whose header begins on line `start` (from 0); null when none does. */
export function readCellLines(lines: readonly string[], start: number): { grid: Grid; next: number } | null {
  if (!isBar(lines[start + 1]) || roleOf(cellText(lines[start] ?? '')) !== 'number') return null;
  const cells = readCells(lines, start);
  const width = headerWidth(cells);
  if (width === null) return null;
  const header = cells.slice(0, width);
  const end = cells.at(-1)?.end ?? start + 1;
  const head: GridRow = {
    cells: header.map(({ text }) => ({ text, span: 1 })),
    from: start + 1,
    to: header.at(-1)?.end ?? start + 1,
    afterGap: false,
  };
  return {
    grid: { kind: 'grid', rows: [head, ...rowsOf(cells.slice(width), width)], from: start + 1, to: end },
    next: end,
  };
}
