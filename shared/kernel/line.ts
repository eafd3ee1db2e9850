/** Text that people typed, made harmless for the places where a line break or an invisible character does damage. */
declare const lineBrand: unique symbol;
/** One line in NFC without control characters: safe as a header, in XML and in plain text. */
export type Line = string & { readonly [lineBrand]: true };

/** Controls, separators, marks that turn the direction of what follows (Unicode TR 9), and what XML 1.0 does not know. */
const UNSAFE = /[\p{Cc}\p{Noncharacter_Code_Point}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
const UNSAFE_OR_SPACE = new RegExp(`(?:${UNSAFE.source}|\\s)+`, 'gu');

const isLine = (text: string): text is Line => !UNSAFE.test(text) && text.isWellFormed();

/** Makes one line of any text; blanks and line breaks run together into one space. */
export function line(text: string): Line {
  const flat = text.toWellFormed().normalize('NFC').replace(UNSAFE_OR_SPACE, ' ').trim();
  if (!isLine(flat)) throw new TypeError('a line holds control characters');
  return flat;
}

/** A line of at most `length` characters as people count them; a longer one ends between two words with «…». */
export const shortLine = (text: string, length: number): Line => line(cutAt(line(text), length));

/** The lines of a text of several, without the empty ones. */
export const linesOf = (text: string): readonly Line[] =>
  text
    .split(/\r\n|[\r\n\u2028\u2029]/u)
    .map(line)
    .filter((each) => each !== '');

const characters = new Intl.Segmenter('vi', { granularity: 'grapheme' });
/** A character of many code points (emoji, marks upon marks) takes the room of several. */
const UNITS_PER_CHARACTER = 4;

function cutAt(text: string, length: number): string {
  if (text.length <= length) return text;
  const kept: string[] = [];
  let units = 0;
  for (const { segment } of characters.segment(text)) {
    units += segment.length;
    if (kept.length === length || units > length * UNITS_PER_CHARACTER)
      return cutWord(kept.slice(0, length - 1).join(''));
    kept.push(segment);
  }
  return text;
}

function cutWord(text: string): string {
  const space = text.lastIndexOf(' ');
  return `${(space > text.length / 2 ? text.slice(0, space) : text).trimEnd()}…`;
}
