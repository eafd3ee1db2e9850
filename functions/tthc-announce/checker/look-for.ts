/**
 * Looks for an announcement on a page: the number of the decision and the codes of the procedures (the names of those
 * that have none), whatever case, blanks, tone marks and marks of punctuation the page prints them with.
 */
import type { Procedure } from '../domain/procedures.ts';

export interface Wanted {
  /** Number of the province's decision, «845/QĐ-UBND». */
  readonly number: string;
  readonly procedures: readonly Procedure[];
}

export interface Seen {
  readonly number: boolean;
  /** How many of the procedures the page names. */
  readonly procedures: number;
  /** Those it does not name. */
  readonly missing: readonly Procedure[];
}

/** Without case, tone marks and invisible characters; single blanks. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}|\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/[đð]/gu, 'd')
    .replace(/[‐‑‒–—−]/gu, '-')
    .replace(/\s+/gu, ' ');

/** Letters and digits alone, for names: line breaks and punctuation differ from page to page. */
const squeezed = (text: string): string => folded(text).replace(/[^\p{L}\d]+/gu, '');

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** «845/QĐ-UBND» as «845 / QD - UBND» or «0845/qđ-ubnd», but not within «1845/QĐ-UBND» or «845/QĐ-UBNDX». */
function numberPattern(number: string): RegExp {
  const parts = folded(number)
    .replace(/\s+/gu, '')
    .replace(/^0+(?=\d)/u, '')
    .split(/(?=[/-])|(?<=[/-])/u);
  return new RegExp(String.raw`(?<![\d/])0*${parts.map(escaped).join(String.raw`\s*`)}(?![\p{L}\d])`, 'u');
}

/** «1.001234» is the code; what stands behind it («.000.00.00.H47») names the province and is not always printed. */
const baseOf = (code: string): string => /^\d\.\d{6}/u.exec(code)?.[0] ?? code;

function codesOn(page: string): ReadonlySet<string> {
  const national = page.matchAll(/(?<![\d.])(\d)\s?\.\s?(\d{6})(?!\d)/gu);
  return new Set(Array.from(national, ([, group = '', rest = '']) => `${group}.${rest}`));
}

/** What of an announcement stands in the text of a page. */
export function lookFor({ number, procedures }: Wanted, text: string): Seen {
  const page = folded(text);
  const words = squeezed(text);
  const codes = codesOn(page);
  const names = ({ code, name }: Procedure): boolean => {
    if (code === null) return words.includes(squeezed(name));
    const base = baseOf(code);
    return base === code && !/^\d\./u.test(code) ? words.includes(squeezed(code)) : codes.has(base);
  };
  const missing = procedures.filter((procedure) => !names(procedure));
  return { number: numberPattern(number).test(page), procedures: procedures.length - missing.length, missing };
}
