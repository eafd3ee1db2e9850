/** What the receiving body makes of an answer: published without personal data, or returned. */
import type { FC } from 'hono/jsx';
import { err, ok } from '#shared/kernel/result.ts';
import { errorAt } from '#shared/ui/casework/form-frame.tsx';
import { Checkboxes } from '#shared/ui/components/choices.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { TextArea, TextInput } from '#shared/ui/components/text-input.tsx';
import { errorsOf, requiredText, textOf } from '#shared/ui/form-reading.ts';
import { masked, personalDataIn } from '../domain/personal-data.ts';
import type { Petition } from '../domain/petition.ts';
import { checkAnswer } from '../use-cases/check-answer.ts';
import type { Way } from './way.ts';

const LONGEST = 10_000;
const VOUCHED = 'contacts-are-public';

const LastAnswer: FC<{ petition: Petition }> = ({ petition }) => {
  const answer = petition.answers.at(-1);
  const documentNumber = answer?.documentNumber ?? null;
  return (
    <InsetText>
      <strong>Trả lời của đơn vị</strong>
      <br />
      <span class="dh-typed">{answer?.text}</span>
      {documentNumber !== null && (
        <>
          <br />
          Văn bản: {documentNumber}
        </>
      )}
    </InsetText>
  );
};

const hiddenCount = ({ title, content, answers }: Petition): number =>
  [title, content, answers.at(-1)?.text ?? ''].flatMap(personalDataIn).length;

export const ACCEPT: Way = {
  name: 'dong-y',
  label: 'Đồng ý và công khai',
  hint: 'Sửa lại nội dung công khai ở trang sau để không lộ thông tin cá nhân',
  heading: 'Công khai kết quả',
  submit: 'Công khai và gửi người phản ánh',
  filledIn: (_, { petition }) =>
    new URLSearchParams({
      title: masked(petition.title),
      question: masked(petition.content),
      answer: masked(petition.answers.at(-1)?.text ?? ''),
    }),
  fields: ({ form, errors, open: { petition } }) => (
    <>
      <InsetText>
        {hiddenCount(petition) === 0
          ? 'Không tìm thấy số điện thoại, thư điện tử hay số định danh trong nội dung. Hãy tự đọc lại: tên người, địa chỉ nhà, mã hồ sơ vẫn có thể còn.'
          : `Đã đề xuất ẩn ${String(hiddenCount(petition))} chỗ trong nội dung dưới đây. Hãy đọc lại: tên người, địa chỉ nhà, mã hồ sơ vẫn có thể còn.`}
      </InsetText>
      <TextInput
        name="title"
        label="Tiêu đề công khai"
        labelSize="s"
        value={textOf(form, 'title')}
        error={errorAt(errors, 'title')}
      />
      <TextArea
        name="question"
        label="Nội dung phản ánh công khai"
        labelSize="s"
        rows={8}
        value={textOf(form, 'question')}
        error={errorAt(errors, 'question')}
      />
      <TextArea
        name="answer"
        label="Trả lời công khai"
        labelSize="s"
        hint="Người gửi nhận nguyên văn trả lời của đơn vị; mọi người đọc nội dung này."
        rows={8}
        value={textOf(form, 'answer')}
        error={errorAt(errors, 'answer')}
      />
      <Checkboxes
        name={VOUCHED}
        label="Số điện thoại, thư điện tử còn lại"
        labelSize="s"
        choices={[{ value: 'yes', label: 'Là của cơ quan nhà nước, được công khai' }]}
        values={form.getAll(VOUCHED)}
      />
    </>
  ),
  decide: ({ form, decision }) => {
    const title = requiredText(form, 'title', { missing: 'Ghi tiêu đề công khai.', longest: 200 });
    const question = requiredText(form, 'question', { missing: 'Ghi nội dung phản ánh công khai.', longest: LONGEST });
    const answer = requiredText(form, 'answer', { missing: 'Ghi trả lời công khai.', longest: LONGEST });
    if (!title.ok || !question.ok || !answer.ok) return err(errorsOf(title, question, answer));
    const check = {
      kind: 'accept',
      publicText: { title: title.value, question: question.value, answer: answer.value },
      contactsArePublic: form.getAll(VOUCHED).includes('yes'),
    } as const;
    return ok((ports) => checkAnswer({ ...decision, check }, ports));
  },
};

export const RETURN: Way = {
  name: 'tra-lai',
  label: 'Trả lại đơn vị',
  hint: 'Trả lời chưa đúng nội dung, chưa đủ, chưa rõ; thời hạn không tính lại',
  heading: 'Trả lại đơn vị xử lý',
  submit: 'Trả lại',
  fields: ({ form, errors, open: { petition } }) => (
    <>
      <LastAnswer petition={petition} />
      <TextArea
        name="reason"
        label="Lý do trả lại"
        labelSize="s"
        hint="Nêu điều đơn vị phải làm rõ hoặc làm lại"
        value={textOf(form, 'reason')}
        error={errorAt(errors, 'reason')}
      />
    </>
  ),
  decide: ({ form, decision }) => {
    const reason = requiredText(form, 'reason', { missing: 'Ghi lý do trả lại.' });
    if (!reason.ok) return err([reason.error]);
    return ok((ports) => checkAnswer({ ...decision, check: { kind: 'return', reason: reason.value } }, ports));
  },
};
