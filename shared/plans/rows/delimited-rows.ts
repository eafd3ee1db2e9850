/**
 * Tables drawn in text with TABs or `|` between the cells, one line (or several, when a cell holds line ends) for each
 * row: text copied from Word, TSV, Markdown, pages that print «1 | Nội dung | Sở Nội vụ |».
 */
import { cellText } from './cell-text.ts';
import type { Grid, GridRow } from './grid.ts';
import { numberedText, rowNumber } from './numbering.ts';

interface Delimiter {
  /** A table may begin here: three cells or more. */
  readonly isRow: (line: string) => boolean;
  /** A line of a table that has begun: empty cells at its end may have been trimmed away. */
  readonly isMore: (line: string) => boolean;
  readonly split: (line: string) => readonly string[];
  /** The line draws the table and says nothing: `|---|---|`. */
  readonly isRule: (line: string) => boolean;
}

const splitPipes = (line: string): readonly string[] => {
  const inner = line
    .trim()
    .replace(/^\|/u, '')
    .replace(/(?<!\\)\|$/u, '');
  return inner.split(/(?<!\\)\|/u);
};

const TAB: Delimiter = {
  isRow: (line) => line.split('\t').length >= 3,
  isMore: (line) => line.includes('\t') && /\S/u.test(line),
  split: (line) => line.split('\t'),
  isRule: () => false,
};
const PIPE: Delimiter = {
  isRow: (line) => line.includes('|') && splitPipes(line).length >= 3 && /\p{L}|\d|-/u.test(line),
  isMore: (line) => line.includes('|') && /\p{L}|\d|-/u.test(line),
  split: splitPipes,
  isRule: (line) => /^[\s|:+=-]+$/u.test(line) && line.includes('-'),
};

const isBlank = (line: string): boolean => line.trim() === '';
/** «12», «- 12 -», «Trang 3/10»: printed at a page edge, between two rows. */
export const isPageNumber = (line: string): boolean =>
  /^\s*(?:trang\s+)?[-–—]?\s*\d{1,3}(?:\s*\/\s*\d{1,3})?\s*[-–—]?\s*$/iu.test(line);

const startsRow = (cells: readonly string[]): boolean => {
  const first = (cells[0] ?? '').trim();
  return cells.length > 1 && (first === '' || rowNumber(cellText(first)) !== null);
};

/** A quoted cell of a TSV that is not closed yet: it goes on in the next line. */
const quoteOpen = (cells: readonly string[]): boolean => {
  const last = cells.at(-1) ?? '';
  return /^\s*"/u.test(last) && (last.match(/"/gu) ?? []).length % 2 === 1;
};

const unquoted = (cell: string): string => {
  const match = /^\s*"([\s\S]*)"\s*$/u.exec(cell);
  return match === null ? cell : (match[1] ?? '').replaceAll('""', '"');
};

const LONGEST_ROW = 60;

/** Line `next` still belongs to the row that holds `cells`: a cell with a line end in it. */
function goesOn(
  cells: readonly string[],
  lines: readonly string[],
  next: number,
  width: number,
  by: Delimiter,
): boolean {
  if (quoteOpen(cells)) return true;
  const line = lines[next] ?? '';
  const more = by.split(line);
  if (isBlank(line) || by.isRule(line) || cells.length >= width) return false;
  if (startsRow(more) || cells.length + more.length - 1 > width) return false;
  return more.length > 1 || rowGoesOn(lines, next, width - cells.length, by);
}

/** The lines that finish a row whose cells hold line ends; returns the row's cells and the line after it. */
function readRow(
  lines: readonly string[],
  start: number,
  width: number,
  by: Delimiter,
): { cells: readonly string[]; next: number } {
  const cells = [...by.split(lines[start] ?? '')];
  let next = start + 1;
  while (next < Math.min(lines.length, start + LONGEST_ROW) && goesOn(cells, lines, next, width, by)) {
    const [rest = '', ...more] = by.split(lines[next] ?? '');
    cells.push(`${cells.pop() ?? ''}\n${rest}`, ...more);
    next += 1;
  }
  return { cells, next };
}

/** Within a few lines a delimiter follows that still belongs to this row. */
function rowGoesOn(lines: readonly string[], start: number, missing: number, by: Delimiter): boolean {
  for (let index = start; index < Math.min(lines.length, start + 20); index += 1) {
    const line = lines[index] ?? '';
    if (isBlank(line)) return false;
    const more = by.split(line);
    if (more.length > 1) return more.length - 1 <= missing && !startsRow(more);
  }
  return false;
}

/** Skips blank lines and page numbers; the table goes on when a row of it follows. */
function nextRowLine(lines: readonly string[], start: number, by: Delimiter): number | null {
  let index = start;
  while (index < lines.length && (isBlank(lines[index] ?? '') || isPageNumber(lines[index] ?? ''))) index += 1;
  if (index >= lines.length) return null;
  return by.isMore(lines[index] ?? '') || isHeadingInTable(lines, index, by) ? index : null;
}

/** «II Công bố, công khai» alone on its line, with rows of the table right behind it: its empty cells were trimmed. */
const isHeadingInTable = (lines: readonly string[], index: number, by: Delimiter): boolean =>
  numberedText(cellText(lines[index] ?? '')) !== null && startsRow(by.split(lines[index + 1] ?? ''));

function gridRow(cells: readonly string[], from: number, to: number, afterGap: boolean): GridRow {
  const texts = cells.map((cell) => cellText(unquoted(cell)));
  return { cells: texts.map((text) => ({ text, span: 1 })), from: from + 1, to, afterGap };
}

function readDelimited(lines: readonly string[], start: number, by: Delimiter): { grid: Grid; next: number } | null {
  if (!by.isRow(lines[start] ?? '')) return null;
  const width = by.split(lines[start] ?? '').length;
  const rows: GridRow[] = [];
  let index: number | null = start;
  let end = start;
  while (index !== null) {
    const { cells, next } = readRow(lines, index, width, by);
    const gap: boolean = rows.length > 0 && index > end;
    if (!by.isRule(lines[index] ?? '')) rows.push(gridRow(cells, index, next, gap));
    end = next;
    index = nextRowLine(lines, next, by);
  }
  return { grid: { kind: 'grid', rows, from: start + 1, to: end }, next: end };
}

/** The table that begins on line `start` (from 0), and the line after it; null when none does. */
export function readDelimitedTable(lines: readonly string[], start: number): { grid: Grid; next: number } | null {
  return readDelimited(lines, start, TAB) ?? readDelimited(lines, start, PIPE);
}
