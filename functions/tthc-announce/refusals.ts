/** Every expected "no" of announcing: a stable code, what is wrong and what to do (Vietnamese, shown to the person). */
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, type Result } from '#shared/kernel/result.ts';

const REFUSALS = {
  'already-entered': {
    message: 'Quyết định này của Bộ đã được nhập.',
    remedy: 'Mở hồ sơ đã có thay vì tạo hồ sơ mới.',
    field: 'number',
  },
  'no-office': {
    message: 'Tổ chức chưa có Văn phòng hoặc lãnh đạo để kiểm soát và ký quyết định.',
    remedy: 'Đề nghị quản trị viên cấp vai trò «Văn phòng» và «Lãnh đạo» của UBND.',
  },
  'reason-missing': {
    message: 'Chưa nêu lý do.',
    remedy: 'Ghi lý do để đơn vị soạn thảo biết phải sửa gì.',
    field: 'reason',
  },
  'signed-in-future': {
    message: 'Ngày ký ở sau ngày hôm nay.',
    remedy: 'Nhập đúng ngày ký quyết định.',
    field: 'signed',
  },
  'signed-before-list': {
    message: 'Ngày ký ở trước ngày Bộ ký danh mục.',
    remedy: 'Kiểm tra lại ngày ký quyết định của tỉnh.',
    field: 'signed',
  },
  'signed-already': {
    message: 'Quyết định đã được ký nên hồ sơ không rút được nữa.',
    remedy: 'Nếu quyết định bị bãi bỏ, công bố việc bãi bỏ bằng một hồ sơ mới.',
  },
  'unknown-publication': {
    message: 'Hồ sơ không có hình thức công khai này.',
    remedy: 'Chọn một hình thức trong danh sách của hồ sơ.',
    field: 'publication',
  },
  'too-many-addresses': {
    message: 'Hình thức này đã có 5 địa chỉ kiểm tra.',
    remedy: 'Chỉ giữ những trang thật sự đăng quyết định.',
    field: 'address',
  },
} as const satisfies Record<string, Omit<Refusal, 'code'>>;

export type AnnounceRefusal = keyof typeof REFUSALS;

export function refuse<Code extends AnnounceRefusal>(code: Code): Result<never, Refusal<Code>> {
  const text: Omit<Refusal, 'code'> = REFUSALS[code];
  return err({ code, ...text });
}
