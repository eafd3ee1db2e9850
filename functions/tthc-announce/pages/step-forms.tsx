/** The form of each step: what it asks, and what is done with the answer. */
import type { FC } from 'hono/jsx';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { z } from 'zod';
import { errorAt, fieldErrorOf } from '#shared/ui/casework/form-frame.tsx';
import { EvidenceFields, readEvidence } from '#shared/ui/casework/evidence-fields.tsx';
import { Radios } from '#shared/ui/components/choices.tsx';
import { DateInput } from '#shared/ui/components/date-input.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { TextArea, TextInput } from '#shared/ui/components/text-input.tsx';
import {
  dateOfForm,
  dateTextFrom,
  dateTextOf,
  errorsOf,
  requiredText,
  textOf,
  type Form,
} from '#shared/ui/form-reading.ts';
import { casePath, decisionStepOf, taskPath, type Announcement } from '../domain/announcement.ts';
import { acceptDraft } from '../use-cases/accept-draft.ts';
import { returnDraft, type Command } from '../use-cases/decide.ts';
import { provePublication } from '../use-cases/prove-publication.ts';
import { signDecision } from '../use-cases/sign-decision.ts';
import { submitDraft } from '../use-cases/submit-draft.ts';
import type { AnnouncePorts } from '../ports.ts';

export interface FieldProps {
  readonly form: Form;
  readonly errors: readonly FieldError[];
}

interface Answer {
  readonly form: Form;
  readonly command: Command;
  readonly today: PlainDate;
  readonly ports: AnnouncePorts;
}
/** The page to go on to, or what is wrong. */
type Taken = Promise<Result<string, readonly FieldError[]>>;

export interface StepForm {
  readonly submit: string;
  readonly Fields: FC<FieldProps>;
  /** What the form shows at first. */
  readonly prefilled: (announcement: Announcement, today: PlainDate) => URLSearchParams;
  readonly take: (answer: Answer) => Taken;
}

const done = (result: Result<unknown, Refusal>, { caseId }: Command): Result<string, readonly FieldError[]> =>
  result.ok ? ok(casePath(caseId)) : err([fieldErrorOf(result.error)]);

const empty = (): URLSearchParams => new URLSearchParams();

const linkSchema = z.url({ protocol: /^https?$/u }).max(2000);
function optionalLink(form: Form): Result<string | null, FieldError> {
  const link = textOf(form, 'link');
  if (link === '') return ok(null);
  return linkSchema.safeParse(link).success
    ? ok(link)
    : err({ field: 'link', message: 'Đường dẫn phải bắt đầu bằng http:// hoặc https://; không có thì để trống.' });
}

const draft: StepForm = {
  submit: 'Trình Văn phòng kiểm soát',
  prefilled: empty,
  Fields: ({ form, errors }) => (
    <>
      <TextInput
        name="letter"
        label="Số tờ trình kèm dự thảo"
        hint="Ví dụ: 45/TTr-SXD"
        labelSize="s"
        width={20}
        value={textOf(form, 'letter')}
        error={errorAt(errors, 'letter')}
      />
      <TextInput
        name="link"
        label="Đường dẫn tới dự thảo (nếu có)"
        type="url"
        inputmode="url"
        labelSize="s"
        value={textOf(form, 'link')}
        error={errorAt(errors, 'link')}
      />
    </>
  ),
  take: async ({ form, command, ports }) => {
    const letter = requiredText(form, 'letter', { missing: 'Nhập số tờ trình kèm dự thảo.', longest: 100 });
    const link = optionalLink(form);
    if (!letter.ok || !link.ok) return err(errorsOf(letter, link));
    return done(await submitDraft({ ...command, letter: letter.value, link: link.value }, ports), command);
  },
};

const ReasonField: FC<FieldProps> = ({ form, errors }) => (
  <TextArea
    name="reason"
    label="Lý do (nếu trả lại)"
    labelSize="s"
    rows={4}
    value={form.get('reason') ?? ''}
    error={errorAt(errors, 'reason')}
  />
);

const CHOOSE: FieldError = { field: 'decision', message: 'Chọn một trong hai cách xử lý.' };

async function takeReturn({ form, command, ports }: Answer): Taken {
  const missing = 'Ghi lý do trả lại để đơn vị soạn thảo biết phải sửa gì.';
  const reason = requiredText(form, 'reason', { missing });
  if (!reason.ok) return err([reason.error]);
  return done(await returnDraft({ ...command, reason: reason.value }, ports), command);
}

const check: StepForm = {
  submit: 'Gửi kết quả kiểm soát',
  prefilled: empty,
  Fields: (props) => (
    <>
      <Radios
        name="decision"
        label="Kết quả kiểm soát chất lượng dự thảo"
        labelSize="s"
        value={textOf(props.form, 'decision')}
        choices={[
          { value: 'accept', label: 'Đạt yêu cầu, trình ký' },
          { value: 'return', label: 'Trả lại đơn vị soạn thảo' },
        ]}
        error={errorAt(props.errors, 'decision')}
      />
      <ReasonField {...props} />
    </>
  ),
  take: async (answer) => {
    const decision = textOf(answer.form, 'decision');
    if (decision === 'return') return takeReturn(answer);
    if (decision !== 'accept') return err([CHOOSE]);
    return done(await acceptDraft(answer.command, answer.ports), answer.command);
  },
};

async function takeSignature({ form, command, ports, today }: Answer): Taken {
  const missing = 'Nhập số quyết định công bố, ví dụ 845/QĐ-UBND.';
  const number = requiredText(form, 'decision-number', { missing, longest: 50 });
  const signed = dateOfForm(form, 'signed', 'Ngày ký');
  if (!number.ok || !signed.ok) return err(errorsOf(number, signed));
  if (signed.value > today) return err([{ field: 'signed', message: `Ngày ký ở sau hôm nay (${formatDate(today)}).` }]);
  return done(await signDecision({ ...command, number: number.value, signedOn: signed.value }, ports), command);
}

const signature: StepForm = {
  submit: 'Ghi nhận',
  prefilled: (_announcement, today) => {
    const { day, month, year } = dateTextFrom(today);
    return new URLSearchParams({ 'signed-day': day, 'signed-month': month, 'signed-year': year });
  },
  Fields: (props) => (
    <>
      <Radios
        name="decision"
        label="Xử lý dự thảo quyết định công bố"
        labelSize="s"
        value={textOf(props.form, 'decision')}
        choices={[
          { value: 'sign', label: 'Ký ban hành' },
          { value: 'return', label: 'Trả lại để soạn lại' },
        ]}
        error={errorAt(props.errors, 'decision')}
      />
      <TextInput
        name="decision-number"
        label="Số quyết định (nếu ký)"
        hint="Ví dụ: 845/QĐ-UBND"
        labelSize="s"
        width={20}
        value={textOf(props.form, 'decision-number')}
        error={errorAt(props.errors, 'decision-number')}
      />
      <DateInput
        name="signed"
        label="Ngày ký (nếu ký)"
        hint="Các thời hạn công khai tính từ ngày này"
        labelSize="s"
        values={dateTextOf(props.form, 'signed')}
        error={errorAt(props.errors, 'signed')}
      />
      <ReasonField {...props} />
    </>
  ),
  take: (answer) => {
    const decision = textOf(answer.form, 'decision');
    if (decision === 'return') return takeReturn(answer);
    return decision === 'sign' ? takeSignature(answer) : Promise.resolve(err([CHOOSE]));
  },
};

const publication: StepForm = {
  submit: 'Báo đã công khai',
  prefilled: ({ decision }) => new URLSearchParams({ number: decision?.number ?? '' }),
  Fields: EvidenceFields,
  take: async ({ form, command, ports, today }) => {
    const read = readEvidence(form, today);
    if (!read.ok) return read;
    const { number, date, place } = read.value;
    if (place.kind === 'file') {
      const query = new URLSearchParams({ number, date });
      return ok(`${taskPath(command.caseId, command.taskId)}/tep?${query.toString()}`);
    }
    const evidence = { number, date, link: place.link, fileKey: null };
    return done(await provePublication({ ...command, evidence }, ports), command);
  },
};

/** The form of a task, by what the task is. */
export function stepFormOf(taskId: string): StepForm {
  const step = decisionStepOf(taskId)?.step;
  return step === undefined ? publication : { draft, check, signature }[step];
}
