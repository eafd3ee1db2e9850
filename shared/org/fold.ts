/** Where the tone mark of an open syllable stands: both schools write the same word («uỷ ban», «ủy ban»). */
const OLD_TONES: Readonly<Record<string, string>> = {
  oà: 'òa',
  oá: 'óa',
  oả: 'ỏa',
  oã: 'õa',
  oạ: 'ọa',
  oè: 'òe',
  oé: 'óe',
  oẻ: 'ỏe',
  oẽ: 'õe',
  oẹ: 'ọe',
  uỳ: 'ùy',
  uý: 'úy',
  uỷ: 'ủy',
  uỹ: 'ũy',
  uỵ: 'ụy',
};
const OLD_TONE = new RegExp(`(?<![qQ])(?:${Object.keys(OLD_TONES).join('|')})(?!\\p{L})`, 'gu');

/** Words that names write out or shorten, in the form that comparing uses. */
const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/ủy ban nhân dân/gu, 'ubnd'],
  [/hội đồng nhân dân/gu, 'hđnd'],
  [/thủ tục hành chính/gu, 'tthc'],
  [/(?<!\p{L})vp ?ubnd(?!\p{L})/gu, 'văn phòng ubnd'],
  [/(?<!\p{L})vp(?!\p{L})/gu, 'văn phòng'],
  [/(?<!\p{L})tt ?(?:pv)?hcc(?!\p{L})/gu, 'trung tâm phục vụ hành chính công'],
  [/trung tâm (?:phục vụ )?(?:hành chính công|hcc)(?!\p{L})/gu, 'trung tâm phục vụ hành chính công'],
  [/một cửa điện tử hiện đại|một cửa hiện đại/gu, 'một cửa'],
];

/** A name as it is compared: lower case, one school of tone marks, short forms, single blanks, no end marks. */
export function foldName(name: string): string {
  let folded = name
    .normalize('NFC')
    .toLowerCase()
    .replace(OLD_TONE, (old) => OLD_TONES[old] ?? old)
    .replace(/\s*[-–—]\s*/gu, ' - ')
    .replace(/(?<=(?:hđnd|hội đồng nhân dân))\s*&\s*/gu, ' và ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.;,:+*-]+|[\s.;,:+*-]+$/gu, '');
  for (const [long, short] of SHORT_FORMS) folded = folded.replace(long, short);
  return folded;
}
