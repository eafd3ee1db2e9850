/** Words to lines, lines to running text. */
import type { RawRow } from '../document-builder.ts';
import type { Word } from './geometry.ts';

export type Line = readonly Word[];

/** Words on one baseline, left to right; lines from top to bottom. */
export function linesOf(words: readonly Word[]): Line[] {
  const lines: Word[][] = [];
  for (const word of [...words].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (
      line !== undefined &&
      first !== undefined &&
      word.baseline - first.baseline <= Math.max(first.size, word.size) * 0.45
    )
      line.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => line.sort((a, b) => a.left - b.left));
}

/** Glyphs drawn one by one are closer than a blank. */
export const lineText = (line: Line): string =>
  line
    .map((word, index) => {
      const before = line[index - 1];
      const apart = before !== undefined && word.left - before.right > Math.min(word.size, before.size) * 0.12;
      return apart ? ` ${word.text}` : word.text;
    })
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();

const OPENS = /^(?:[-–—+•*]\s*\p{L}|\d{1,2}[.)]\s|\p{Ll}\)\s)/u;

/** A line cut by the width goes on in the next; «2693/KH-» and «UBND» are one word, and «công bố/» and «niêm yết». */
export const joinWrapped = (text: string, line: string): string =>
  (/[\p{L}\d]-$/u.test(text) && /^[\p{Lu}\d]/u.test(line)) || /[\p{L}\d]\/$/u.test(text)
    ? text + line
    : `${text} ${line}`;

/** The words of a cell: a line goes on with the next unless that opens an item or this ends a sentence. */
export function wrappedText(words: readonly Word[]): string {
  let text = '';
  for (const line of linesOf(words).map(lineText)) {
    if (text === '') text = line;
    else if (OPENS.test(line) || /[;:.]$/u.test(text)) text += `\n${line}`;
    else text = joinWrapped(text, line);
  }
  return text;
}

/** Parts of a line with more than two letters' width between them stand in different columns. */
export function partsOf(line: Line): Line[] {
  const parts: Word[][] = [];
  for (const word of line) {
    const before = parts.at(-1)?.at(-1);
    if (before !== undefined && word.left - before.right <= Math.max(word.size * 2, 14)) parts.at(-1)?.push(word);
    else parts.push([word]);
  }
  return parts;
}

/**
 * Lines in columns without drawn lines. A table has three columns or more: blank gutters that no line crosses; a new row
 * begins where the first column has words. `undefined` when the lines are no such table.
 */
export function alignedRows(lines: readonly Line[]): RawRow[] | undefined {
  const gutters = guttersOf(lines);
  if (gutters.length < 2) return undefined;
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

const NARROWEST_GUTTER = 7;

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
