/** Numbers as plans write them: digits, Roman quarters, words. */
const ONES: Readonly<Record<string, number>> = {
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  nhăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
  giêng: 1,
  chạp: 12,
};

const ONE = 'một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín';
/** 1–99 in words; no group inside. */
export const WORD_NUMBER = `(?:(?:(?:${ONE}) mươi|mười)(?: (?:mốt|lăm|nhăm|${ONE}))?|(?:hai|ba) (?:mốt|lăm|nhăm)|${ONE})(?!\\p{L})`;
/** Digits, or words; no group inside. */
export const NUMBER = `(?:\\d{1,4}|${WORD_NUMBER})`;

/** The value of text that {@link WORD_NUMBER} or digits matched; «mười lăm» is 15, «hai mốt» 21. */
export function numberOf(text: string): number {
  if (/^\d/u.test(text)) return Number(text.replace(',', '.'));
  const words = text.split(' ');
  if (words[0] === 'mười') return 10 + (ONES[words[1] ?? ''] ?? 0);
  const first = ONES[words[0] ?? ''] ?? 0;
  if (words.length === 1) return first;
  const last = words[1] === 'mươi' ? words[2] : words[1];
  return first * 10 + (ONES[last ?? ''] ?? 0);
}

/** «hai nghìn không trăm hai mươi tư»; no group inside. */
export const WORD_YEAR = `hai (?:nghìn|ngàn) (?:không trăm )?(?:lẻ |linh )?${WORD_NUMBER}`;

export function yearOf(text: string): number {
  if (/^\d/u.test(text)) return Number(text);
  return 2000 + numberOf(text.replace(/^hai (?:nghìn|ngàn) (?:không trăm )?(?:lẻ |linh )?/u, ''));
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 };

/** A quarter's number from «I»–«IV» or 1–4. */
export const quarterOf = (text: string): number => ROMAN[text.replace(/^0/u, '')] ?? 0;
