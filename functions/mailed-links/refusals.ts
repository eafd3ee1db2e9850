import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, type Result } from '#shared/kernel/result.ts';

const REFUSALS = {
  'not-reportable': {
    message: 'Việc này không báo cáo qua liên kết được.',
    remedy: 'Việc đã xong, đã rút, đang tạm dừng hoặc phải do người của đơn vị quyết định trên hệ thống.',
  },
  'address-silenced': {
    message: 'Hệ thống đã ngừng gửi thư tới địa chỉ này vì thư bị trả lại hoặc bị báo là thư rác.',
    remedy: 'Nhập địa chỉ khác, hoặc đề nghị quản trị viên mở lại địa chỉ.',
    field: 'address',
  },
  'mail-refused': {
    message: 'Máy chủ thư không nhận địa chỉ này.',
    remedy: 'Kiểm tra lại địa chỉ.',
    field: 'address',
  },
  'sent-before': {
    message: 'Liên kết của lần bấm trước đã được gửi.',
    remedy: 'Xem ở bảng bên dưới; muốn gửi lại thì mở lại trang này.',
  },
} as const satisfies Record<string, Omit<Refusal, 'code'>>;

export type LinkRefusal = keyof typeof REFUSALS;

export function refuse<Code extends LinkRefusal>(code: Code): Result<never, Refusal<Code>> {
  const text: Omit<Refusal, 'code'> = REFUSALS[code];
  return err({ code, ...text });
}
