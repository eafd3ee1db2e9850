/** What codes of the domain are called on pages. */
import type { TagColour } from '#shared/ui/components/messages.tsx';
import type { OpenLead } from '#shared/obligations/index.ts';
import type { ReviewReason } from '#shared/plans/imported-plan.ts';
import type { DraftStatus } from '../domain/draft.ts';

export const STATUS: Readonly<Record<DraftStatus, { readonly text: string; readonly colour: TagColour }>> = {
  reading: { text: 'Đang đọc', colour: 'grey' },
  refused: { text: 'Không đọc được', colour: 'red' },
  review: { text: 'Đang rà soát', colour: 'yellow' },
  signing: { text: 'Chờ ký', colour: 'orange' },
  numbering: { text: 'Chờ vào số', colour: 'orange' },
  issuing: { text: 'Đang giao việc', colour: 'blue' },
  'in-force': { text: 'Có hiệu lực', colour: 'green' },
  dropped: { text: 'Đã bỏ', colour: 'grey' },
};

export const REASON: Readonly<Record<ReviewReason, string>> = {
  'inherited-cell': 'Ô gộp: giá trị lấy từ hàng khác',
  'owner-missing': 'Thiếu cơ quan chủ trì',
  'coordinating-missing': 'Thiếu cơ quan phối hợp',
  'deadline-missing': 'Thiếu thời hạn',
  'shifted-cells': 'Ô bị lệch hàng',
  'title-lost': 'Mất tên nhiệm vụ',
  'cells-glued': 'Hai ô dính nhau',
  unnumbered: 'Không có số thứ tự',
  'number-gap': 'Đứt số thứ tự',
  'numeral-misprint': 'Số La Mã in sai',
  'past-at-issue': 'Hạn đã qua khi ban hành',
  'same-day-as-issue': 'Hạn trùng ngày ban hành',
  'recipient-not-coordinator': 'Nơi nhận, không phải nơi phối hợp',
  'deadline-elsewhere': 'Thời hạn ghi ở chỗ khác',
  'conditional-lead': 'Cơ quan chủ trì tùy điều kiện',
  'ocr-typo': 'Có thể sai chính tả',
  'ambiguous-deadline': 'Thời hạn hiểu được nhiều cách',
  'gap-suspected': 'Có thể thiếu nội dung',
};

export const OPEN_LEAD: Readonly<Record<OpenLead['why'], string>> = {
  missing: 'kế hoạch không ghi cơ quan chủ trì',
  conditional: 'chỉ biết khi công việc được giao',
  unspecified: 'không nói rõ là đơn vị nào',
  unknown: 'không có trong danh mục đơn vị',
  ambiguous: 'nhiều đơn vị cùng tên',
  absent: 'đơn vị không tồn tại vào ngày ban hành',
};
