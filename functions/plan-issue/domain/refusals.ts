/** Every expected "no" of plan-issue: a stable code, what is wrong and what to do (Vietnamese, shown to the person). */
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, type Result } from '#shared/kernel/result.ts';

const REFUSALS = {
  'plan-not-found': {
    message: 'Không tìm thấy kế hoạch.',
    remedy: 'Kiểm tra lại đường dẫn hoặc mở kế hoạch từ danh sách.',
  },
  'row-not-found': {
    message: 'Không tìm thấy nhiệm vụ này trong kế hoạch.',
    remedy: 'Có thể người khác vừa tách, gộp hoặc bỏ. Mở lại trang rà soát.',
  },
  'row-changed-meanwhile': {
    message: 'Người khác vừa sửa nhiệm vụ này.',
    remedy: 'Nội dung bạn nhập vẫn còn dưới đây; so với nội dung mới rồi lưu lại nếu vẫn cần.',
  },
  'plan-changed-meanwhile': {
    message: 'Người khác vừa cập nhật kế hoạch này.',
    remedy: 'Nội dung bạn nhập vẫn còn dưới đây; kiểm tra lại rồi gửi lần nữa.',
  },
  'not-in-review': {
    message: 'Kế hoạch không ở bước rà soát.',
    remedy: 'Chỉ sửa được khi đang rà soát. Kế hoạch đã ban hành thì lập bản sửa đổi, bổ sung.',
  },
  'not-signing': {
    message: 'Kế hoạch không chờ ký.',
    remedy: 'Có thể đã được ký hoặc trả lại. Tải lại trang để xem bước hiện tại.',
  },
  'not-numbering': {
    message: 'Kế hoạch không chờ vào số.',
    remedy: 'Có thể người khác đã vào số. Tải lại trang để xem bước hiện tại.',
  },
  'not-in-force': {
    message: 'Kế hoạch chưa có hiệu lực.',
    remedy: 'Bản nháp thì sửa trực tiếp ở trang rà soát.',
  },
  'rows-unsettled': {
    message: 'Còn nhiệm vụ có nội dung máy đọc chưa chắc chắn.',
    remedy: 'Mở trang rà soát, sửa hoặc xác nhận từng nhiệm vụ được đánh dấu.',
  },
  'title-missing': {
    message: 'Còn nhiệm vụ chưa có tên.',
    remedy: 'Mở trang rà soát và ghi tên nhiệm vụ.',
  },
  'no-rows': {
    message: 'Chưa có nhiệm vụ nào.',
    remedy: 'Thêm ít nhất một nhiệm vụ trước khi trình.',
  },
  'reason-missing': {
    message: 'Chưa nêu lý do.',
    remedy: 'Ghi lý do để người soạn biết phải sửa gì.',
    field: 'why',
  },
  'number-wrong': {
    message: 'Số, ký hiệu chưa đúng dạng.',
    remedy: 'Ghi số rồi ký hiệu, ví dụ 467/QĐ-UBND.',
    field: 'number',
  },
  'date-in-future': {
    message: 'Ngày văn bản ở sau hôm nay.',
    remedy: 'Ghi ngày ký in trên văn bản.',
    field: 'date',
  },
  'date-out-of-plan': {
    message: 'Ngày văn bản không hợp với năm của kế hoạch.',
    remedy: 'Ghi ngày ký trong năm của kế hoạch hoặc năm trước đó.',
    field: 'date',
  },
  'nothing-to-split': {
    message: 'Cần ít nhất hai dòng để tách.',
    remedy: 'Mỗi dòng là tên của một nhiệm vụ mới; xuống dòng ở chỗ muốn tách.',
    field: 'titles',
  },
  'nothing-to-merge': {
    message: 'Không có nhiệm vụ nào ngay dưới để gộp.',
    remedy: 'Nhiệm vụ cuối của một phần không gộp xuống được; hãy gộp từ nhiệm vụ ngay trên nó.',
  },
  'amendment-under-way': {
    message: 'Nhiệm vụ này đã có trong bản sửa đổi đang soạn.',
    remedy: 'Mở bản sửa đổi đó để sửa tiếp.',
  },
} as const satisfies Record<string, Omit<Refusal, 'code'>>;

export type PlanRefusalCode = keyof typeof REFUSALS;

export function refuse<Code extends PlanRefusalCode>(code: Code): Result<never, Refusal<Code>> {
  const text: Omit<Refusal, 'code'> = REFUSALS[code];
  return err({ code, ...text });
}
