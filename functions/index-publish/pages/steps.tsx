/** The three decisions on a sheet: submitting its scores, letting them be published, opening them for a correction. */
import type { Child } from 'hono/jsx';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, type Result } from '#shared/kernel/result.ts';
import { errorAt, fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { readVerdict, VerdictFields, type VerdictWords } from '#shared/ui/casework/verdict-fields.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { TextArea } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { requiredText, textOf, type Form } from '#shared/ui/form-reading.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { nameOfMonth } from '../domain/month.ts';
import { casePath } from '../domain/sheet.ts';
import { decideScores } from '../use-cases/decide-scores.ts';
import { openCorrection } from '../use-cases/open-correction.ts';
import { submitScores } from '../use-cases/submit-scores.ts';
import type { OpenSheet } from './context.ts';

interface Command {
  readonly known: OpenSheet['known'];
  readonly by: ReturnType<OpenSheet['access']['actorFor']>;
  readonly requestKey: string;
  readonly now: number;
}
type Answered = Result<null, readonly FieldError[]>;

interface Step {
  readonly heading: string;
  readonly submit: string;
  readonly fields: (form: Form, errors: readonly FieldError[]) => Child;
  readonly take: (command: Command, context: PageContext, open: OpenSheet) => Promise<Answered>;
}

const said = (result: Result<null, Refusal>): Answered => (result.ok ? result : err([fieldErrorOf(result.error)]));

const SUBMIT: Step = {
  heading: 'Trình lãnh đạo duyệt',
  submit: 'Trình',
  fields: () => (
    <p class="govuk-body">
      Sau khi trình, điểm không sửa được cho đến khi lãnh đạo trả lại. Lãnh đạo duyệt thì kết quả được công khai ngay.
    </p>
  ),
  take: async (command, _context, { scale, ports }) => said(await submitScores({ ...command, scale }, ports)),
};

const VERDICT: VerdictWords = {
  question: 'Cho công khai kết quả này?',
  yes: 'Duyệt, công khai ngay',
  no: 'Trả lại để sửa',
  why: 'Lý do trả lại',
  whyMissing: 'Ghi lý do trả lại để Văn phòng biết phải sửa gì.',
};

const DECIDE: Step = {
  heading: 'Duyệt kết quả',
  submit: 'Gửi',
  fields: (form, errors) => <VerdictFields words={VERDICT} document="never" form={form} errors={errors} />,
  take: async (command, { var: { form, today } }, { ports }) => {
    const read = readVerdict(form, today, { ...VERDICT, document: 'never' });
    if (!read.ok) return read;
    return said(await decideScores({ ...command, approved: read.value.yes, reason: read.value.text }, ports));
  },
};

const CORRECT: Step = {
  heading: 'Mở đính chính',
  submit: 'Mở đính chính',
  fields: (form, errors) => (
    <>
      <InsetText>
        Lý do và điểm thay đổi hiện trên trang công khai, vì vậy không ghi tên người. Trang công khai giữ nguyên cho đến
        khi lãnh đạo duyệt đính chính.
      </InsetText>
      <TextArea
        name="reason"
        label="Lý do đính chính"
        labelSize="s"
        value={textOf(form, 'reason')}
        error={errorAt(errors, 'reason')}
      />
    </>
  ),
  take: async (command, { var: { form } }, { ports }) => {
    const reason = requiredText(form, 'reason', { missing: 'Ghi lý do đính chính.', longest: 2000 });
    return reason.ok ? said(await openCorrection({ ...command, reason: reason.value }, ports)) : err([reason.error]);
  },
};

const asks =
  (step: Step) =>
  (context: PageContext, open: OpenSheet): Promise<Response> =>
    answer(context, open, step, { form: new URLSearchParams(), errors: [], requestKey: context.env.requestId });

const takes =
  (step: Step) =>
  async (context: PageContext, open: OpenSheet): Promise<Response> => {
    const { known, access } = open;
    const { requestKey } = sentForm(context.var.form);
    const unit = step === DECIDE ? known.sheet.publisher : known.sheet.office;
    const command = { known, by: access.actorFor(unit), requestKey, now: context.env.receivedAt };
    const taken = await step.take(command, context, open);
    if (taken.ok) return context.redirect(casePath(known.caseId), 303);
    return answer(context, open, step, { form: context.var.form, errors: taken.error, requestKey });
  };

interface Shown {
  readonly form: Form;
  readonly errors: readonly FieldError[];
  readonly requestKey: string;
}

function answer(
  context: PageContext,
  { known, line, reader, nameOf }: OpenSheet,
  step: Step,
  { form, errors, requestKey }: Shown,
): Promise<Response> {
  const back = casePath(known.caseId);
  const about = (
    <p class="govuk-body-l">
      Bộ chỉ số 766 tháng {nameOfMonth(known.sheet.month)}, {line.name.toLocaleLowerCase('vi')},{' '}
      {nameOf(known.sheet.publisher)}
    </p>
  );
  const hasErrors = errors.length > 0;
  if (hasErrors) context.status(422);
  return context.var.page(
    <FormPage heading={step.heading} about={about} errors={errors}>
      <FormFrame
        csrfToken={reader.csrfToken}
        requestKey={requestKey}
        version={known.version}
        submit={step.submit}
        cancelHref={back}
      >
        {step.fields(form, errors)}
      </FormFrame>
    </FormPage>,
    { title: step.heading, hasErrors, beforeMain: <BackLink href={back} /> },
  );
}

export const [askToSubmit, takeSubmission] = [asks(SUBMIT), takes(SUBMIT)];
export const [askToDecide, takeDecision] = [asks(DECIDE), takes(DECIDE)];
export const [askToCorrect, takeCorrection] = [asks(CORRECT), takes(CORRECT)];
