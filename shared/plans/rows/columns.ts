/** The words of a table's header decide what its columns hold; their position says nothing. */
import { fold } from './cell-text.ts';

export type ColumnRole =
  | 'number'
  | 'title'
  | 'lead'
  | 'coordinating'
  /** One column for both: «Cơ quan chủ trì, phối hợp». */
  | 'lead-and-coordinating'
  | 'deadline'
  | 'start'
  | 'finish'
  /** A quarter or a month with a mark under it. */
  | 'period'
  | 'product'
  | 'unit'
  | 'target'
  | 'other';

export interface Column {
  readonly role: ColumnRole;
  /** As printed; «Thời gian – Bắt đầu» for a two-row header. */
  readonly label: string;
}

interface RoleWords {
  readonly role: ColumnRole;
  readonly words: RegExp;
}

const ORGANISATION =
  '(?:cơ quan|đơn vị|phòng|ban|người|bộ phận|cán bộ|công chức|chuyên viên|tổ chức|sở|chủ thể|cá nhân)';

/** First match wins, so the narrower wordings stand first. Folded text: small letters, single blanks. */
const ROLES: readonly RoleWords[] = [
  { role: 'number', words: /^(?:stt|tt|s tt|số tt|số thứ tự|thứ tự|số|no|mã số)$/u },
  {
    role: 'other',
    words: /^ghi chú|kinh phí|nguồn lực|dự toán|căn cứ|cơ sở pháp lý|^mức độ|trạng thái|tình hình thực hiện/u,
  },
  { role: 'unit', words: /đơn vị tính|^đvt$|^tỷ lệ( %)?$|^tỉ lệ( %)?$|^%$/u },
  { role: 'lead-and-coordinating', words: /chủ trì.*phối hợp|phối hợp.*chủ trì/u },
  { role: 'coordinating', words: /phối hợp|cùng thực hiện|theo dõi/u },
  { role: 'lead', words: /chủ trì/u },
  { role: 'other', words: /lãnh đạo|chỉ đạo|phê duyệt|cấp trình|cơ quan ban hành/u },
  {
    role: 'period',
    words: /^(?:quý|quí) (?:i{1,3}|iv|[1-4])(?: \d{4})?$|^(?:tháng|t) ?(?:1[0-2]|0?[1-9])(?: \d{4})?$/u,
  },
  { role: 'start', words: /^(?:thời gian |ngày |thời điểm )?(?:bắt đầu|khởi đầu)$|^từ ngày$|^từ$/u },
  { role: 'finish', words: /^(?:ngày )?(?:hoàn thành|kết thúc)$|^đến ngày$|^đến$/u },
  {
    role: 'deadline',
    words: /thời gian|thời hạn|tiến độ|thời điểm|lộ trình|^hạn|hạn (?:hoàn thành|cuối)|^ngày hoàn thành|mốc/u,
  },
  {
    role: 'target',
    words:
      /chỉ tiêu (?:giao|năm|phấn đấu|kế hoạch|đến)|mục tiêu (?:năm|đến)|^mục tiêu$|giá trị|^kế hoạch năm|^mức$|^chỉ tiêu \d/u,
  },
  { role: 'product', words: /sản phẩm|kết quả|đầu ra|hình thức văn bản|hồ sơ minh chứng/u },
  {
    role: 'lead',
    words: new RegExp(
      `${ORGANISATION}.*(?:thực hiện|phụ trách|trách nhiệm|tham mưu|giao|xử lý|đầu mối|rà soát|soạn thảo|đảm nhiệm|triển khai)`,
      'u',
    ),
  },
  { role: 'lead', words: /phân công|trách nhiệm|chịu trách|phụ trách|^tổ chức thực hiện|đầu mối/u },
  {
    role: 'title',
    words:
      /nội dung|nhiệm vụ|công việc|hoạt động|đầu việc|giải pháp|tên nhóm|lĩnh vực|tên (?:thủ tục|tthc|văn bản)|chỉ tiêu|tiêu chí|^tên /u,
  },
  { role: 'lead', words: new RegExp(`^(?:các )?${ORGANISATION}(?: ${ORGANISATION})*$`, 'u') },
];

/** What a header cell announces; null when its words are not known. */
export function roleOf(label: string): ColumnRole | null {
  const folded = fold(label);
  if (folded === '' || folded.length > 70) return null;
  return ROLES.find(({ words }) => words.test(folded))?.role ?? null;
}
