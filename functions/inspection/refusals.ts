/** Every expected "no" of inspections. Codes are stable; texts are for the person who sent the form. */
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, type Result } from '#shared/kernel/result.ts';

const REFUSALS = {
  'petition-unknown': {
    message: 'Không có hồ sơ phản ánh, kiến nghị nào mang mã này.',
    remedy: 'Mở hồ sơ phản ánh và bấm «Kiểm tra đột xuất theo phản ánh này» tại đó, hoặc bỏ trống ô này.',
    field: 'petition',
  },
  'findings-missing': {
    message: 'Còn nội dung chưa ghi kết quả kiểm tra.',
    remedy: 'Mở bảng kiểm tra, ghi kết quả từng nội dung rồi gửi lại.',
  },
  locked: {
    message: 'Cuộc kiểm tra đã kết luận nên không sửa được nữa.',
    remedy: 'Nội dung vừa nhập chưa được ghi; cần thay đổi thì mở cuộc kiểm tra mới.',
  },
  'not-yet': {
    message: 'Cuộc kiểm tra chưa đến bước này.',
    remedy: 'Chờ quyết định thành lập đoàn rồi ghi; nội dung vừa nhập vẫn ở trên trang.',
  },
  'team-after-start': {
    message: 'Quyết định ban hành sau ngày bắt đầu kiểm tra.',
    remedy: 'Kiểm tra lại ngày quyết định và ngày bắt đầu: quyết định phải có trước hoặc trong ngày bắt đầu.',
    field: 'from',
  },
  'conclusion-before-inspection': {
    message: 'Văn bản kết luận có ngày trước ngày bắt đầu kiểm tra.',
    remedy: 'Nhập ngày ký của văn bản kết luận.',
    field: 'date',
  },
  'report-before-conclusion': {
    message: 'Báo cáo có ngày trước ngày của văn bản kết luận.',
    remedy: 'Nhập ngày ký của báo cáo.',
    field: 'date',
  },
  'changed-meanwhile': {
    message: 'Người khác vừa sửa nội dung này.',
    remedy: 'Mở trang ở cửa sổ khác để xem nội dung mới, rồi gửi lại; nội dung đã nhập vẫn được giữ.',
  },
} as const satisfies Record<string, Omit<Refusal, 'code'>>;

export type InspectionRefusalCode = keyof typeof REFUSALS;

export function refuse<Code extends InspectionRefusalCode>(code: Code): Result<never, Refusal<Code>> {
  const text: Omit<Refusal, 'code'> = REFUSALS[code];
  return err({ code, ...text });
}
