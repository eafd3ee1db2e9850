/**
 * Splits a cell of a plan into the agencies it names, as printed. Separators differ from plan to plan (`;`, `,`, «và»,
 * hyphens, one a line) and all of them occur inside names too («Sở Văn hóa, Thể thao và Du lịch», «Đài Phát thanh -
 * Truyền hình»), so a separator counts only when the words behind it open a new name.
 */
import { endsInCouncil, isClassNoun, isOpenClass, opensName, SPECIFIC } from './name-openings.ts';

/**
 * sentence: the cell says who does what; the names are cut out of it. conditional: the agency is whoever meets a
 * condition («cơ quan được giao soạn thảo»). ambiguous-dash: « - » may join one name or part two.
 */
export type AgencyDoubt = 'sentence' | 'conditional' | 'ambiguous-dash';

export interface AgencyList {
  readonly names: readonly string[];
  readonly doubts: readonly AgencyDoubt[];
}

const BULLET = /^\s*(?:[-–—+*•]|\p{L}\)|\d{1,2}[.)](?!\d))\s*/u;
const END_MARKS = /^[\s.;,:+*–—-]+|[\s.;,:+*–—-]+$/gu;
/** Stands in for a bracketed remark while the text around it is split. */
const HIDDEN = /\uE000(\d+)\uE001/gu;

export function splitAgencies(cell: string): AgencyList {
  const remarks: string[] = [];
  const text = cell.replace(/\([^()]*\)/gu, (remark) => `\uE000${String(remarks.push(remark) - 1)}\uE001`);
  const doubts = new Set<AgencyDoubt>();
  const names = splitLines(text)
    .flatMap((line) => splitDashes(line, doubts))
    .flatMap(splitStops)
    .flatMap(splitAnd)
    .flatMap(splitCommas)
    .map((name) => nameIn(name, doubts).replace(HIDDEN, (_, index: string) => remarks[Number(index)] ?? ''))
    .filter((name) => /\p{L}/u.test(name));
  if (names.some((name) => isConditional(name))) doubts.add('conditional');
  return { names, doubts: [...doubts] };
}

/** True for an agency that is defined by a condition: «các cơ quan, đơn vị được giao chủ trì theo kế hoạch». */
export const isConditional = (name: string): boolean =>
  /(?<!\p{L})(?:được (?:giao|phân công|chỉ định)|theo (?:chức năng|phân công|nhiệm vụ|kế hoạch)|khi được)(?!\p{L})/iu.test(
    name,
  );

/** A line of the cell opens a name when it has a bullet or opens like one; else it carries on the line before. */
function splitLines(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const before = lines.at(-1);
    const opens =
      BULLET.test(line) || opensName(line.trim(), false) || before === undefined || /[;.]\s*$/u.test(before);
    if (opens) lines.push(line);
    else lines[lines.length - 1] = `${before} ${line}`;
  }
  return lines;
}

/** «Phòng Hành chính - Tổ chức»: a bare noun behind the hyphen is the rest of the name. */
const opensBehindDash = (next: string): boolean => opensName(next, false) && !/^Tổ chức[\s.;,]*$/u.test(next);

/** « - » parts names in a list drawn with hyphens; in running text only before a class, else it stays and is doubted. */
function splitDashes(line: string, doubts: Set<AgencyDoubt>): string[] {
  const drawnWithHyphens = BULLET.test(line) || /[;,.]\s*[-–—+]\s*\p{L}/u.test(line);
  const pieces = line.replace(BULLET, '').split(/(\s+[-–—+•]\s*|(?<=[;,.])\s*[-–—+•]\s*)(?=\p{L})/u);
  const names = [pieces[0] ?? ''];
  for (let index = 1; index < pieces.length; index += 2) {
    const [dash = '', next = ''] = [pieces[index], pieces[index + 1]];
    const before = names[names.length - 1] ?? '';
    const opens = opensBehindDash(next);
    const parts = /[;.,]\s*$/u.test(before) || (opens && (drawnWithHyphens || isClassNoun(next)));
    if (parts) names.push(next);
    else {
      if (opens) doubts.add('ambiguous-dash');
      names[names.length - 1] = before + dash + next;
    }
  }
  return names;
}

/** `;` always parts; a full stop only before a name («UBND cấp huyện. UBND cấp xã»), not in «TP. Hồ Chí Minh». */
const splitStops = (text: string): string[] =>
  text.split(';').flatMap((piece) => joinUnless(piece.split(/\.\s+/u), '. ', (next) => opensName(next, false)));

const splitCommas = (text: string): string[] =>
  joinUnless(text.split(/,\s*/u), ', ', (next, before) => {
    if (endsInCouncil(before)) return !/^(?:UBND|HĐND|Ủy ban|Uỷ ban|Hội đồng)(?!\p{L})/u.test(next);
    return opensName(next, isOpenClass(before)) && !(/^(?:Văn phòng|VP)/u.test(before) && next.startsWith('HĐND'));
  });

const splitAnd = (text: string): string[] =>
  joinUnless(
    text.split(/\s+và\s+/u),
    ' và ',
    (next, before) =>
      !endsInCouncil(before) && !endsInPlace(before) && opensName(next, isOpenClass(splitCommas(before).at(-1) ?? '')),
  );

/** «… có TTHC tiếp nhận tại Trung tâm và Bộ phận Một cửa»: two places of one clause, not two agencies. */
const endsInPlace = (text: string): boolean => /\stại\s[^,;]*$/u.test(text);

function joinUnless(
  pieces: readonly string[],
  separator: string,
  parts: (next: string, before: string) => boolean,
): string[] {
  const joined: string[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before === undefined || parts(piece.trim(), before.trim())) joined.push(piece);
    else joined[joined.length - 1] = before + separator + piece;
  }
  return joined;
}

const DUTY =
  /\s+(?:cùng )?(?:chủ trì|phối hợp|theo dõi|hướng dẫn|thực hiện|tham mưu|đôn đốc|cho ý kiến|có ý kiến|có trách nhiệm|chịu trách nhiệm|tổng hợp)(?!\p{L})/u;
const ONLY_DUTY =
  /^\s*(?:cùng |và )?(?:phối hợp|thực hiện|chủ trì|theo dõi)(?:[\s,]*(?:và )?(?:phối hợp|thực hiện|theo dõi))*[\s.;,]*$/u;

/** The name a piece opens with; what it says of that agency's work is cut off. */
function nameIn(piece: string, doubts: Set<AgencyDoubt>): string {
  const text = piece.replace(END_MARKS, '').replace(/^và\s+/u, '');
  if (` ${text}`.search(DUTY) === 0) {
    doubts.add('sentence');
    return '';
  }
  if (text.startsWith('Theo ')) {
    doubts.add('sentence');
    const name = text.search(new RegExp(`(?<=\\s)(?:${SPECIFIC}|Sở)(?=\\s+\\p{L})`, 'u'));
    if (name > 0) return nameIn(text.slice(name), doubts);
  }
  const duty = definedByDuty(text) ? text.search(/\s+gửi\s/u) : text.search(DUTY);
  if (duty <= 0) return text;
  if (!ONLY_DUTY.test(text.slice(duty))) doubts.add('sentence');
  return text.slice(0, duty).replace(END_MARKS, '');
}

/** «Cơ quan thực hiện rà soát», «Tổ công tác triển khai …»: here the duty is the name. */
const definedByDuty = (text: string): boolean =>
  /^(?:các |những )?(?:cơ quan|đơn vị|tổ chức|tổ|ban chỉ đạo|đoàn|nhóm|doanh nghiệp|người|cá nhân|cán bộ|công chức|đối tượng)(?!\p{L})/iu.test(
    text,
  ) && !/^(?:các )?cơ quan(?:, đơn vị)?, (?:đơn vị, )?địa phương (?:thực hiện|phối hợp)/iu.test(text);
