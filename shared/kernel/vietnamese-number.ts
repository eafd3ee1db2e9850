/** Numbers as Vietnamese offices write them: a dot between groups of three digits, a comma before the decimals. */

export type NumberFault = 'empty' | 'not-a-number' | 'misplaced-dots';

export type NumberReading =
  { readonly ok: true; readonly value: number } | { readonly ok: false; readonly fault: NumberFault };

const PLAIN = /^[-+]?\d+(?:,\d+)?$/u;
const GROUPED = /^[-+]?\d{1,3}(?:[. ]\d{3})+(?:,\d+)?$/u;
const DOTTED = /^[-+]?[\d.]+(?:,\d+)?$/u;

/** Reads «1.234», «1 234», «12,5», «-3». Never guesses: «1.23» and «1,234.5» are no numbers here. */
export function readNumber(typed: string): NumberReading {
  const text = typed
    .normalize('NFC')
    .trim()
    .replace(/[\u00A0\u202F]/gu, ' ')
    .replace(/^\u2212/u, '-');
  if (text === '') return { ok: false, fault: 'empty' };
  if (!PLAIN.test(text) && !GROUPED.test(text))
    return { ok: false, fault: DOTTED.test(text) ? 'misplaced-dots' : 'not-a-number' };
  return { ok: true, value: Number(text.replaceAll(/[. ]/gu, '').replace(',', '.')) };
}

/** «1.234», «12,5»: dots between groups, a comma before the decimals (at most three of them). */
export function formatNumber(value: number): string {
  const [whole = '0', decimals] = String(Math.round(Math.abs(value) * 1000) / 1000).split('.');
  const grouped = whole.replaceAll(/(?<=\d)(?=(?:\d{3})+$)/gu, '.');
  return `${value < 0 ? '-' : ''}${grouped}${decimals === undefined ? '' : `,${decimals}`}`;
}
