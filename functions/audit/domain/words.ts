import type { AuditKind } from '#shared/audit/index.ts';
import type { CaseEvent } from '#shared/casework/index.ts';

export const ENTRY_WORDS: Readonly<Record<AuditKind, string>> = {
  'signed-in': 'Đăng nhập',
  'signed-out': 'Đăng xuất',
  'sessions-ended': 'Đăng xuất khỏi mọi thiết bị',
  'feed-made': 'Tạo liên kết lịch',
  'feed-revoked': 'Thu hồi liên kết lịch',
  'link-sent': 'Gửi liên kết báo cáo',
  'link-used': 'Báo cáo qua liên kết',
  'link-revoked': 'Thu hồi liên kết báo cáo',
  'client-made': 'Cấp khóa truy cập dữ liệu',
  'client-revoked': 'Thu hồi khóa truy cập dữ liệu',
  'webhook-made': 'Đăng ký nhận sự kiện',
  'webhook-stopped': 'Ngừng gửi sự kiện',
  'address-mended': 'Mở lại địa chỉ thư',
  'trial-mail-sent': 'Gửi thư thử',
  'log-taken': 'Tải nhật ký',
};

/** Events that a task's own history does not tell: they concern its workflow only. */
export const MACHINE_WORDS: Readonly<Partial<Record<CaseEvent['what'], string>>> = {
  'wake-up-confirmed': 'Quy trình đã nhận kết quả',
  'token-renewed': 'Quy trình hỏi lại',
};

const SETTINGS: Readonly<Record<string, string>> = {
  organisation: 'đơn vị, cán bộ',
  calendar: 'ngày nghỉ, làm bù',
  ladders: 'bậc nhắc việc',
  'mail-rhythm': 'nhịp nhận thư',
};

/** What a setting is called; a process's own is told by its name. */
export const settingName = (document: string): string => SETTINGS[document] ?? `thiết đặt «${document}»`;
