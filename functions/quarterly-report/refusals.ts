/** Every expected "no" of this process, with what to do. */
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, type Result } from '#shared/kernel/result.ts';

const REFUSALS = {
  'year-unknown': {
    message: 'Chưa có quy định báo cáo cho năm này.',
    remedy: 'Chọn một năm từ 2020, hoặc đề nghị quản trị viên bổ sung chế độ báo cáo.',
    field: 'year',
  },
  'nobody-reports': {
    message: 'Không có đơn vị nào phải báo cáo trong các kỳ đã chọn.',
    remedy: 'Kiểm tra danh sách đơn vị của tổ chức vào ngày mở kỳ.',
    field: 'from',
  },
  locked: {
    message: 'Báo cáo đã được chấp nhận và khóa.',
    remedy: 'Nếu số liệu sai, đề nghị nơi nhận báo cáo mở khóa ngoại lệ và nêu lý do.',
  },
  'with-receiver': {
    message: 'Báo cáo đã gửi và đang được kiểm tra.',
    remedy: 'Đợi nơi nhận chấp nhận hoặc trả lại; muốn sửa, đề nghị nơi nhận trả lại.',
  },
  'window-open': {
    message: 'Kỳ số liệu chưa kết thúc.',
    remedy: 'Gửi báo cáo từ ngày sau ngày cuối của kỳ số liệu; số đã lưu vẫn còn.',
  },
  'figures-missing': {
    message: 'Còn biểu chưa có số liệu.',
    remedy: 'Mở từng biểu chưa nhập, nhập đủ rồi gửi.',
  },
  'figures-broken': {
    message: 'Số liệu của một biểu không còn khớp với kỳ trước.',
    remedy: 'Mở lại từng biểu và lưu để hệ thống kiểm tra.',
  },
  'number-missing': {
    message: 'Chưa nhập số, ký hiệu của văn bản báo cáo.',
    remedy: 'Nhập số, ký hiệu ghi trên báo cáo đã ký, ví dụ 15/BC-UBND.',
    field: 'number',
  },
  'date-missing': {
    message: 'Chưa nhập đúng ngày ký văn bản báo cáo.',
    remedy: 'Nhập ngày, tháng, năm có thật, ví dụ 15 3 2024.',
    field: 'date',
  },
  'date-in-future': {
    message: 'Ngày ký văn bản ở sau ngày hôm nay.',
    remedy: 'Nhập đúng ngày ký của báo cáo.',
    field: 'date',
  },
  'reason-missing': {
    message: 'Chưa nêu lý do.',
    remedy: 'Ghi lý do để đơn vị biết phải sửa gì.',
    field: 'reason',
  },
  'not-submitted': {
    message: 'Báo cáo không ở bước kiểm tra.',
    remedy: 'Tải lại trang để xem trạng thái hiện tại.',
  },
  'not-locked': {
    message: 'Báo cáo chưa khóa nên không cần mở khóa.',
    remedy: 'Đơn vị sửa và gửi lại như bình thường.',
  },
  'counted-above': {
    message: 'Số liệu của báo cáo này đã nằm trong báo cáo tổng hợp của cấp trên.',
    remedy: 'Mở khóa báo cáo tổng hợp đó trước, sau đó mở khóa báo cáo này.',
  },
  'changed-meanwhile': {
    message: 'Người khác vừa cập nhật báo cáo này.',
    remedy: 'Xem số liệu mới ở trang báo cáo rồi gửi lại; nội dung bạn vừa nhập vẫn còn dưới đây.',
  },
} as const satisfies Record<string, Omit<Refusal, 'code'>>;

export type ReportRefusal = keyof typeof REFUSALS;

export function refuse<Code extends ReportRefusal>(code: Code): Result<never, Refusal<Code>> {
  const text: Omit<Refusal, 'code'> = REFUSALS[code];
  return err({ code, ...text });
}
