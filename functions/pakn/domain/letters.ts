/** What the sender of a petition is written, in Vietnamese. */
import type { CaseId } from '#shared/casework/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { Letter } from '../ports.ts';
import type { Petition, Requirement } from './petition.ts';

export const REQUIREMENTS: Readonly<Record<Requirement, string>> = {
  vietnamese: 'nội dung chưa được viết bằng tiếng Việt',
  'clear-content': 'nội dung chưa rõ ràng nên chưa xác định được việc cần giải quyết',
  sender: 'thiếu họ tên, địa chỉ hoặc số điện thoại của người gửi',
  administrative: 'nội dung không liên quan đến quy định hành chính hoặc việc thực hiện thủ tục hành chính',
};

const resultOf = (caseId: CaseId): Letter['link'] => ({ text: 'Xem kết quả', path: `/phan-anh/ket-qua/${caseId}` });
const received = ({ receivedOn, title }: Petition): string =>
  `Ngày ${formatDate(receivedOn)}, chúng tôi nhận được phản ánh, kiến nghị của ông/bà: «${title}».`;

/** The answer; an answer that came late begins with an apology (features «apology when late»). */
export function answerLetter(caseId: CaseId, petition: Petition): Omit<Letter, 'to'> {
  const answer = petition.answers.at(-1);
  if (answer === undefined) throw new Error(`Petition ${caseId} is published without an answer`);
  return {
    subject: 'Trả lời phản ánh, kiến nghị của ông/bà',
    paragraphs: [
      received(petition),
      ...(petition.late
        ? ['Việc trả lời chậm so với thời hạn quy định. Chúng tôi xin lỗi ông/bà vì sự chậm trễ này.']
        : []),
      answer.text,
      ...(answer.documentNumber === null ? [] : [`Văn bản trả lời: ${answer.documentNumber}.`]),
      'Mong ông/bà dành một phút cho biết mức độ hài lòng ở trang kết quả.',
    ],
    link: resultOf(caseId),
  };
}

/** Why the petition was not taken up, or where it belongs. */
export function closingLetter(caseId: CaseId, petition: Petition): Omit<Letter, 'to'> {
  const { closing } = petition;
  if (closing === null) throw new Error(`Petition ${caseId} is closed without a reason`);
  const reason =
    closing.kind === 'not-accepted'
      ? [
          `Chúng tôi chưa thể tiếp nhận vì ${REQUIREMENTS[closing.missing]}.`,
          closing.explanation,
          'Ông/bà có thể bổ sung và gửi lại bất cứ lúc nào.',
        ]
      : [
          closing.as === 'complaint'
            ? 'Nội dung này là khiếu nại, được giải quyết theo Luật Khiếu nại, không theo thủ tục phản ánh, kiến nghị.'
            : 'Nội dung này là tố cáo, được giải quyết theo Luật Tố cáo, không theo thủ tục phản ánh, kiến nghị.',
          closing.advice,
        ];
  return {
    subject: 'Về phản ánh, kiến nghị của ông/bà',
    paragraphs: [received(petition), ...reason.filter((text) => text.trim() !== '')],
    link: resultOf(caseId),
  };
}
