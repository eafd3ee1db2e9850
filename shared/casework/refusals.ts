/** Every expected "no" of casework: a stable code, what is wrong and what to do (Vietnamese, shown to the person). */
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, type Result } from '#shared/kernel/result.ts';

const REFUSALS = {
  'case-exists': {
    message: 'Hồ sơ này đã được mở.',
    remedy: 'Mở hồ sơ đã có thay vì tạo hồ sơ mới.',
  },
  'case-not-found': {
    message: 'Không tìm thấy hồ sơ.',
    remedy: 'Kiểm tra lại đường dẫn hoặc tìm hồ sơ trong danh sách.',
  },
  'task-not-found': {
    message: 'Không tìm thấy nhiệm vụ.',
    remedy: 'Kiểm tra lại đường dẫn hoặc mở nhiệm vụ từ danh sách việc của đơn vị.',
  },
  'changed-meanwhile': {
    message: 'Người khác vừa cập nhật nhiệm vụ này.',
    remedy: 'Tải lại trang để xem nội dung mới rồi thực hiện lại; nội dung đã nhập vẫn được giữ.',
  },
  'reason-missing': {
    message: 'Chưa nêu lý do.',
    remedy: 'Ghi lý do để người xem sau này hiểu được.',
    field: 'reason',
  },
  'already-done': {
    message: 'Nhiệm vụ đã hoàn thành.',
    remedy: 'Nếu cần làm lại, đề nghị mở lại nhiệm vụ.',
  },
  'not-done': {
    message: 'Nhiệm vụ chưa hoàn thành.',
    remedy: 'Chỉ trả lại hoặc mở lại được nhiệm vụ đã báo cáo hoàn thành.',
  },
  'not-open': {
    message: 'Nhiệm vụ không ở trạng thái đang thực hiện.',
    remedy: 'Xem trạng thái nhiệm vụ; nhiệm vụ tạm dừng phải được tiếp tục trước.',
  },
  'not-suspended': {
    message: 'Nhiệm vụ không ở trạng thái tạm dừng.',
    remedy: 'Tải lại trang để xem trạng thái hiện tại.',
  },
  'not-continuous': {
    message: 'Nhiệm vụ này không phải nhiệm vụ thường xuyên.',
    remedy: 'Báo cáo hoàn thành kèm văn bản minh chứng.',
  },
  'event-not-recorded': {
    message: 'Sự kiện làm phát sinh nhiệm vụ này chưa được ghi nhận.',
    remedy: 'Ghi nhận sự kiện và ngày xảy ra trước.',
  },
  'event-in-future': {
    message: 'Ngày xảy ra sự kiện ở sau ngày hôm nay.',
    remedy: 'Chỉ ghi nhận sự kiện đã xảy ra; nhập ngày hôm nay hoặc ngày trước đó.',
    field: 'date',
  },
  'event-already-recorded': {
    message: 'Sự kiện này đã được ghi nhận với ngày khác.',
    remedy: 'Nếu ngày đã ghi bị sai, đề nghị Văn phòng điều chỉnh hạn của từng nhiệm vụ và nêu lý do.',
    field: 'date',
  },
  'evidence-in-future': {
    message: 'Ngày của văn bản minh chứng ở sau ngày hôm nay.',
    remedy: 'Nhập đúng ngày ký của văn bản.',
    field: 'date',
  },
  'overdue-already': {
    message: 'Nhiệm vụ đã quá hạn.',
    remedy: 'Gia hạn hoặc tạm dừng phải được đề nghị trước khi hết hạn; hãy hoàn thành và nêu lý do chậm.',
  },
  'not-later': {
    message: 'Hạn mới không muộn hơn hạn hiện tại.',
    remedy: 'Chọn ngày sau hạn hiện tại.',
    field: 'due',
  },
  'over-cap': {
    message: 'Vượt quá giới hạn gia hạn.',
    remedy: 'Chọn hạn sớm hơn, hoặc trình lãnh đạo điều chỉnh kế hoạch.',
    field: 'due',
  },
  'unit-not-valid': {
    message: 'Đơn vị nhận không còn tồn tại vào ngày này.',
    remedy: 'Chọn đơn vị kế thừa nhiệm vụ của đơn vị đó.',
    field: 'unit',
  },
  'same-unit': {
    message: 'Đơn vị nhận đang là đơn vị thực hiện.',
    remedy: 'Chọn đơn vị khác.',
    field: 'unit',
  },
  'sender-not-kept': {
    message: 'Thông tin người gửi không còn được lưu.',
    remedy: 'Thời hạn lưu thông tin cá nhân đã hết hoặc hồ sơ không có người gửi.',
  },
} as const satisfies Record<string, Omit<Refusal, 'code'>>;

export type RefusalCode = keyof typeof REFUSALS;

export function refuse<Code extends RefusalCode>(code: Code): Result<never, Refusal<Code>> {
  const text: Omit<Refusal, 'code'> = REFUSALS[code];
  return err({ code, ...text });
}
