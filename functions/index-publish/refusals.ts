/** Every expected "no" of this process, with what to do. */
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, type Result } from '#shared/kernel/result.ts';

const REFUSALS = {
  locked: {
    message: 'Kết quả tháng này đã công khai và khóa.',
    remedy: 'Nếu điểm sai, mở đính chính và nêu lý do.',
  },
  'with-leader': {
    message: 'Kết quả đang chờ lãnh đạo duyệt nên không sửa được.',
    remedy: 'Đợi lãnh đạo duyệt hoặc trả lại.',
  },
  'scores-missing': {
    message: 'Còn đơn vị chưa đủ điểm.',
    remedy: 'Mở từng đơn vị ghi «Còn thiếu», nhập đủ rồi trình; điểm đã lưu vẫn còn.',
  },
  'not-submitted': {
    message: 'Kết quả không ở bước lãnh đạo duyệt.',
    remedy: 'Tải lại trang để xem trạng thái hiện tại.',
  },
  'not-published': {
    message: 'Kết quả chưa công khai, hoặc đang được đính chính.',
    remedy: 'Chỉ đính chính kết quả đã công khai; trước đó thì sửa điểm như bình thường.',
  },
  'nothing-changed': {
    message: 'Đính chính chưa thay đổi điểm nào.',
    remedy: 'Sửa điểm sai rồi trình lại.',
  },
  'month-not-over': {
    message: 'Tháng này chưa kết thúc.',
    remedy: 'Chọn một tháng đã qua.',
    field: 'month',
  },
  'nobody-publishes': {
    message: 'Chưa có ai chấm và công khai kết quả của tháng này.',
    remedy: 'Kiểm tra danh mục tổ chức (vai trò Văn phòng) và quy định công khai của tháng đó.',
    field: 'month',
  },
  'changed-meanwhile': {
    message: 'Người khác vừa cập nhật bảng điểm này.',
    remedy: 'Xem điểm mới ở trang bảng điểm rồi lưu lại; nội dung bạn vừa nhập vẫn còn dưới đây.',
  },
} as const satisfies Record<string, Omit<Refusal, 'code'>>;

export type IndexRefusal = keyof typeof REFUSALS;

export function refuse<Code extends IndexRefusal>(code: Code): Result<never, Refusal<Code>> {
  const text: Omit<Refusal, 'code'> = REFUSALS[code];
  return err({ code, ...text });
}
