/**
 * Words that scanning or hurried typing garbles. They are told to the officer and never corrected: what the plan
 * prints is what was signed.
 */
export interface Typo {
  readonly printed: string;
  readonly probably: string;
}

interface Confusion {
  readonly pattern: RegExp;
  readonly from: RegExp;
  readonly to: string;
}

/** Only confusions whose wrong form means nothing in a plan. */
const CONFUSIONS: readonly Confusion[] = [
  { pattern: /(?<!\p{L})Công (?:thông tin )?(?:điện tử )?dịch vụ công(?: quốc gia)?/giu, from: /^Công/u, to: 'Cổng' },
  { pattern: /(?<!\p{L})Công Thông tin (?:điện tử|[Dd]ịch vụ công)/gu, from: /^Công/u, to: 'Cổng' },
  { pattern: /(?<!\p{L})niên yết/giu, from: /niên/iu, to: 'niêm' },
  { pattern: /(?<!\p{L})kiểm toàn (?=đội ngũ|tổ chức|bộ máy|bộ phận|ban|tổ)/giu, from: /kiểm/iu, to: 'kiện' },
  { pattern: /(?<!\p{L})đơn đốc/giu, from: /đơn/iu, to: 'đôn' },
  { pattern: /(?<!\p{L})thẻ hiện/giu, from: /thẻ/iu, to: 'thể' },
  { pattern: /(?<!\p{L})lễ hành(?!\p{L})/giu, from: /lễ/iu, to: 'lữ' },
  { pattern: /(?<!\p{L})các sổ, ban/giu, from: /sổ/iu, to: 'sở' },
  { pattern: /(?<!\p{L})trực tuyển(?!\p{L})/giu, from: /tuyển/iu, to: 'tuyến' },
  { pattern: /(?<!\p{L})TTTC(?!\p{L})/gu, from: /TTTC/u, to: 'TTHC' },
  { pattern: /(?<!\p{L})văn bản chứng chỉ/giu, from: /bản/iu, to: 'bằng' },
];

const sameCase = (word: string, like: string): string =>
  /^\p{Lu}/u.test(like) ? `${word.slice(0, 1).toUpperCase()}${word.slice(1)}` : word;

function confusionsIn(text: string): readonly Typo[] {
  return CONFUSIONS.flatMap(({ pattern, from, to }) =>
    [...text.matchAll(pattern)]
      .map(([printed]) => printed)
      .filter((printed) => from.test(printed))
      .map((printed) => ({
        printed: printed.trim(),
        probably: printed.trim().replace(from, (word) => sameCase(to, word)),
      }))
      .filter((typo) => typo.printed !== typo.probably),
  );
}

const CITATION = /(?<!\d)(\d{1,4})\/(\d{4})\/((?:NĐ|TT|QĐ|NQ)-[\p{Lu}Đ]+\d*)/gu;

/** How often the document cites each act of a year («107/2021/NĐ-CP»), for {@link typosIn}. */
export function citationsIn(text: string): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const acts = new Map<string, Map<string, number>>();
  for (const [, number = '', year = '', kind = ''] of text.matchAll(CITATION)) {
    const years = acts.get(`${number}/${kind}`) ?? new Map<string, number>();
    years.set(year, (years.get(year) ?? 0) + 1);
    acts.set(`${number}/${kind}`, years);
  }
  return acts;
}

/** An act cited once with a year one off the year under which the document cites it elsewhere. */
function oddCitations(text: string, acts: ReadonlyMap<string, ReadonlyMap<string, number>>): readonly Typo[] {
  return [...text.matchAll(CITATION)].flatMap(([printed, number = '', year = '', kind = '']) => {
    const years = acts.get(`${number}/${kind}`);
    const [usual, count] = [...(years ?? [])]
      .filter(([other]) => Math.abs(Number(other) - Number(year)) === 1)
      .sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
    const own = years?.get(year) ?? 0;
    return count > own || (count === own && count > 0 && Number(usual) < Number(year))
      ? [{ printed, probably: `${number}/${usual}/${kind}` }]
      : [];
  });
}

export function typosIn(text: string, acts: ReadonlyMap<string, ReadonlyMap<string, number>>): readonly Typo[] {
  const found = [...confusionsIn(text), ...oddCitations(text, acts)];
  return found.filter((typo, index) => found.findIndex((other) => other.printed === typo.printed) === index);
}
