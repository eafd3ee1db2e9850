/** A document of any format as prose lines and grids, in reading order. */
import type { SourceDocument, Table } from '../source-document.ts';
import { readBareCells } from './bare-cells.ts';
import { readCellLines } from './cell-lines.ts';
import { cellText, flat } from './cell-text.ts';
import { readDelimitedTable } from './delimited-rows.ts';
import { EMPTY_CELL, type Grid, type GridCell, type Piece } from './grid.ts';

function piecesOfText(lines: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let index = 0; index < lines.length;) {
    const line = lines[index] ?? '';
    const table = readCellLines(lines, index) ?? readDelimitedTable(lines, index) ?? readBareCells(lines, index);
    if (table === null) {
      const text = flat(cellText(line));
      if (text !== '' && text !== '|') pieces.push({ kind: 'prose', text, line: index + 1 });
      index += 1;
    } else {
      pieces.push(table.grid);
      index = table.next;
    }
  }
  return pieces;
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
    return { cells, from: row.from, to: row.to, afterGap: false };
  });
  return { kind: 'grid', rows, from: table.from, to: table.to };
}

export function piecesOf(document: SourceDocument): readonly Piece[] {
  if (document.format === 'text') return piecesOfText(document.lines);
  return document.blocks.map((block) =>
    block.kind === 'table' ? gridOf(block) : { kind: 'prose', text: flat(cellText(block.text)), line: block.line },
  );
}
