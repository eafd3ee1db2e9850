/**
 * What an inspection looks at: the contents that the decree names, each with the questions an inspector goes through. The
 * list is data with versions; an inspection keeps the one it was opened with.
 */
import { z } from 'zod';
import { defineReference } from '#shared/reference/index.ts';

/** NĐ 63/2010/NĐ-CP, Điều 35a (added by NĐ 48/2013): what is inspected. */
export const CONTENTS = ['direction', 'drafts', 'execution', 'review', 'petitions', 'other'] as const;
export type Content = (typeof CONTENTS)[number];

export const CONTENT_WORDS: Readonly<Record<Content, string>> = {
  direction: 'Chỉ đạo, điều hành kiểm soát thủ tục hành chính',
  drafts: 'Kiểm soát quy định thủ tục hành chính trong dự thảo văn bản',
  execution: 'Kiểm soát việc thực hiện thủ tục hành chính, một cửa',
  review: 'Rà soát, đánh giá thủ tục hành chính',
  petitions: 'Tiếp nhận, xử lý phản ánh, kiến nghị',
  other: 'Nội dung khác',
};

const itemSchema = z.object({
  /** Stable within its list: findings are kept by it. */
  id: z.string().regex(/^[a-z]+(?:-[a-z0-9]+)*$/u),
  content: z.enum(CONTENTS),
  text: z.string().min(1).max(500),
});
export const checklistSchema = z
  .array(itemSchema)
  .max(100)
  .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, 'hai câu hỏi cùng mã.');
export type Checklist = z.infer<typeof checklistSchema>;

/** Own wording, after what the five plans ask of units; each locality makes it its own. */
export const checklistReference = defineReference<Checklist>(
  'inspection.checklist',
  checklistSchema,
  [
    {
      id: 'direction-plan',
      content: 'direction',
      text: 'Kế hoạch kiểm soát thủ tục hành chính của năm đã ban hành, đúng hạn',
    },
    {
      id: 'direction-people',
      content: 'direction',
      text: 'Đã phân công đầu mối kiểm soát thủ tục hành chính và người làm việc tại Bộ phận Một cửa',
    },
    { id: 'direction-reports', content: 'direction', text: 'Báo cáo định kỳ gửi đủ biểu, đúng hạn' },
    {
      id: 'drafts-assessed',
      content: 'drafts',
      text: 'Thủ tục trong dự thảo văn bản được đánh giá tác động và lấy ý kiến trước khi trình',
    },
    {
      id: 'drafts-allowed',
      content: 'drafts',
      text: 'Không tự đặt thêm thủ tục, hồ sơ, điều kiện khi luật không giao',
    },
    {
      id: 'execution-public',
      content: 'execution',
      text: 'Thủ tục được công khai đủ, đúng bản đang có hiệu lực tại nơi tiếp nhận và trên cổng thông tin',
    },
    {
      id: 'execution-files',
      content: 'execution',
      text: 'Không yêu cầu thêm giấy tờ ngoài thành phần hồ sơ đã công bố',
    },
    {
      id: 'execution-time',
      content: 'execution',
      text: 'Hồ sơ giải quyết đúng hạn; hồ sơ trễ có văn bản xin lỗi và hẹn lại ngày trả',
    },
    {
      id: 'execution-process',
      content: 'execution',
      text: 'Quy trình nội bộ, quy trình điện tử được phê duyệt và làm theo',
    },
    { id: 'review-plan', content: 'review', text: 'Kế hoạch rà soát được lập, kết quả gửi đúng hạn' },
    { id: 'review-done', content: 'review', text: 'Phương án đơn giản hóa đã thông qua được thực hiện' },
    {
      id: 'petitions-address',
      content: 'petitions',
      text: 'Địa chỉ tiếp nhận phản ánh, kiến nghị được niêm yết tại nơi tiếp nhận',
    },
    {
      id: 'petitions-time',
      content: 'petitions',
      text: 'Phản ánh, kiến nghị được trả lời đúng hạn, kết quả được công khai',
    },
    {
      id: 'other-quality',
      content: 'other',
      text: 'Số hóa hồ sơ, dịch vụ công trực tuyến và điểm đánh giá chất lượng phục vụ',
    },
  ],
  {
    title: 'Kiểm tra: danh mục nội dung',
    about: 'Các câu hỏi của đoàn kiểm tra, theo nội dung ở Điều 35a Nghị định 63/2010/NĐ-CP.',
    labels: {
      '': 'Câu hỏi',
      id: { label: 'Mã', hint: 'Chữ thường không dấu và gạch nối; không đổi khi đã dùng' },
      content: 'Nội dung',
      text: 'Câu hỏi',
    },
    options: CONTENT_WORDS,
  },
);

/** The items of the contents an inspection covers, in the order of the list. */
export const itemsOf = (list: Checklist, contents: readonly Content[]): Checklist =>
  list.filter(({ content }) => contents.includes(content));
