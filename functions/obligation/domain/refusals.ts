/** Every expected "no" of obligations beyond those of casework. */
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, type Result } from '#shared/kernel/result.ts';

const REFUSALS = {
  'already-asked': {
    message: 'Đã có đề nghị gia hạn đang chờ quyết định.',
    remedy: 'Đợi quyết định; nếu cần gấp, liên hệ người có thẩm quyền.',
  },
  'not-allowed': {
    message: 'Bạn không có quyền làm việc này với việc đã chọn.',
    remedy: 'Chọn việc của đơn vị mình, hoặc đề nghị người có thẩm quyền.',
  },
  'already-decided': {
    message: 'Đề nghị này đã được quyết định.',
    remedy: 'Xem kết quả ở lịch sử của việc.',
  },
  'figures-changed-meanwhile': {
    message: 'Người khác vừa nhập số liệu của đơn vị này.',
    remedy: 'Số bạn gõ vẫn còn dưới đây; xem lại rồi ghi lần nữa.',
  },
  'period-locked': {
    message: 'Kỳ này đã khóa.',
    remedy: 'Đề nghị Văn phòng nhập thay, kèm lý do; hoặc nhập cho kỳ đang mở.',
  },
  'period-not-begun': {
    message: 'Kỳ này chưa bắt đầu.',
    remedy: 'Chọn kỳ đang diễn ra hoặc kỳ vừa hết.',
  },
  'too-many-figures': {
    message: 'Đơn vị này đã có quá nhiều lần sửa số liệu.',
    remedy: 'Báo quản trị viên.',
  },
  'allotted-meanwhile': {
    message: 'Người khác vừa giao lại chỉ tiêu này.',
    remedy: 'Nội dung bạn gõ vẫn còn dưới đây; xem lại rồi giao lần nữa.',
  },
  'date-by-hand': {
    message: 'Chưa tính được hạn từ sự kiện này.',
    remedy: 'Đề nghị Văn phòng kiểm tra thời hạn ghi trong kế hoạch.',
    field: 'event',
  },
} as const satisfies Record<string, Omit<Refusal, 'code'>>;

export type ObligationRefusalCode = keyof typeof REFUSALS;

export function refuse<Code extends ObligationRefusalCode>(code: Code): Result<never, Refusal<Code>> {
  const text: Omit<Refusal, 'code'> = REFUSALS[code];
  return err({ code, ...text });
}
