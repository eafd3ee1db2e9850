/** Text of cells: marks of other formats removed, halves joined. Nothing here understands plans. */

const BREAKING_TAG = /<\s*(?:br|\/?(?:p|li|div|ul|ol|tr))\b[^<>]*>/giu;
const TAG = /<\s*\/?\s*[a-z][a-z0-9]*\b[^<>]*>/giu;
const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ENTITY = /&(nbsp|amp|lt|gt|quot|apos);/gu;
const MARKDOWN_MARK = /\*\*+|__+|~~|^#{1,6}\s+/gu;
const EMPHASISED_LINE = /^\*(?!\s)(.+?)\*$/u;
const ESCAPED = /\\([\\|*_#.()<>-])/gu;

function plainLine(line: string): string {
  const bare = line
    .replace(TAG, '')
    .replace(ENTITY, (_whole, name: string) => ENTITIES[name] ?? ' ')
    .replace(MARKDOWN_MARK, '')
    .replace(ESCAPED, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
  return bare.replace(EMPHASISED_LINE, '$1');
}

/** A cell without tags and Markdown marks; its paragraphs and list items separated by `\n`. */
export function cellText(raw: string): string {
  if (raw === '') return '';
  return raw
    .replace(BREAKING_TAG, '\n')
    .split('\n')
    .map(plainLine)
    .filter((line) => line !== '')
    .join('\n');
}

/** A cell on one line, as it stands in the output. */
export const flat = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/**
 * Joins what a page break or a line end cut in two. A number such as «2693/KH-» + «UBND» joins without a blank.
 * Paragraphs inside either half stay apart.
 */
export function joinHalves(head: string, tail: string): string {
  if (head === '') return tail;
  if (tail === '') return head;
  const glue = /[\p{L}\d/]-$/u.test(head) && /^[\p{L}\d]/u.test(tail) ? '' : ' ';
  return `${head}${glue}${tail}`;
}

/** Lower case, letters, digits and `%` only: for comparing words, never for output. */
export const fold = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\d%]+/gu, ' ')
    .trim();

/** The text begins inside a sentence: with a small letter, and not with a list mark such as `a)`. */
export const startsInsideSentence = (text: string): boolean => /^\p{Ll}/u.test(text) && !/^\p{Ll}[.)]/u.test(text);

const BULLET = /^[-–—+*]\s*/u;
export const startsWithBullet = (text: string): boolean => BULLET.test(text);
export const withoutBullet = (text: string): string => text.replace(BULLET, '');
