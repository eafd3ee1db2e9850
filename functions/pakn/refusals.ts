/** Every expected "no" of petitions. Codes are stable; texts are for the person who sent the form. */
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, type Result } from '#shared/kernel/result.ts';

const REFUSALS = {
  'petition-not-found': {
    message: 'Không tìm thấy phản ánh, kiến nghị này.',
    remedy: 'Kiểm tra lại mã tra cứu: mã có trên trang xác nhận và trong thư trả lời.',
    field: 'code',
  },
  'refusal-not-allowed': {
    message: 'Hồ sơ đã bị từ chối hai lần nên đơn vị được giao lần này không được từ chối.',
    remedy: 'Trả lời phản ánh, kiến nghị; nếu vướng mắc hãy trao đổi với Văn phòng.',
  },
  'unit-unknown': {
    message: 'Đơn vị được chọn không tồn tại vào ngày hôm nay.',
    remedy: 'Chọn một đơn vị trong danh sách.',
    field: 'unit',
  },
  'personal-data-left': {
    message: 'Nội dung công khai còn số điện thoại, thư điện tử, số định danh hoặc họ tên.',
    remedy: 'Xóa hoặc che đi; nếu đó là của cơ quan và được công khai, đánh dấu xác nhận bên dưới.',
    field: 'answer',
  },
  'sender-named': {
    message: 'Nội dung công khai có họ tên, số điện thoại hoặc thư điện tử của chính người gửi.',
    remedy: 'Xóa thông tin đó ở tiêu đề, nội dung phản ánh và nội dung trả lời.',
    field: 'question',
  },
  'received-in-future': {
    message: 'Ngày tiếp nhận ở sau ngày hôm nay.',
    remedy: 'Nhập ngày phản ánh, kiến nghị đến cơ quan.',
    field: 'received',
  },
  'received-long-ago': {
    message: 'Ngày tiếp nhận cách đây hơn một năm.',
    remedy: 'Kiểm tra lại năm; phản ánh cũ hơn thì nhập theo ngày người dân nhắc lại.',
    field: 'received',
  },
  'duplicate-of-itself': {
    message: 'Không thể ghi phản ánh trùng với chính nó.',
    remedy: 'Chọn phản ánh, kiến nghị khác.',
    field: 'same-as',
  },
  'changed-meanwhile': {
    message: 'Người khác vừa cập nhật phản ánh, kiến nghị này.',
    remedy: 'Tải lại trang rồi thực hiện lại.',
  },
  'not-published': {
    message: 'Phản ánh, kiến nghị này chưa có kết quả.',
    remedy: 'Hãy quay lại đánh giá khi đã nhận được trả lời.',
  },
  'already-rated': {
    message: 'Bạn đã đánh giá kết quả này.',
    remedy: 'Nếu còn điều chưa hài lòng, hãy gửi một phản ánh, kiến nghị mới.',
  },
} as const satisfies Record<string, Omit<Refusal, 'code'>>;

export type PaknRefusalCode = keyof typeof REFUSALS;

export function refuse<Code extends PaknRefusalCode>(code: Code): Result<never, Refusal<Code>> {
  const text: Omit<Refusal, 'code'> = REFUSALS[code];
  return err({ code, ...text });
}
