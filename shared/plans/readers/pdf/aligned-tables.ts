/** Tables without drawn lines: words in columns that blank gutters part, on one page or over several. */
import type { RawRow } from '../document-builder.ts';
import type { Word } from './geometry.ts';
import { partsOf, wrappedText, type Line } from './text-lines.ts';

/** The lines of a table on each page it stands on. */
export type AlignedTable = readonly (readonly Line[])[];

const NARROWEST_GUTTER = 7;
/** Words of one column begin this near to one another (points). */
const SAME_LEFT = 3;

/**
 * The rows of a table: it has three columns or more, and a new row begins where the first column has words, or with a
 * page. `undefined` when the lines are no such table.
 */
export function alignedRows(pages: AlignedTable): RawRow[] | undefined {
  const gutters = guttersOf(pages.flat());
  if (gutters.length < 2) return undefined;
  return pages.flatMap((lines, page) =>
    rowsOf(lines, gutters).map((row, index): RawRow => ({ ...row, afterBreak: page > 0 && index === 0 })),
  );
}

function rowsOf(lines: readonly Line[], gutters: readonly number[]): RawRow[] {
  const columnOf = (word: Word): number => gutters.filter((x) => x < (word.left + word.right) / 2).length;
  const rows: Word[][] = [];
  for (const line of lines) {
    const opens = line.some((word) => columnOf(word) === 0) || rows.length === 0;
    if (opens) rows.push([...line]);
    else rows.at(-1)?.push(...line);
  }
  return rows.map((words) => ({
    cells: Array.from({ length: gutters.length + 1 }, (_, column) => ({
      text: wrappedText(words.filter((word) => columnOf(word) === column)),
    })),
  }));
}

/** The table with its lines on the next page; `undefined` when those stand in other columns. */
export function onNextPage(table: AlignedTable, lines: readonly Line[]): AlignedTable | undefined {
  const whole = [...table, lines];
  const columns = Math.max(guttersOf(table.flat()).length, guttersOf(lines).length);
  return guttersOf(whole.flat()).length >= columns ? whole : undefined;
}

/** How many lines at the head of a page go on with the table: each part begins where a column does. */
export function linesGoingOn(table: AlignedTable, lines: readonly Line[]): number {
  const lefts = table.flatMap((page) => page.flatMap(partsOf)).map((part) => part[0]?.left ?? 0);
  const goesOn = (line: Line): boolean =>
    partsOf(line).every((part) => lefts.some((left) => Math.abs(left - (part[0]?.left ?? 0)) <= SAME_LEFT)) &&
    onNextPage(table, [line]) !== undefined;
  const end = lines.findIndex((line) => !goesOn(line));
  return end < 0 ? lines.length : end;
}

function guttersOf(lines: readonly Line[]): number[] {
  const words = lines
    .flat()
    .filter(({ text }) => text.trim() !== '')
    .sort((a, b) => a.left - b.left);
  const gutters: number[] = [];
  let end = words[0]?.right ?? 0;
  for (const word of words) {
    if (word.left - end >= NARROWEST_GUTTER) gutters.push((word.left + end) / 2);
    end = Math.max(end, word.right);
  }
  return gutters;
}
