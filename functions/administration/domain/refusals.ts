/** Every expected "no" of administration beside those of the organisation itself (shared/org). */
import type { Refusal } from '#shared/kernel/refusal.ts';

export const changedMeanwhile: Refusal<'changed-meanwhile'> = {
  code: 'changed-meanwhile',
  message: 'Người khác vừa lưu một thay đổi trước bạn.',
  remedy: 'Nội dung bạn nhập vẫn ở dưới đây; xem lại cho khớp với bản mới rồi gửi lần nữa.',
};

export const noAdministrator: Refusal<'no-administrator'> = {
  code: 'no-administrator',
  message: 'Sau thay đổi này sẽ không còn quản trị viên nào đăng nhập được.',
  remedy: 'Giao vai trò Quản trị cho một người có tài khoản trước.',
};

export const tooLarge: Refusal<'too-large'> = {
  code: 'too-large',
  message: 'Danh mục đơn vị và cán bộ lớn hơn mức hệ thống giữ được.',
  remedy: 'Bỏ các tên gọi khác không dùng đến, hoặc báo người vận hành hệ thống.',
};
