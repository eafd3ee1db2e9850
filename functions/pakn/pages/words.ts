/** What codes of the domain are called on pages. */
import type { Channel, Petition, PetitionClass } from '../domain/petition.ts';
import type { Age } from '../domain/ageing.ts';
import type { TagColour } from '#shared/ui/components/messages.tsx';

export const CHANNELS: Readonly<Record<Channel, string>> = {
  form: 'Biểu mẫu trên cổng',
  phone: 'Điện thoại',
  letter: 'Đơn, thư gửi đến',
  'e-mail': 'Thư điện tử',
  'in-person': 'Gặp trực tiếp',
};

export const CLASSES: Readonly<Record<PetitionClass, { readonly label: string; readonly hint: string }>> = {
  conduct: {
    label: 'Về hành vi',
    hint: 'Chậm trễ, gây phiền hà, không thực hiện hoặc thực hiện sai quy định',
  },
  regulation: {
    label: 'Về nội dung quy định hành chính',
    hint: 'Quy định không phù hợp, vướng mắc, kiến nghị sửa đổi',
  },
};

export const AGES: Readonly<Record<Age, string>> = {
  late: 'Quá hạn',
  soon: 'Còn 0–2 ngày làm việc',
  ample: 'Còn trên 2 ngày làm việc',
};

interface Status {
  readonly text: string;
  readonly colour: TagColour;
}

/** How a petition stands, for its sender and the list of the office. */
export function statusOf({ publishedOn, closing, transferredOn, answers, class: sort }: Petition): Status {
  if (publishedOn !== null) return { text: 'Đã trả lời', colour: 'green' };
  if (closing !== null)
    return closing.kind === 'not-accepted'
      ? { text: 'Chưa đủ điều kiện tiếp nhận', colour: 'grey' }
      : { text: 'Hướng dẫn gửi nơi khác', colour: 'grey' };
  if (answers.length > 0) return { text: 'Đang hoàn thiện trả lời', colour: 'blue' };
  return transferredOn === null || sort === null
    ? { text: 'Đang phân loại', colour: 'yellow' }
    : { text: 'Đang xử lý', colour: 'blue' };
}

export const SATISFACTION = [
  'Rất không hài lòng',
  'Không hài lòng',
  'Bình thường',
  'Hài lòng',
  'Rất hài lòng',
] as const;
