/** What an officer is told about each row that needs a person: one line in Vietnamese for each reason. */
import type { PlanProblem, PlanRow, ReviewReason } from '../imported-plan.ts';

/** Reasons that alone never ask for a person have no line here. */
const MESSAGES: Readonly<Partial<Record<ReviewReason, string>>> = {
  'inherited-cell': 'Ô để trống, được hiểu là gộp với dòng phía trên. Hãy xác nhận giá trị.',
  'owner-missing': 'Chưa ghi cơ quan chủ trì. Hãy chọn cơ quan chịu trách nhiệm.',
  'deadline-missing': 'Chưa ghi thời hạn. Hãy ghi thời hạn hoặc xác nhận không có.',
  'shifted-cells': 'Nội dung các ô có dấu hiệu lệch dòng hoặc lệch cột. Hãy đối chiếu với văn bản.',
  'title-lost': 'Tên nhiệm vụ bị mất hoặc bị cắt khi sang trang. Hãy ghi lại theo văn bản.',
  'cells-glued': 'Nội dung của hai dòng bị dính vào nhau khi sang trang. Hãy tách lại.',
  unnumbered: 'Dòng không có số thứ tự trong bảng có đánh số. Hãy xác nhận đây là một nhiệm vụ riêng.',
  'deadline-elsewhere': 'Thời hạn nằm ở ô khác (tên nhiệm vụ, sản phẩm, tiêu đề). Hãy chọn thời hạn đúng.',
  'conditional-lead': 'Ô chủ trì mô tả phân công thay vì nêu tên cơ quan. Hãy chọn cơ quan chủ trì.',
  'ambiguous-deadline': 'Thời hạn có nhiều cách hiểu hoặc chưa hiểu được. Hãy chọn cách hiểu đúng.',
  'gap-suspected': 'Danh sách có dấu hiệu bị cắt khi sang trang. Hãy kiểm tra phần còn thiếu.',
};

export const problemsOf = (rows: readonly PlanRow[]): readonly PlanProblem[] =>
  rows
    .filter((row) => row.needs_review)
    .flatMap(({ id, review_reasons }) =>
      review_reasons.flatMap((code) => {
        const message = MESSAGES[code];
        return message === undefined ? [] : [{ row: id, code, message }];
      }),
    );
