/** The one place where text of any file becomes clean: everything after it may compare strings as they are. */

import { withShortRuns } from '#shared/kernel/runs.ts';

/** Soft hyphens, zero-width characters, directional marks, the byte-order mark; variation selectors. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu;
/** Blanks other than U+0020, and the vertical tab Word leaves for a soft line break. */
const ODD_BLANK = /[\v\f\u0085\p{Zs}\p{Zl}\p{Zp}]/gu;
/** Control characters other than TAB and line ends. */
const CONTROL = /(?![\t\n\r])\p{Cc}/gu;
/** Bullets; private-use glyphs are those of Symbol and Wingdings. */
const BULLET = /[\p{Co}•●▪■◦‣⁃∙]/gu;
/** Icelandic eth stands for Đ in text that old tools converted. */
const ETH = /[Ðð]/gu;

/** NFC, ordinary blanks, nothing invisible. TABs, line ends, tags and short runs of blanks stay: they may mean columns. */
export function cleanText(text: string): string {
  return withShortRuns(
    text
      .replace(INVISIBLE, '')
      .replace(ODD_BLANK, ' ')
      .replace(CONTROL, '')
      .replace(BULLET, '-')
      .replace(ETH, (letter) => (letter === 'Ð' ? 'Đ' : 'đ'))
      .normalize('NFC'),
  );
}

/** Clean text on one line, runs of blanks collapsed. */
export const oneLine = (text: string): string => cleanText(text).replace(/\s+/gu, ' ').trim();

/** Clean text of a cell: paragraphs separated by single line ends, runs of other blanks collapsed. */
export const cellText = (text: string): string =>
  cleanText(text)
    .split(/[\r\n]+/u)
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');

const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"' };

/** The words of a line of text: tags, Markdown marks and lone table bars removed, entities read. */
export const withoutMarkup = (line: string): string =>
  line
    .replace(/<\/?(?:p|li|ul|ol|div|br|td|tr|th|table)(?:\s[^<>]*)?\/?>/giu, ' ')
    .replace(/<\/?\p{L}[^<>]*>/gu, '')
    .replace(/&(nbsp|amp|lt|gt|quot);/gu, (_, name: string) => ENTITIES[name] ?? ' ')
    .replace(/\*{1,3}|__|^\s*#{1,6}\s|^\s*\|\s*$/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
