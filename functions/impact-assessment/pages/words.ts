import type { Criterion, Part } from '../domain/impact-form.ts';
import type { Kind, Text } from '../domain/text.ts';

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  'council-resolution': 'Nghị quyết của HĐND',
  'committee-decision': 'Quyết định của UBND',
};

export const CRITERION_WORDS: Readonly<Record<Criterion, { readonly label: string; readonly hint: string }>> = {
  necessity: {
    label: 'Sự cần thiết',
    hint: 'Vì sao phải có thủ tục này? Có cách khác, không cần thủ tục, để đạt mục tiêu không?',
  },
  reasonableness: {
    label: 'Tính hợp lý',
    hint: 'Từng bước, từng giấy tờ, từng ngày chờ có thật sự cần không? Ai giải quyết là gần người dân nhất?',
  },
  legality: {
    label: 'Tính hợp pháp',
    hint: 'Văn bản nào giao quy định thủ tục này? Có trái văn bản cấp trên không?',
  },
};

export const PART_WORDS: Readonly<Record<Part, string>> = {
  name: 'Tên thủ tục',
  steps: 'Trình tự thực hiện',
  manner: 'Cách thức thực hiện',
  dossier: 'Thành phần, số lượng hồ sơ',
  'time-limit': 'Thời hạn giải quyết',
  subjects: 'Đối tượng thực hiện',
  agency: 'Cơ quan giải quyết',
  result: 'Kết quả thực hiện',
};

/** Where the text stands, from what has been answered. */
export function standing({ outcome, submissions, opinion, appraisals }: Text): string {
  if (outcome === 'accepted') return 'Đã thẩm định xong';
  if (outcome === 'withdrawn') return 'Đã rút';
  if (submissions.length === 0) return 'Đang đánh giá tác động';
  const round = submissions.length;
  if (opinion === null) return 'Chờ ý kiến của Văn phòng';
  if (!opinion.agrees && opinion.round === round) return 'Đang tiếp thu ý kiến của Văn phòng';
  return appraisals.some((appraisal) => appraisal.round === round) ? 'Đang sửa theo thẩm định' : 'Chờ thẩm định';
}
