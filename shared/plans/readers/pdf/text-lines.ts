/** Words to lines, lines to running text. */
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
