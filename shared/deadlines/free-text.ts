/**
 * Events and references are named in free words: «Theo Kế hoạch số 8067/KH-UBND ngày 02/12/2022 của UBND tỉnh …».
 * The words end where another deadline begins. A document's citation belongs to the words, and so does its date.
 */
import type { Reader } from './reader.ts';

/** A cited document: its kind, number and date. The date is the document's, never a deadline (domain §2.3.6). */
export const CITATION =
  /(?:kế hoạch|quyết định|công văn|nghị quyết|nghị định|thông tư|chỉ thị|thông báo|chương trình|đề án|tờ trình|văn bản|công điện|luật|báo cáo|kh|qđ|cv|nq|nđ|tt|tb)(?: (?:liên tịch|hành động|phối hợp))?:? ?(?:số:? ?)?\d{1,5}(?:\/\d{4})?[/-][\p{L}\d/&.-]{1,40}(?:,? ?(?:ban hành )?ngày ?(?:\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}))?/uy;

/** Where a sentence may turn to another deadline. */
const BREAK = /[;,.:(]|(?<![\p{L}])(?:và|hoặc|hay|nhưng|đồng thời)(?!\p{L})|(?<= )[-+→](?= )/gu;

/** What starts a deadline for certain, after a break. */
const STARTS =
  /[ ;,.(+→-]{0,8}(?:(?:và|hoặc|hay|nhưng|đồng thời) )?(?:(?:phải |cần )?(?:hoàn thành|thực hiện|báo cáo|gửi|ban hành|xong)(?: báo cáo)? (?=chậm|muộn|trước|trong|xong|hàng|từ))?(?:thường xuyên|định kỳ|đột xuất|(?:(?:chậm|muộn) nhất|không quá|trong vòng|trong thời hạn|trước)(?: (?:là|vào|sau|trước|đến|trong))* ?(?:ngày|tháng|quý|năm|\d)|(?:hàng|mỗi) (?:ngày|tuần|tháng|quý|năm)|(?:trong )?(?:quý [iv\d]|tháng \d|năm 20\d\d)|(?:trong |đến )?ngày \d{1,2}[/.-]\d|\d{1,2}\/\d{1,2}(?:\/|(?!\d))|ngay (?:sau|khi)|sau khi có|khi (?:có|cần|phát sinh)|theo (?:kế hoạch|quy định|quyết định|công văn|chương trình|chỉ đạo|yêu cầu|tình hình|lộ trình|tiến độ|thực tế|đề án|hướng dẫn)|kết hợp cùng|tổ chức kiểm tra đột xuất)/uy;
const SECOND_DOCUMENT = /,? (?:và|hoặc) /uy;
const WHITE = /[ ,;.:-]/u;

/** End of citations that start in [from, to), as pairs. */
function citationEnd(reader: Reader, at: number): number {
  CITATION.lastIndex = at;
  return CITATION.test(reader.folded) ? CITATION.lastIndex : at;
}

const CITATION_START =
  /(?<!\p{L})(?:kế|quyết|công|nghị|thông|chỉ|chương|đề|tờ|văn|luật|báo|kh|qđ|cv|nq|nđ|tt|tb)(?!\p{L})/gu;

/** Ends of the citations from here on, by their start. */
function citations(reader: Reader): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  CITATION_START.lastIndex = reader.at;
  for (let match = CITATION_START.exec(reader.folded); match !== null; match = CITATION_START.exec(reader.folded)) {
    const to = citationEnd(reader, match.index);
    if (to === match.index) continue;
    found.push({ from: match.index, to });
    CITATION_START.lastIndex = to;
  }
  return found;
}

const matchesAt = (pattern: RegExp, text: string, at: number): boolean => {
  pattern.lastIndex = at;
  return pattern.test(text);
};

/** The first place from the cursor on, outside citations, where another deadline begins; else the end. */
function endOfWords(reader: Reader): number {
  const cited = citations(reader);
  let next = 0;
  BREAK.lastIndex = reader.at;
  for (let match = BREAK.exec(reader.folded); match !== null; match = BREAK.exec(reader.folded)) {
    const at = match.index;
    while ((cited[next]?.to ?? Infinity) <= at) next += 1;
    const inCitation = (cited[next]?.from ?? Infinity) < at;
    if (!inCitation && isEnd(reader, at, match[0], cited[next]?.from)) return at;
  }
  return reader.folded.length;
}

/** A date among free words that belongs to no citation may be a deadline: a person must look. */
const LOOSE_DATE = /\d{1,2} ?\/ ?\d{1,2}(?:\/\d|(?![/\p{L}\d]))|trước ngày \d|ngày \d{1,2} tháng \d/u;

function doubtLooseDate(reader: Reader, from: number, to: number): void {
  let rest = '';
  let at = from;
  for (const citation of citations(reader)) {
    if (citation.from >= to) break;
    rest += `${reader.folded.slice(at, citation.from)} `;
    at = citation.to;
  }
  rest += reader.folded.slice(at, Math.max(at, to));
  if (LOOSE_DATE.test(rest)) reader.doubt('a date stands among words that were read as an event or a document');
}

/** Takes words up to where another deadline (or a second cited document) begins; undefined when there are none. */
export function takeWords(reader: Reader): string | undefined {
  const from = reader.at;
  let end = endOfWords(reader);
  while (end > from && WHITE.test(reader.folded[end - 1] ?? '')) end -= 1;
  // The bracket that the words stand in is not theirs: «Tháng 3 (sau khi có hướng dẫn)».
  if (reader.folded[end - 1] === ')' && !reader.folded.slice(from, end).includes('(')) end -= 1;
  const words = reader.printed.slice(from, end).trim();
  if (!/\p{L}/u.test(words)) return undefined;
  doubtLooseDate(reader, from, end);
  reader.at = end;
  return words;
}

/** `nextCitation`: where the next cited document begins. */
function isEnd(reader: Reader, at: number, sign: string, nextCitation: number | undefined): boolean {
  if (sign === ';' || sign === ':' || matchesAt(STARTS, reader.folded, at)) return true;
  if (sign !== 'và' && sign !== 'hoặc') return false;
  return matchesAt(SECOND_DOCUMENT, reader.folded, at - 1) && SECOND_DOCUMENT.lastIndex === nextCitation;
}
