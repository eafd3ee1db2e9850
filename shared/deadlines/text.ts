/**
 * One spelling of a phrase, so that every pattern is written once. Two texts of equal length come out of it: `printed`
 * keeps the letters of the document (spans and quoted parts index into it), `folded` is what the patterns see.
 */
export interface PhraseText {
  readonly printed: string;
  readonly folded: string;
}

/** Zero-width characters and soft hyphens that Word leaves in copied text. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;
const BLANKS = /[\s\u00a0]+/gu;
const ARROWS = / ?(?:→|➔|➜|⇒|=>|->) ?/gu;
/** The Icelandic letter that old Vietnamese fonts show for Đ. */
const ETH = /[Ðð]/gu;

/** Letter for letter, so that `folded` keeps its length. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/[‐‑‒–—−]/gu, '-'],
  [/(?<=q)uí/gu, 'uý'],
  [/hằng/gu, 'hàng'],
  [/(?<!\p{L})kì(?!\p{L})/gu, 'kỳ'],
  [/tuỳ/gu, 'tùy'],
  [/uỷ/gu, 'ủy'],
  [/[“”„]/gu, '"'],
];

const lower = (text: string): string => {
  const lowered = text.toLowerCase();
  return lowered.length === text.length
    ? lowered
    : Array.from(text, (c) => (c === 'İ' ? 'i' : c.toLowerCase())).join('');
};

/** Signs that one of the steps below would change, and letters that stand in every variant; most phrases have none. */
const UNUSUAL = /[\u00ad\u200b-\u200d\u2060\ufeffÐð→➔➜⇒=>]|[^\S ]/u;
const VARIANT = /[‐‑‒–—−“”„íằìỳỷ]/u;

export function phraseText(phrase: string): PhraseText {
  const printed = UNUSUAL.test(phrase) || phrase.includes('  ') ? tidied(phrase) : phrase.normalize('NFC').trim();
  const lowered = lower(printed);
  const folded = VARIANT.test(lowered)
    ? SPELLINGS.reduce((text, [pattern, letters]) => text.replace(pattern, letters), lowered)
    : lowered;
  return { printed, folded };
}

function tidied(phrase: string): string {
  return phrase
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(ETH, (letter) => (letter === 'ð' ? 'đ' : 'Đ'))
    .replace(BLANKS, ' ')
    .replace(ARROWS, ' → ')
    .trim();
}
