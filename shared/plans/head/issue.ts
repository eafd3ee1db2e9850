/** Number and date of issue. Both are assigned when the paper is signed, so a draft has blanks in their place. */
import { dateOf, daysInMonth, type PlainDate } from '#shared/kernel/civil-date.ts';

export interface Issue {
  /** «467/QĐ-UBND»; null when blank. */
  readonly number: string | null;
  /** «QĐ-UBND», also when the number is blank; null when none is printed. */
  readonly symbol: string | null;
  readonly date: PlainDate | null;
  readonly month: string | null;
  readonly year: number | null;
}

const SYMBOL = String.raw`[A-ZĐ]{2,}(?:-[\p{L}\d&.]+)+`;
const NUMBERED = new RegExp(String.raw`^S[ốố]\s*:?\s*([\d\p{L}]*(?:\s*/\s*20\d\d)?)[\s.…_]*/\s*(${SYMBOL})`, 'u');
const BLANK = String.raw`[\d.…_\s]{0,8}?`;
const DATED = new RegExp(String.raw`,\s*ngày\s*(${BLANK})\s*tháng\s*(${BLANK})\s*năm\s*(20\d\d)?`, 'iu');
const ATTACHED = new RegExp(
  String.raw`kèm theo (?:Quyết định|Kế hoạch|Tờ trình|Công văn)[^()]{0,20}?số\s*:?\s*([\d\p{L}]*)[\s.…_]*/\s*(${SYMBOL})\s*ngày\s*(${BLANK})\s*(?:tháng|/)\s*(${BLANK})\s*(?:năm|/)\s*(20\d\d)`,
  'iu',
);

/** A web site's own header may stand above the letterhead. */
const FURTHEST = 40;

function linesAbove(lines: readonly string[], titleIndex: number): readonly string[] {
  const preamble = lines.findIndex((line) => /^(?:Căn cứ|Thực hiện|Điều 1)(?!\p{L})/u.test(line));
  return lines.slice(0, Math.max(titleIndex + 3, Math.min(preamble < 0 ? FURTHEST : preamble, FURTHEST)));
}

/** Reads `lines` before the title first; «Ban hành kèm theo Quyết định số … ngày …» stands in for a missing letterhead. */
export function readIssue(lines: readonly string[], titleIndex: number): Issue {
  const above = linesAbove(lines, titleIndex);
  const numbered = above
    .map((line, index) => NUMBERED.exec(line) ?? NUMBERED.exec(`${line}${above[index + 1] ?? ''}`))
    .find((match) => match !== null);
  const dated = DATED.exec(above.join('\n'));
  const attached = ATTACHED.exec(lines.join(' '));
  const [serial, symbol] = [numbered?.[1] ?? attached?.[1], numbered?.[2] ?? attached?.[2]];
  return {
    number: printedNumber(serial, symbol),
    symbol: symbol ?? null,
    ...readDate(dated === null ? [attached?.[3], attached?.[4], attached?.[5]] : [dated[1], dated[2], dated[3]]),
  };
}

const printedNumber = (serial: string | undefined, symbol: string | undefined): string | null =>
  serial === undefined || symbol === undefined || !/\d/u.test(serial)
    ? null
    : `${serial.replace(/\s+/gu, '')}/${symbol}`;

function readDate([day, month, year]: readonly (string | undefined)[]): Pick<Issue, 'date' | 'month' | 'year'> {
  const [d, m, y] = [day, month, year].map((part) => Number((part ?? '').replace(/[^\d]/gu, '')));
  if (d === undefined || m === undefined || y === undefined || y === 0) return { date: null, month: null, year: null };
  if (m < 1 || m > 12) return { date: null, month: null, year: y };
  const exists = d >= 1 && d <= daysInMonth(y, m);
  return { date: exists ? dateOf(y, m, d) : null, month: dateOf(y, m, 1).slice(0, 7), year: y };
}
