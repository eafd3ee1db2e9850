/** What pages call the things of an announcement. */
import type { Look } from '../domain/finding.ts';
import type { Kind } from '../domain/rules.ts';

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  new: 'Mới ban hành',
  amended: 'Sửa đổi, bổ sung, thay thế',
  abolished: 'Bị bãi bỏ',
};

const WHY_UNREACHABLE: Readonly<Record<string, string>> = {
  'not-an-address': 'địa chỉ không hợp lệ',
  'forbidden-address': 'địa chỉ thuộc mạng nội bộ hoặc cổng lạ nên không được mở',
  'unknown-host': 'không có tên miền này',
  'no-connection': 'máy chủ không kết nối được',
  'timed-out': 'máy chủ không trả lời kịp',
  'too-large': 'trang quá lớn',
  'too-many-redirects': 'trang chuyển hướng quá nhiều lần',
  'refused-by-server': 'máy chủ từ chối hoặc đang lỗi',
  'broken-answer': 'nội dung trả về bị hỏng',
  unreadable: 'không đọc được nội dung trang',
};

/** What the checker saw at an address, in one sentence. */
export function lookWords({ kind, why, seen }: Look): string {
  if (kind === 'unreachable') return `Chưa kiểm tra được: ${WHY_UNREACHABLE[why ?? ''] ?? 'không mở được trang'}.`;
  if (kind === 'found') return 'Đã thấy trên trang.';
  if (seen === null) return 'Không thấy: không có trang này.';
  const number = seen.number ? 'có số quyết định' : 'không có số quyết định';
  if (seen.missing === 0) return `Không thấy đủ: ${number}.`;
  const examples = seen.examples.slice(0, 3).map(({ code, name }) => code ?? `«${name}»`);
  const more = seen.missing > examples.length ? ', …' : '';
  return `Không thấy đủ: ${number}; thiếu ${seen.missing} thủ tục (${examples.join(', ')}${more}).`;
}
