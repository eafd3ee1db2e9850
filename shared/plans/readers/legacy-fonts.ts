/**
 * Text typed with the fonts used before Unicode: TCVN3 (.VnTime …) puts Vietnamese letters on single Latin-1 codes, VNI
 * (VNI-Times …) writes a letter and its mark as two. Both look like «KÕ ho¹ch», «Keá hoaïch» anywhere else.
 */
export type LegacyFont = 'tcvn3' | 'vni';

const TCVN3_CODES = '¡¢§£¤¥¦µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00ADõøö÷ùúýûüþ';
const TCVN3_LETTERS = 'ĂÂĐÊÔƠƯàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ';
const TCVN3 = new Map(Array.from(TCVN3_CODES).map((code, index) => [code, Array.from(TCVN3_LETTERS)[index] ?? code]));

/** Letter → mark → Vietnamese letter, in the order ø ù û õ ï (tones) and ê è é ú ü ë / â à á å ã ä (ă, â families). */
const VNI_PAIRS: readonly (readonly [string, string, string])[] = [
  ['a', 'øùûõï', 'àáảãạ'],
  ['a', 'êèéúüë', 'ăằắẳẵặ'],
  ['a', 'âàáåãä', 'âầấẩẫậ'],
  ['e', 'øùûõï', 'èéẻẽẹ'],
  ['e', 'âàáåãä', 'êềếểễệ'],
  ['o', 'øùûõï', 'òóỏõọ'],
  ['o', 'âàáåãä', 'ôồốổỗộ'],
  ['ô', 'øùûõï', 'ờớởỡợ'],
  ['u', 'øùûõï', 'ùúủũụ'],
  ['ö', 'øùûõï', 'ừứửữự'],
  ['y', 'øùûõ', 'ỳýỷỹ'],
];
const VNI_SINGLE = new Map(
  Array.from('ñÑöÖôÔæÆóÓòÒîÎ').map((code, index) => [code, Array.from('đĐưƯơƠỉỈĩĨịỊỵỴ')[index] ?? code]),
);
const VNI = new Map<string, string>();
for (const [base, marks, letters] of VNI_PAIRS)
  Array.from(marks).forEach((mark, index) => {
    const letter = Array.from(letters)[index] ?? '';
    for (const m of [mark, mark.toUpperCase()]) {
      VNI.set(base + m, letter);
      VNI.set(base.toUpperCase() + m, letter.toUpperCase());
    }
  });
const VNI_PAIR = new RegExp([...VNI.keys()].join('|'), 'gu');

export function fromLegacyFont(text: string, font: LegacyFont): string {
  if (font === 'tcvn3')
    return Array.from(text)
      .map((code) => TCVN3.get(code) ?? code)
      .join('');
  return text
    .replace(VNI_PAIR, (pair) => `\uE000${VNI.get(pair) ?? pair}`)
    .replace(/(?<!\uE000)[ñÑöÖôÔæÆóÓòÒîÎ]/gu, (code) => VNI_SINGLE.get(code) ?? code)
    .replaceAll('\uE000', '');
}

/** Fonts whose name says it: «.VnTime», «.VnTimeH» (capitals), «VNI-Times». */
export function legacyFontNamed(name: string | undefined): { font: LegacyFont; capitals: boolean } | undefined {
  if (name === undefined) return undefined;
  if (name.startsWith('.Vn')) return { font: 'tcvn3', capitals: name.endsWith('H') };
  return name.startsWith('VNI-') ? { font: 'vni', capitals: false } : undefined;
}

const COMMON =
  /(?<!\p{L})(?:và|của|các|thủ|tục|chính|hành|nhân|dân|thực|hiện|kế|hoạch|cơ|quan|đơn|vị|năm|tỉnh|số|ngày|tháng|được|theo|giải|quyết|công|việc)(?!\p{L})/giu;

/** How many words of `text` are common Vietnamese words. */
export const vietnameseWords = (text: string): number => text.normalize('NFC').match(COMMON)?.length ?? 0;

/**
 * The font `text` was typed in: `undefined` for ordinary Unicode, `'unsure'` when it is surely not Unicode Vietnamese but
 * neither table makes it so.
 */
export function detectLegacyFont(text: string): LegacyFont | 'unsure' | undefined {
  const sample = text.slice(0, 200_000);
  const strange =
    sample.match(/[\u00A1-\u00BF\u00D7\u00F7]|\p{Ll}[ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝÞß]|[aeoyAEOY][øùûõïëåä]/gu)?.length ??
    0;
  if (strange < 5) return undefined;
  const now = vietnameseWords(sample);
  const [tcvn3, vni] = [
    vietnameseWords(fromLegacyFont(sample, 'tcvn3')),
    vietnameseWords(fromLegacyFont(sample, 'vni')),
  ];
  const [best, score, other] = tcvn3 >= vni ? (['tcvn3', tcvn3, vni] as const) : (['vni', vni, tcvn3] as const);
  if (score >= 5 && score > 2 * now && score > 1.3 * other) return best;
  const words = sample.match(/\p{L}+/gu)?.length ?? 1;
  return strange / words > 0.3 && now / words < 0.05 ? 'unsure' : undefined;
}

/** Ordinary Vietnamese of text in any of these; throws nothing and returns `undefined` when unsure. */
export function toUnicode(text: string): string | undefined {
  const font = detectLegacyFont(text);
  if (font === undefined) return text;
  return font === 'unsure' ? undefined : fromLegacyFont(text, font);
}
