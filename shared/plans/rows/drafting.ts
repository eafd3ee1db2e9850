/** One drawn row, read by the roles of its columns. */
import { cellAt, filledColumns } from './grid.ts';
import type { Column, ColumnRole } from './columns.ts';
import type { DraftRow } from './draft-row.ts';
import type { TableLine } from './logical-tables.ts';
import { numberedText, rowNumber } from './numbering.ts';

const MARKED = /^[xX✓✔vV√]$/u;

interface Reading {
  texts: Partial<Record<ColumnRole, string>>;
  others: Record<string, string>;
  merged: Partial<Record<ColumnRole, string>>;
}

const add = (head: string | undefined, text: string): string => (head === undefined ? text : `${head}\n${text}`);

function readCells(line: TableLine, columns: readonly Column[]): Reading {
  const reading: Reading = { texts: {}, others: {}, merged: {} };
  const width = Math.max(columns.length, line.cells.length);
  for (let index = 0; index < width; index += 1) {
    const { role, label } = columns[index] ?? { role: 'other', label: '' };
    const cell = cellAt(line, index);
    if (cell.mergedFrom !== undefined) reading.merged[role] = `${line.grid}:${cell.mergedFrom}`;
    if (cell.text === '') continue;
    const ticked = role === 'period' || (role === 'lead' && MARKED.test(cell.text));
    const text = ticked ? label.replace(/^.* – /u, '') : cell.text;
    if (role === 'other') reading.others[label] = add(reading.others[label], text);
    else reading.texts[role] = add(reading.texts[role], text);
  }
  return reading;
}

/** A single cell across the row: «II Công bố, công khai TTHC» in whichever column it stands. */
function headingRow(text: string): { number: DraftRow['number']; printedNumber: string; texts: DraftRow['texts'] } {
  const numbered = numberedText(text);
  if (numbered !== null) {
    return { number: numbered.number, printedNumber: numbered.number.text, texts: { title: numbered.title } };
  }
  return { number: null, printedNumber: '', texts: { title: text } };
}

/** The number stands in its own cell, or before the title («1.2. Rà soát …»). */
function numberOf(texts: Reading['texts']): {
  number: DraftRow['number'];
  printedNumber: string;
  title: string | undefined;
} {
  const printedNumber = texts.number ?? '';
  const own = rowNumber(printedNumber.replaceAll('\n', ' '));
  if (own !== null || printedNumber !== '') {
    const glued = own === null && texts.title === undefined ? numberedText(printedNumber) : null;
    if (glued !== null) return { number: glued.number, printedNumber: glued.number.text, title: glued.title };
    return { number: own, printedNumber, title: texts.title };
  }
  const inTitle = numberedText(texts.title ?? '');
  if (inTitle === null || inTitle.number.kind === 'letter')
    return { number: null, printedNumber: '', title: texts.title };
  return { number: inTitle.number, printedNumber: inTitle.number.text, title: inTitle.title };
}

export function draftOf(line: TableLine, columns: readonly Column[]): DraftRow {
  const filled = filledColumns(line);
  const { texts, others, merged } = readCells(line, columns);
  const first = filled[0] ?? 0;
  const only = filled.length === 1 && Object.keys(merged).length === 0 ? cellAt(line, first) : null;
  const base = {
    others,
    merged,
    drawn: [`${line.grid}:${line.index}`],
    afterBreak: line.afterBreak,
    from: line.from,
    to: line.to,
    marks: [],
  };
  const role = columns[first]?.role;
  if (only !== null && (only.span > 1 || role === 'number' || role === 'title') && rowNumber(only.text) === null) {
    return { ...base, ...headingRow(only.text), alone: true };
  }
  const { number, printedNumber, title } = numberOf(texts);
  const kept: Partial<Record<ColumnRole, string>> = { ...texts };
  delete kept.number;
  if (title === undefined) delete kept.title;
  else kept.title = title;
  return { ...base, number, printedNumber, texts: kept, alone: false };
}
