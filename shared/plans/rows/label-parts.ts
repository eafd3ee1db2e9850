/** «Cơ quan chủ trì: …; thời gian: …»: labels inside lines of text, in the many wordings of plans. */
import { fold } from './cell-text.ts';
import { type ColumnRole, roleOf } from './columns.ts';

export interface LabelPart {
  readonly role: ColumnRole;
  readonly label: string;
  readonly value: string;
  /** Numbers of the items meant: «Đơn vị chủ trì các nội dung 1, 2, 3». */
  readonly items: readonly string[];
}

export interface LabelledLine {
  /** What stands before the first label: nothing on a line of its own, else the task itself. */
  readonly before: string;
  /** The list mark before the first label: `-`, `+`, `(` or none. */
  readonly mark: string;
  readonly parts: readonly LabelPart[];
}

const WHO =
  '(?:(?:các )?(?:cơ quan|đơn vị|phòng|ban|bộ phận|người|cán bộ|công chức|tổ chức|lãnh đạo)(?:(?:,| và)? (?:cơ quan|đơn vị|phòng|bộ phận))* )?';
const DOES =
  '(?:chủ trì(?: và phối hợp|, phối hợp)?|phối hợp|thực hiện|tham mưu|phụ trách|chịu trách nhiệm|chỉ đạo|theo dõi|đầu mối)(?: (?:thực hiện|tham mưu|chính|chủ trì))?';
const WHEN =
  '(?:thời gian|thời hạn|tiến độ|lộ trình|hạn)(?: (?:thực hiện|hoàn thành|bắt đầu|kết thúc|báo cáo|cuối cùng|triển khai))*|hoàn thành';
const WHAT =
  '(?:dự kiến )?(?:sản phẩm|kết quả|đầu ra)(?: (?:đầu ra|dự kiến|thực hiện|hoàn thành|cần đạt|đạt được|công việc))*';
const REST =
  '(?:phân công|trách nhiệm)(?: thực hiện)?|ghi chú|kinh phí|căn cứ|nội dung(?: (?:thực hiện|công việc|nhiệm vụ|cụ thể))?';
const LABEL = new RegExp(
  `(?<=^|[;.,(\\n]\\s*|^[-+*]\\s*)((?:[-+*]|[a-zđ]\\))\\s*)?(${WHO}${DOES}|${WHEN}|${WHAT}|${REST})(?: (?:các )?(?:nội dung|nhiệm vụ|mục|điểm|việc) ([\\d, .và-]+|[a-zđ](?:(?:,| và) [a-zđ])*))?\\s*:\\s*`,
  'giu',
);

/** A label with a time or an agency says more than a column of that name: «hoàn thành» is the end, «thực hiện» the owner. */
function roleOfLabel(label: string): ColumnRole | null {
  const folded = fold(label);
  if (folded === 'thực hiện' || folded === 'tham mưu') return 'lead';
  const role = roleOf(label);
  return role === 'finish' ? 'deadline' : role;
}

const trimmed = (text: string): string => text.replace(/^[\s;.,(]+|[\s;,(]+$/gu, '');
/** The value of a label: without the full stop and the bracket that close the block. */
const valueOf = (text: string): string =>
  text
    .replace(/[\s;,]+$/gu, '')
    .replace(/\)?\.?$/u, (end) => (text.includes('(') && end.startsWith(')') ? ')' : ''))
    .trim();

/** «1, 2 và 3» gives 1, 2, 3. */
const itemsIn = (list: string): readonly string[] => list.match(/\d+(?:\.\d+)*|(?<!\p{L})[a-zđ](?!\p{L})/gu) ?? [];

/** Null when the line carries no label that says who, when or what results. */
export function labelledLine(text: string): LabelledLine | null {
  const found = [...text.matchAll(LABEL)].flatMap((match) => {
    const role = roleOfLabel(match[2] ?? '');
    return role === null || role === 'number'
      ? []
      : [
          {
            role,
            label: match[2] ?? '',
            start: match.index,
            end: match.index + match[0].length,
            mark: match[1] ?? '',
            items: itemsIn(match[3] ?? ''),
          },
        ];
  });
  const [first] = found;
  if (first === undefined) return null;
  const tells = found.some(({ role }) => role !== 'other' && role !== 'title');
  if (!tells && trimmed(text.slice(0, first.start)) !== '') return null;
  const parts = found.map(({ role, label, end, items }, index) => ({
    role,
    items,
    label,
    value: valueOf(text.slice(end, found[index + 1]?.start ?? text.length)),
  }));
  const head = text.slice(0, first.start);
  const mark = /^\s*\(\s*$/u.test(head) ? '(' : first.mark.trim();
  return { before: trimmed(head), mark, parts };
}
