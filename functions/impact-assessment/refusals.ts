/** Every expected "no" of impact assessments. Codes are stable; texts are for the person who sent the form. */
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, type Result } from '#shared/kernel/result.ts';

const REFUSALS = {
  'nobody-appraises': {
    message: 'Chưa có đơn vị cho ý kiến hoặc đơn vị thẩm định trong danh mục tổ chức.',
    remedy: 'Đề nghị quản trị viên giao vai trò Văn phòng và kiểm tra tên đơn vị thẩm định.',
  },
  'not-ready': {
    message: 'Còn thủ tục chưa trả lời đủ biểu đánh giá hoặc chưa tính chi phí tuân thủ.',
    remedy: 'Mở từng thủ tục ghi «Còn thiếu» và điền nốt; nội dung đã nhập được giữ.',
  },
  'not-being-assessed': {
    message: 'Hồ sơ không ở bước đánh giá nên không sửa được.',
    remedy: 'Chờ Văn phòng hoặc đơn vị thẩm định trả lời; nếu hồ sơ được trả lại sẽ sửa được.',
  },
  'changed-meanwhile': {
    message: 'Người khác vừa sửa nội dung này.',
    remedy: 'Mở trang ở cửa sổ khác để xem nội dung mới, rồi gửi lại; nội dung đã nhập vẫn được giữ.',
  },
} as const satisfies Record<string, Omit<Refusal, 'code'>>;

export type ImpactRefusalCode = keyof typeof REFUSALS;

export function refuse<Code extends ImpactRefusalCode>(code: Code): Result<never, Refusal<Code>> {
  const text: Omit<Refusal, 'code'> = REFUSALS[code];
  return err({ code, ...text });
}
