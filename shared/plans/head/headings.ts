/** The line that says what a document is, and the title below it. */

const KINDS = [
  'KẾ HOẠCH',
  'CHƯƠNG TRÌNH',
  'QUYẾT ĐỊNH',
  'CHỈ THỊ',
  'BÁO CÁO',
  'TỜ TRÌNH',
  'THÔNG BÁO',
  'NGHỊ QUYẾT',
  'NGHỊ ĐỊNH',
  'THÔNG TƯ',
  'CÔNG ĐIỆN',
  'CÔNG VĂN',
  'HƯỚNG DẪN',
  'QUY CHẾ',
  'QUY ĐỊNH',
  'GIẤY MỜI',
  'BIÊN BẢN',
  'LỊCH CÔNG TÁC',
  'LUẬT',
] as const;
export type DocumentKind = (typeof KINDS)[number];

export interface Heading {
  readonly kind: DocumentKind;
  readonly index: number;
  /** The title, lines joined; empty when none follows. */
  readonly title: string;
}

const AUTHORITY =
  /^(?:CHỦ TỊCH|ỦY BAN|UỶ BAN|UBND|BỘ TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|HỘI ĐỒNG|CHỦ NHIỆM|THỦ TRƯỞNG|THỦ TƯỚNG|THỐNG ĐỐC|TRƯỞNG BAN)(?!\p{L})/u;
const PREAMBLE =
  /^(?:Căn cứ|Thực hiện|Thi hành|Triển khai|Nhằm|Để|Theo|Xét|Trên cơ sở|Tiếp tục|Kính gửi|Điều|Phụ lục|PHỤ LỤC|Với mục|Năm \d)(?!\p{L})/u;
/** The sentence that leads into the plan: «Sở Tài chính xây dựng Kế hoạch … như sau:». */
const LEADS_IN =
  /(?:như sau|sau đây)\s*[.:]?$|[^.]:$|^(?:UBND|Ủy ban|Sở|Bộ|Văn phòng)\s[^;]*(?:ban hành|xây dựng) [Kk]ế hoạch/u;
const BODY = /^(?:\(|-{2,}|_{2,}|[IVX]+[.\s]|[A-D]\.|\d+[.)]|S?TT$|S[ốố] TT|Phần |PHẦN |MỤC ĐÍCH)/u;

const isUpper = (text: string): boolean => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);

/** Headings of the document in order. A kind opens a heading as a line of its own, or in capitals with its title. */
export function findHeadings(lines: readonly string[]): Heading[] {
  const headings: Heading[] = [];
  lines.forEach((line, index) => {
    const kind = KINDS.find((name) => line.startsWith(name) || (index < 15 && startsTitle(line, name)));
    if (kind === undefined || line.endsWith(':')) return;
    const rest = line.slice(kind.length).trim();
    if (rest !== '' && !isUpper(rest.replace(/\([^)]*\)/gu, '')) && index >= 15) return;
    if (rest.length > 400 || /^\p{L}/u.test(line.slice(kind.length))) return;
    headings.push({ kind, index, title: titleBelow(lines, index, rest) });
  });
  return headings;
}

/** «Kế hoạch kiểm soát thủ tục hành chính năm 2024» as the first words of a document without a letterhead. */
const startsTitle = (line: string, kind: string): boolean =>
  line.length < 300 && line.startsWith(kind.charAt(0) + kind.slice(1).toLowerCase()) && !/[;:.]$/u.test(line);

function titleBelow(lines: readonly string[], index: number, rest: string): string {
  const title = rest === '' ? [] : [rest];
  for (const line of lines.slice(index + 1, index + 8)) {
    const opensBody = BODY.test(line) || (isUpper(line) && AUTHORITY.test(line)) || line.length > 500;
    if (opensBody || (title.length > 0 && (PREAMBLE.test(line) || LEADS_IN.test(line))) || line.startsWith('Căn cứ'))
      break;
    title.push(line);
  }
  return title.join(' ').replace(/\s+/gu, ' ').trim();
}
