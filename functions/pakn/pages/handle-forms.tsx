/** What a unit does with a petition: answers it, or refuses while it may. */
import type { FC } from 'hono/jsx';
import { evidenceSchema, type Evidence } from '#shared/casework/index.ts';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { AttachChoice } from '#shared/ui/casework/attached-files.tsx';
import { errorAt } from '#shared/ui/casework/form-frame.tsx';
import { DateInput } from '#shared/ui/components/date-input.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { TextArea, TextInput } from '#shared/ui/components/text-input.tsx';
import { dateOfForm, dateTextOf, errorsOf, requiredText, textOf, type Form } from '#shared/ui/form-reading.ts';
import { handlePetition, type Handling } from '../use-cases/handle-petition.ts';
import type { Shown, Way } from './way.ts';

const ANSWER_LENGTH = 10_000;
const NOTHING_WRITTEN = 'Ghi nội dung trả lời: đã làm gì, kết quả thế nào, căn cứ vào đâu.';

interface AnsweringDocument {
  readonly number: string | null;
  readonly evidence?: Evidence;
}

/** The answering document is not always there; what is said of it must be whole. */
function readDocument(form: Form, today: PlainDate): Result<AnsweringDocument, readonly FieldError[]> {
  const link = textOf(form, 'link');
  if (textOf(form, 'number') === '' && link === '') return ok({ number: null });
  const number = requiredText(form, 'number', { missing: 'Nhập số, ký hiệu của văn bản ở đường dẫn.', longest: 200 });
  const date = dateOfForm(form, 'date', 'Ngày văn bản');
  if (!number.ok || !date.ok) return err(errorsOf(number, date));
  if (date.value > today)
    return err([{ field: 'date', message: `Ngày văn bản ở sau hôm nay (${formatDate(today)}). Nhập ngày ký.` }]);
  const printed = `${number.value} ngày ${formatDate(date.value)}`;
  if (link === '') return ok({ number: printed });
  const evidence = evidenceSchema.safeParse({ number: number.value, date: date.value, link, fileKey: null });
  return evidence.success
    ? ok({ number: printed, evidence: evidence.data })
    : err([{ field: 'link', message: 'Đường dẫn phải bắt đầu bằng http:// hoặc https://.' }]);
}

function readAnswer(form: Form, today: PlainDate): Result<Handling, readonly FieldError[]> {
  const text = requiredText(form, 'answer', { missing: NOTHING_WRITTEN, longest: ANSWER_LENGTH });
  const document = readDocument(form, today);
  if (!text.ok || !document.ok) return err([...errorsOf(text), ...(document.ok ? [] : document.error)]);
  const { number, evidence } = document.value;
  return ok({
    kind: 'answer',
    text: text.value,
    documentNumber: number,
    ...(evidence === undefined ? {} : { evidence }),
  });
}

const DocumentFields: FC<Shown> = ({ form, errors }) => (
  <>
    <h2 class="govuk-heading-m">Văn bản trả lời (nếu có)</h2>
    <TextInput
      name="number"
      label="Số, ký hiệu"
      labelSize="s"
      width={20}
      value={textOf(form, 'number')}
      error={errorAt(errors, 'number')}
    />
    <DateInput
      name="date"
      label="Ngày ký"
      labelSize="s"
      values={dateTextOf(form, 'date')}
      error={errorAt(errors, 'date')}
    />
    <TextInput
      name="link"
      label="Đường dẫn tới văn bản"
      labelSize="s"
      type="url"
      inputmode="url"
      value={textOf(form, 'link')}
      error={errorAt(errors, 'link')}
    />
    <AttachChoice form={form} />
  </>
);

export const ANSWER: Way = {
  name: 'tra-loi',
  label: 'Trả lời',
  hint: 'Bộ phận tiếp nhận kiểm tra rồi mới công khai và gửi người dân',
  heading: 'Trả lời phản ánh, kiến nghị',
  submit: 'Gửi bộ phận tiếp nhận kiểm tra',
  fields: ({ form, errors, open: { petition } }) => (
    <>
      {petition.answers.length > 0 && (
        <InsetText>
          Lần trả lời trước bị trả lại. Lý do ở nhật ký của hồ sơ; nội dung cũ nằm sẵn trong ô dưới.
        </InsetText>
      )}
      <TextArea
        name="answer"
        label="Nội dung trả lời"
        labelSize="s"
        hint="Viết cho người dân đọc. Không ghi họ tên, số điện thoại, số căn cước của ai."
        rows={10}
        value={textOf(form, 'answer')}
        error={errorAt(errors, 'answer')}
      />
      <DocumentFields form={form} errors={errors} />
    </>
  ),
  filledIn: (_, { petition }) => new URLSearchParams({ answer: petition.answers.at(-1)?.text ?? '' }),
  decide: ({ context, open, form, decision }) => {
    const handling = readAnswer(form, context.var.today);
    if (!handling.ok) return handling;
    return ok((ports) => handlePetition({ ...decision, unit: open.task.unit, handling: handling.value }, ports));
  },
};

export const REFUSE: Way = {
  name: 'tu-choi',
  label: 'Từ chối vì không thuộc thẩm quyền',
  hint: 'Nhiều nhất hai đơn vị được từ chối; sau đó Văn phòng quyết định đơn vị chịu trách nhiệm',
  heading: 'Từ chối xử lý',
  submit: 'Từ chối',
  fields: ({ form, errors }) => (
    <>
      <InsetText>Thời hạn trả lời người dân vẫn chạy trong khi chuyển lại, nên hãy từ chối ngay trong ngày.</InsetText>
      <TextArea
        name="reason"
        label="Lý do và đơn vị có thẩm quyền, nếu biết"
        labelSize="s"
        value={textOf(form, 'reason')}
        error={errorAt(errors, 'reason')}
      />
    </>
  ),
  decide: ({ open, form, decision }) => {
    const reason = requiredText(form, 'reason', { missing: 'Ghi lý do từ chối.' });
    if (!reason.ok) return err([reason.error]);
    const handling: Handling = { kind: 'refuse', reason: reason.value };
    return ok((ports) => handlePetition({ ...decision, unit: open.task.unit, handling }, ports));
  },
};
