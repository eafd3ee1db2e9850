/** One drawn row, read by the roles of its columns. */
import { type GridCell, cellAt, filledColumns } from './grid.ts';
import type { Column, ColumnRole } from './columns.ts';
import { type DraftRow, type Mark, review } from './draft-row.ts';
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

/** «1 2 3» in one cell: rows that no line parts have become one. */
const SEVERAL_NUMBERS = /^\d{1,3}[.)]?(?:\s+\d{1,3}[.)]?)+$/u;

function marksOf(line: TableLine, columns: readonly Column[], { texts }: Reading): Mark[] {
  const glued = SEVERAL_NUMBERS.test(texts.number ?? '') && rowNumber(texts.number ?? '') === null;
  return [...(misplaced(line, columns) ? [review('shifted-cells')] : []), ...(glued ? [review('cells-glued')] : [])];
}

/** A heading that a merged row repeats in each of its cells. */
function repeatedHeading(texts: Reading['texts'], others: Reading['others']): string | undefined {
  const { number: _number, ...rest } = texts;
  const cells = [...Object.values(rest), ...Object.values(others)];
  const [first] = cells;
  return cells.length >= 3 && cells.every((cell) => cell === first) ? first : undefined;
}

/** The one cell of a row that can hold a heading: across columns, or where numbers or titles stand. */
function onlyCell(line: TableLine, columns: readonly Column[]): GridCell | null {
  const [first, ...more] = filledColumns(line);
  if (first === undefined || more.length > 0) return null;
  const cell = cellAt(line, first);
  const role = columns[first]?.role;
  const holds = cell.span > 1 || role === 'number' || role === 'title';
  return holds && rowNumber(cell.text) === null ? cell : null;
}

type Base = Pick<DraftRow, 'others' | 'merged' | 'drawn' | 'afterBreak' | 'from' | 'to' | 'marks'>;

/** The row is a heading: one cell across the table, or the same words in every cell. */
function headingOf(
  line: TableLine,
  columns: readonly Column[],
  { texts, others, merged }: Reading,
  base: Base,
): DraftRow | null {
  const only = Object.keys(merged).length === 0 ? onlyCell(line, columns) : null;
  if (only !== null) return { ...base, ...headingRow(only.text), alone: true };
  const repeated = repeatedHeading(texts, others);
  if (repeated === undefined) return null;
  const { number, printedNumber, title = '' } = numberOf({ number: texts.number ?? '', title: repeated });
  return { ...base, others: {}, number, printedNumber, texts: { title }, alone: true };
}

export function draftOf(line: TableLine, columns: readonly Column[]): DraftRow {
  const reading = readCells(line, columns);
  const base: Base = {
    others: reading.others,
    merged: reading.merged,
    drawn: [`${line.grid}:${line.index}`],
    afterBreak: line.afterBreak,
    from: line.from,
    to: line.to,
    marks: marksOf(line, columns, reading),
  };
  const heading = headingOf(line, columns, reading, base);
  if (heading !== null) return heading;
  const { number, printedNumber, title } = numberOf(reading.texts);
  const { number: _number, title: _title, ...kept } = reading.texts;
  return { ...base, number, printedNumber, texts: title === undefined ? kept : { ...kept, title }, alone: false };
}
