/** Numbers as plans print them: sections «II», parts «A», tasks «1», «2.1», «II.3», items «a)», «-». */

export type NumberKind = 'roman' | 'letter' | 'decimal' | 'minor' | 'bullet';

export interface RowNumber {
  readonly kind: NumberKind;
  /** Without closing dots and brackets: «2.1.», «1)» give «2.1», «1». */
  readonly text: string;
  /** The decimal parts: [2, 1]; for a Roman numeral its value; otherwise empty. */
  readonly parts: readonly number[];
  /** The section of «II.3». */
  readonly section: string | null;
}

const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
const ROMAN_SHAPE = /^(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,4})$/u;

/** The value of a Roman numeral up to 99, or null. «IIII» is read, since plans print it. */
export function romanValue(text: string): number | null {
  if (text === '' || !ROMAN_SHAPE.test(text)) return null;
  const values = Array.from(text, (letter) => ROMAN_VALUES[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

const bare = (text: string): string =>
  text
    .trim()
    .replace(/^\(\s*(.+?)\s*\)$/u, '$1')
    .replace(/\s*[.):/]+$/u, '')
    .replace(/\s*\.\s*/gu, '.');

function decimalNumber(text: string): RowNumber | null {
  const match = /^(?:([IVXLC]+|[A-ZĐ])\.)?(\d{1,3}(?:\.\d{1,3}){0,4})$/u.exec(text);
  if (match === null) return null;
  return { kind: 'decimal', text, parts: (match[2] ?? '').split('.').map(Number), section: match[1] ?? null };
}

/** Reads the whole text of a number cell; null when it is not a number. */
export function rowNumber(printed: string): RowNumber | null {
  if (printed.length > 16) return null;
  const text = bare(printed);
  // A lone C or L is a letter: no plan has a fiftieth section.
  const roman = /^[CL]$/u.test(text) ? null : romanValue(text);
  if (roman !== null) return { kind: 'roman', text, parts: [roman], section: null };
  if (/^[A-ZĐ]$/u.test(text)) return { kind: 'letter', text, parts: [], section: null };
  if (/^(?:\d{1,2}(?:\.\d{1,2})*\.?)?[a-zđ]$/u.test(text)) return { kind: 'minor', text, parts: [], section: null };
  if (/^[-–+*]$/u.test(printed.trim())) return { kind: 'bullet', text: printed.trim(), parts: [], section: null };
  return decimalNumber(text);
}

const NUMBERED_TEXT =
  /^(?:(?:mục|phần|nhóm)\s+)?((?:[IVXLC]+|[A-ZĐ]|\d{1,3})(?:\.\d{1,3})*)\s*([.):]|\s[-–]|\s)\s*(\S.*)$/isu;

/** Number and title in one cell: «II Công bố, công khai», «1.2. Rà soát». Null when the text carries no number. */
export function numberedText(text: string): { readonly number: RowNumber; readonly title: string } | null {
  const match = NUMBERED_TEXT.exec(text);
  if (match === null) return null;
  const [, printed = '', mark = '', title = ''] = match;
  const number = rowNumber(printed);
  if (number === null || number.kind === 'minor') return null;
  const closed = /[.):]/u.test(mark) || number.text.includes('.');
  // «A dạng» and «5 nhóm» are words of a sentence: without a dot only a Roman numeral opens a heading.
  const opensHeading = closed || (number.kind === 'roman' && /^\p{Lu}/u.test(title));
  return opensHeading ? { number, title } : null;
}
