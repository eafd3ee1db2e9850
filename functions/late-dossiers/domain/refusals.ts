/** Every expected "no" of late dossiers. */
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, type Result } from '#shared/kernel/result.ts';

const REFUSALS = {
  'promised-anew-already': {
    message: 'Hồ sơ này đã được hẹn lại đủ số lần cho phép.',
    remedy: 'Trả kết quả; nếu mã số nhập nhầm, kiểm tra lại giấy tiếp nhận.',
    field: 'receipt',
  },
  'changed-meanwhile': {
    message: 'Người khác vừa cập nhật hồ sơ này.',
    remedy: 'Xem lại rồi làm lần nữa.',
  },
} as const satisfies Record<string, Omit<Refusal, 'code'>>;
type Code = keyof typeof REFUSALS;

export function refuse<C extends Code>(code: C): Result<never, Refusal<C>> {
  const text: Omit<Refusal, 'code'> = REFUSALS[code];
  return err({ code, ...text });
}
