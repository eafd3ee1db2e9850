/** What the sender of a petition is written, in Vietnamese. */
import type { CaseId } from '#shared/casework/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { Letter } from '../ports.ts';
import { lookUpPath } from './code.ts';
import type { Closing, Petition, Requirement } from './petition.ts';

export const REQUIREMENTS: Readonly<Record<Requirement, string>> = {
  vietnamese: 'nội dung chưa được viết bằng tiếng Việt',
  'clear-content': 'nội dung chưa rõ ràng nên chưa xác định được việc cần giải quyết',
  sender: 'thiếu họ tên, địa chỉ hoặc số điện thoại của người gửi',
  administrative: 'nội dung không liên quan đến quy định hành chính hoặc việc thực hiện thủ tục hành chính',
};

const statusOf = ({ code }: Petition): Letter['link'] => ({ text: 'Xem kết quả', path: lookUpPath(code) });
const received = ({ receivedOn, title }: Petition): string =>
  `Ngày ${formatDate(receivedOn)}, chúng tôi nhận được phản ánh, kiến nghị của ông/bà: «${title}».`;

/** The answer; an answer that came late begins with an apology. */
export function answerLetter(caseId: CaseId, petition: Petition): Omit<Letter, 'to'> {
  const answer = petition.answers.at(-1);
  if (answer === undefined) throw new Error(`Petition ${caseId} is published without an answer`);
  return {
    subject: 'Trả lời phản ánh, kiến nghị của ông/bà',
    paragraphs: [
      received(petition),
      ...(petition.late ? [APOLOGY] : []),
      answer.text,
      ...(answer.documentNumber === null ? [] : [`Văn bản trả lời: ${answer.documentNumber}.`]),
      'Mong ông/bà dành một phút cho biết mức độ hài lòng ở trang kết quả.',
    ],
    link: statusOf(petition),
  };
}

/** Why a petition is not taken up, or where it belongs, in sentences to its sender. */
export function closingWords(closing: Closing): readonly string[] {
  const said =
    closing.kind === 'not-accepted'
      ? [
          `Chúng tôi chưa thể tiếp nhận vì ${REQUIREMENTS[closing.missing]}.`,
          closing.explanation,
          'Ông/bà có thể bổ sung và gửi lại bất cứ lúc nào.',
        ]
      : [SPLIT_OFF[closing.as], closing.advice];
  return said.filter((text) => text.trim() !== '');
}

const SPLIT_OFF = {
  complaint: 'Nội dung này là khiếu nại, được giải quyết theo Luật Khiếu nại, không theo thủ tục phản ánh, kiến nghị.',
  denunciation: 'Nội dung này là tố cáo, được giải quyết theo Luật Tố cáo, không theo thủ tục phản ánh, kiến nghị.',
} as const;

/** The apology for a late answer, in the letter and on the page of the result. */
export const APOLOGY = 'Việc trả lời chậm so với thời hạn quy định. Chúng tôi xin lỗi ông/bà vì sự chậm trễ này.';

/** The letter to who sent a petition that is not taken up. */
export function closingLetter(caseId: CaseId, petition: Petition): Omit<Letter, 'to'> {
  const { closing } = petition;
  if (closing === null) throw new Error(`Petition ${caseId} is closed without a reason`);
  return {
    subject: 'Về phản ánh, kiến nghị của ông/bà',
    paragraphs: [received(petition), ...closingWords(closing)],
    link: statusOf(petition),
  };
}
