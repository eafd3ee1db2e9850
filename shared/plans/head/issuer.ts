/** Who issues the plan, and at which level. */
import type { PlanLevel } from './document-head.ts';

export interface Issuer {
  readonly name: string;
  readonly level: PlanLevel;
}

const PLACE = 'tỉnh|thành phố|tp\\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu';
const COMMITTEE = new RegExp(
  `(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\\s+(${PLACE})\\s+([\\p{L}\\d][\\p{L}\\d'’ -]*)`,
  'iu',
);
const CENTRAL =
  /(?<!\p{L})(?:bộ(?: trưởng bộ)?|ngân hàng nhà nước|thanh tra chính phủ|văn phòng chính phủ|bảo hiểm xã hội việt nam|ủy ban dân tộc)(?!\p{L})[\p{L}, -]*/iu;
const DEPARTMENT =
  /(?<!\p{L})(?:sở|ban quản lý|ban dân tộc|thanh tra|văn phòng ubnd|văn phòng ủy ban nhân dân)\s+[\p{L}, -]+/iu;
/** Cities that have always been provinces; any other «thành phố» was a district. */
const CENTRAL_CITIES = /^(?:hà nội|hồ chí minh|hải phòng|đà nẵng|cần thơ|huế)/iu;
const LEVELS: readonly (readonly [RegExp, PlanLevel])[] = [
  [/^tỉnh/iu, 'province'],
  [/^(?:huyện|quận|thị xã)/iu, 'district'],
  [/^(?:xã|phường|thị trấn|đặc khu)/iu, 'commune'],
];

const levelOf = (place: string, name: string): PlanLevel =>
  LEVELS.find(([word]) => word.test(place))?.[1] ?? (CENTRAL_CITIES.test(name) ? 'province' : 'district');

/** Words that end the name of a place in running text. */
const NAME_END =
  /\s+(?:xây dựng|ban hành|về|năm|và|đã|giao|chỉ đạo|yêu cầu|triển khai|có|là|với|của|để|theo|tại|trong|gồm|khóa|CỘNG HÒA|Độc lập|ngày|số)(?!\p{L}).*$/iu;

/**
 * From the line in capitals under the title, the decision it is attached to, the letterhead, then the running text.
 * `symbol` («QĐ-UBND», «KH-BTP») tells a committee from a ministry or department that writes under its letterhead.
 */
export function readIssuer(lines: readonly string[], titleIndex: number, symbol: string | null): Issuer | undefined {
  const letterhead = joinSplit(
    lines
      .slice(0, titleIndex)
      .map(leftHalf)
      .filter((line) => line !== ''),
  );
  const below = joinSplit(lines.slice(titleIndex + 1, titleIndex + 12)).filter((line) => !/\p{Ll}/u.test(line));
  const text = lines.join(' ');
  const title = lines.slice(titleIndex, titleIndex + 4).join('; ');
  const attached = /kèm theo (?:Quyết định|Kế hoạch)[^()]*? của ([^()]+?)\)/iu.exec(text)?.[1];
  const own = ownBody(letterhead, symbol);
  const committee = [...below, attached, ...letterhead].map(committeeIn).find((found) => found !== undefined);
  const found =
    own ?? committee ?? lines.map(committeeIn).find((one) => one !== undefined) ?? placeOf(title) ?? placeOf(text);
  if (found === undefined) return undefined;
  const chair = below.some((line) => /^CHỦ TỊCH (?:ỦY BAN|UỶ BAN|UBND)/u.test(line)) && found === committee;
  return { level: found.level, name: asWritten(chair ? `Chủ tịch ${found.name}` : found.name, text) };
}

/** The letterhead is often one table: the motto stands beside the issuer, or between the lines of its name. */
const leftHalf = (line: string): string =>
  line.replace(/(?:CỘNG H[ÒO][ÀA]? XÃ HỘI|Độc lập\s*[-–—]\s*Tự do).*$/u, '').trimEnd();

/** «ỦY BAN NHÂN DÂN» and «TỈNH THÁI BÌNH» often stand on two lines. */
function joinSplit(lines: readonly string[]): string[] {
  return lines.map((line, index) =>
    /(?:NHÂN DÂN|UBND|NHÂN)$/u.test(line) ? `${line} ${lines[index + 1] ?? ''}` : line,
  );
}

/** A ministry or a department under its own letterhead; undefined when the symbol is a committee's. */
function ownBody(letterhead: readonly string[], symbol: string | null): Issuer | undefined {
  if (symbol === null || symbol.includes('-UBND')) return undefined;
  for (const line of letterhead) {
    const central = CENTRAL.exec(line);
    if (central !== null && !/NHÂN DÂN/iu.test(line)) return { name: central[0].trim(), level: 'ministry' };
    const department = DEPARTMENT.exec(line);
    if (department !== null) return { name: department[0].trim(), level: 'province' };
  }
  return undefined;
}

function committeeIn(text: string | undefined): Issuer | undefined {
  const [, place, rest] = COMMITTEE.exec(text ?? '') ?? [];
  if (place === undefined || rest === undefined) return undefined;
  const name = rest
    .replace(NAME_END, '')
    .replace(/\s+-.*$/u, '')
    .trim();
  if (!/^\p{Lu}/u.test(name)) return undefined;
  return { name: `Ủy ban nhân dân ${place.toLowerCase()} ${properPart(name)}`, level: levelOf(place, name) };
}

/** «trên địa bàn tỉnh Bắc Ninh», «của xã Tân An», when no committee is named with its place. */
function placeOf(text: string): Issuer | undefined {
  const [, place, rest] = new RegExp(`(?:địa bàn|của) (${PLACE}) (\\p{Lu}[\\p{L} ]*)`, 'u').exec(text) ?? [];
  return place === undefined || rest === undefined ? undefined : committeeIn(`UBND ${place} ${rest}`);
}

/** The leading words with capitals: the name, not what follows it. */
const properPart = (name: string): string =>
  /^(?:[\p{Lu}\d][\p{L}\d'’]*(?:\s+|$)|-\s*)+/u.exec(name)?.[0].trim() ?? name;

/** Capitals back to ordinary writing: as the document itself writes the name elsewhere, else each word of the place. */
function asWritten(name: string, text: string): string {
  if (!/\p{Lu}{2}/u.test(name)) return name;
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/\s+/gu, '\\s+');
  const mixed = [...text.matchAll(new RegExp(escaped, 'giu'))]
    .map(([match]) => match)
    .find((match) => /\p{Ll}/u.test(match.slice(1)) && !/\p{Lu}{2}/u.test(match));
  if (mixed !== undefined) return mixed.replace(/\s+/gu, ' ');
  const small =
    /^(Chủ tịch )?Ủy ban nhân dân (?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) /u.exec(
      name,
    )?.[0];
  if (small !== undefined) return small + name.slice(small.length).replace(/\p{L}+/gu, capital);
  const [first = '', ...rest] = name.toLowerCase().split(' ');
  const second = rest[0] === undefined ? [] : [capital(rest[0])];
  return [capital(first), ...second, ...rest.slice(1)].join(' ');
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
