/** A document of any format as prose lines and grids, in reading order. */
import type { SourceDocument, Table } from '../source-document.ts';
import { readBareCells } from './bare-cells.ts';
import { readCellLines } from './cell-lines.ts';
import { cellText, flat } from './cell-text.ts';
import { readDelimitedTable } from './delimited-rows.ts';
import { readHtmlTables } from './html-tables.ts';
import { EMPTY_CELL, type Grid, type GridCell, type Piece } from './grid.ts';

function piecesOfText(lines: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let index = 0; index < lines.length;) {
    const { found, next } = readPieces(lines, index);
    pieces.push(...found);
    index = next;
  }
  return pieces;
}

/** What begins on a line: a table in one of the ways text draws them, or a line of prose. */
function readPieces(lines: readonly string[], index: number): { found: readonly Piece[]; next: number } {
  const html = readHtmlTables(lines, index);
  if (html !== null) return { found: html.tables.map(gridOf), next: html.next };
  const table = readCellLines(lines, index) ?? readDelimitedTable(lines, index) ?? readBareCells(lines, index);
  if (table !== null) return { found: [table.grid], next: table.next };
  const text = flat(cellText(lines[index] ?? ''));
  const isProse = text !== '' && text !== '|';
  return { found: isProse ? [{ kind: 'prose', text, line: index + 1 }] : [], next: index + 1 };
}

function gridOf(table: Table): Grid {
  const rows = table.rows.map((row) => {
    const cells: GridCell[] = [];
    for (const cell of row.cells) {
      while (cells.length < cell.column) cells.push(EMPTY_CELL);
      const own = { text: cellText(cell.text), span: cell.colSpan };
      cells.push(cell.mergedFrom === undefined ? own : { ...own, mergedFrom: cell.mergedFrom });
      for (let covered = 1; covered < cell.colSpan; covered += 1) cells.push(EMPTY_CELL);
    }
    return { cells, from: row.from, to: row.to, afterGap: row.afterBreak === true };
  });
  return { kind: 'grid', rows, from: table.from, to: table.to };
}

export function piecesOf(document: SourceDocument): readonly Piece[] {
  if (document.format === 'text') return piecesOfText(document.lines);
  return document.blocks.map((block) =>
    block.kind === 'table' ? gridOf(block) : { kind: 'prose', text: flat(cellText(block.text)), line: block.line },
  );
}
