/** One drawn row, read by the roles of its columns. */
import { cellAt, filledColumns } from './grid.ts';
import type { Column, ColumnRole } from './columns.ts';
import { type DraftRow, review } from './draft-row.ts';
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

interface Numbered {
  readonly number: DraftRow['number'];
  readonly printedNumber: string;
  readonly title: string | undefined;
}

/** «5 (tiếp)»: the row of the page before goes on. */
const GOES_ON = /\(?(?:tiếp|tiếp theo)\)?$/iu;
const LETTERED = /^([a-zđ])\)\s*(\S.*)$/su;

/** A number printed before the title: «1.2. Rà soát …», «a) Lĩnh vực …». */
function numberInTitle(title: string | undefined): Numbered {
  const lettered = LETTERED.exec(title ?? '');
  if (lettered !== null) {
    const [, letter = '', rest = ''] = lettered;
    return { number: rowNumber(`${letter})`), printedNumber: letter, title: rest };
  }
  const numbered = numberedText(title ?? '');
  if (numbered === null || numbered.number.kind === 'letter') return { number: null, printedNumber: '', title };
  return { number: numbered.number, printedNumber: numbered.number.text, title: numbered.title };
}

function numberOf({ number: cell = '', title }: Reading['texts']): Numbered {
  if (cell === '' || GOES_ON.test(cell)) return numberInTitle(title);
  const own = rowNumber(cell.replaceAll('\n', ' '));
  const glued = own === null && title === undefined ? numberedText(cell) : null;
  if (glued !== null) return { number: glued.number, printedNumber: glued.number.text, title: glued.title };
  return { number: own, printedNumber: cell, title };
}

/** More cells than columns, or cells whose column was guessed: no value stands where it must. */
const misplaced = (line: TableLine, columns: readonly Column[]): boolean =>
  line.uncertain === true || filledColumns(line).some((column) => column >= columns.length);

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
    marks: misplaced(line, columns) ? [review('shifted-cells')] : [],
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
