/** Every expected "no" of reviews. Codes are stable; texts are for the person who sent the form. */
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, type Result } from '#shared/kernel/result.ts';

const REFUSALS = {
  'nobody-evaluates': {
    message: 'Chưa có đơn vị nào giữ vai trò Văn phòng trong danh mục tổ chức.',
    remedy: 'Đề nghị quản trị viên giao vai trò Văn phòng rồi mở lại đợt rà soát.',
  },
  'not-ready': {
    message: 'Còn nhóm thủ tục chưa rà soát xong.',
    remedy: 'Mở từng nhóm ghi «Còn thiếu» và điền nốt; nội dung đã nhập được giữ.',
  },
  'not-being-reviewed': {
    message: 'Kết quả rà soát không ở bước đơn vị làm nên không sửa được.',
    remedy: 'Chờ Văn phòng hoặc lãnh đạo trả lời; nếu được trả lại sẽ sửa được.',
  },
  'changed-meanwhile': {
    message: 'Người khác vừa sửa nội dung này.',
    remedy: 'Mở trang ở cửa sổ khác để xem nội dung mới, rồi gửi lại; nội dung đã nhập vẫn được giữ.',
  },
} as const satisfies Record<string, Omit<Refusal, 'code'>>;

export type ReviewRefusalCode = keyof typeof REFUSALS;

export function refuse<Code extends ReviewRefusalCode>(code: Code): Result<never, Refusal<Code>> {
  const text: Omit<Refusal, 'code'> = REFUSALS[code];
  return err({ code, ...text });
}
