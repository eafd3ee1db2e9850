/** The page of a task: hand the dossier in, give the opinion, appraise. One decision each. */
import type { FC } from 'hono/jsx';
import { isClosed, taskIdSchema, type Task } from '#shared/casework/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, type Result } from '#shared/kernel/result.ts';
import { afterStep, AttachChoice } from '#shared/ui/casework/attached-files.tsx';
import type { HandleStep } from '#shared/ui/casework/attachment-pages.tsx';
import { errorAt, fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { readVerdict, VerdictFields, type VerdictWords } from '#shared/ui/casework/verdict-fields.tsx';
import { Radios } from '#shared/ui/components/choices.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { TextArea } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { requiredText, textOf, type Form } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { mayDo } from '../domain/rights.ts';
import { casePath, taskPath } from '../domain/text.ts';
import { appraiseText } from '../use-cases/appraise-text.ts';
import type { Decision } from '../use-cases/decision.ts';
import { giveOpinion } from '../use-cases/give-opinion.ts';
import { submitAssessment } from '../use-cases/submit-assessment.ts';
import { withdrawText } from '../use-cases/withdraw-text.ts';
import { requestKeyOf, type OpenText } from './context.ts';

const OPINION: VerdictWords = {
  question: 'Ý kiến về các thủ tục trong dự thảo?',
  yes: 'Nhất trí',
  no: 'Có góp ý, đề nghị tiếp thu hoặc giải trình',
  why: 'Nội dung ý kiến',
  whyMissing: 'Ghi nội dung góp ý để đơn vị soạn thảo tiếp thu.',
};
const APPRAISAL: VerdictWords = {
  question: 'Kết quả thẩm định các thủ tục trong dự thảo?',
  yes: 'Đạt yêu cầu',
  no: 'Trả lại hồ sơ',
  why: 'Nội dung thẩm định, lý do trả lại',
  whyMissing: 'Ghi lý do trả lại để đơn vị soạn thảo sửa.',
};

type Answered = Result<unknown, readonly FieldError[]>;
type Take = (decision: Decision, context: PageContext, open: OpenText) => Promise<Answered>;

interface Step {
  readonly Fields: FC<{ form: Form; errors: readonly FieldError[]; open: OpenText }>;
  /** A document ends it, whose file may be brought. */
  readonly hasDocument: boolean;
  readonly take: Take;
}

const said = (result: Result<unknown, Refusal>): Answered => (result.ok ? result : err([fieldErrorOf(result.error)]));

/** After a first round the drafting unit says what it made of the answer. */
const isAgain = ({ text }: OpenText): boolean => text.submissions.length > 0;

const takeAssessment: Take = async (decision, context, open) => {
  const { form } = context.var;
  const choice = textOf(form, 'choice');
  if (choice === 'withdraw') {
    const reason = requiredText(form, 'reason', { missing: 'Ghi lý do rút dự thảo.' });
    return reason.ok
      ? said(await withdrawText({ ...decision, reason: reason.value }, open.ports))
      : err([reason.error]);
  }
  if (choice !== 'submit') return err([{ field: 'choice', message: 'Chọn gửi hồ sơ hoặc rút dự thảo.' }]);
  const missing = 'Ghi đã tiếp thu, giải trình ý kiến lần trước thế nào.';
  const reply = requiredText(form, 'reason', { missing, longest: 4000 });
  if (!reply.ok && isAgain(open)) return err([reply.error]);
  return said(await submitAssessment({ ...decision, reply: reply.ok ? reply.value : '' }, open.ports));
};

const AssessmentFields: Step['Fields'] = ({ form, errors, open }) => (
  <>
    <Radios
      name="choice"
      label="Bạn muốn làm gì?"
      value={textOf(form, 'choice')}
      choices={[
        { value: 'submit', label: isAgain(open) ? 'Gửi lại hồ sơ' : 'Gửi hồ sơ lấy ý kiến Văn phòng' },
        {
          value: 'withdraw',
          label: 'Rút dự thảo',
          hint: 'Văn bản thôi không ban hành, hoặc không còn quy định thủ tục',
        },
      ]}
      error={errorAt(errors, 'choice')}
    />
    <TextArea
      name="reason"
      label={isAgain(open) ? 'Nội dung tiếp thu, giải trình (hoặc lý do rút)' : 'Lý do rút (nếu rút dự thảo)'}
      labelSize="s"
      value={textOf(form, 'reason')}
      error={errorAt(errors, 'reason')}
    />
  </>
);

/** Opinion and appraisal are alike: a verdict, its text, and the document it comes by. */
const answering = (words: VerdictWords, answer: 'opinion' | 'appraisal'): Step => ({
  hasDocument: true,
  Fields: ({ form, errors }) => <VerdictFields words={words} document="always" form={form} errors={errors} />,
  take: async (decision, { var: { form, today } }, { ports }) => {
    const read = readVerdict(form, today, { ...words, document: 'always' });
    if (!read.ok) return read;
    const { yes, text, document } = read.value;
    if (document === null) return err([{ field: 'number', message: 'Nhập số, ký hiệu của văn bản.' }]);
    return answer === 'opinion'
      ? said(await giveOpinion({ ...decision, opinion: { agrees: yes, text, document } }, ports))
      : said(await appraiseText({ ...decision, appraisal: { accepted: yes, text, document } }, ports));
  },
});

const STEPS: Readonly<Record<string, Step>> = {
  assessment: { hasDocument: false, Fields: AssessmentFields, take: takeAssessment },
  opinion: answering(OPINION, 'opinion'),
  appraisal: answering(APPRAISAL, 'appraisal'),
};

/** The step of a task by its id, `opinion-1`; undefined when no page is for it. */
export const stepOf = ({ taskId }: Pick<Task, 'taskId'>): Step | undefined => STEPS[taskId.split('-')[0] ?? ''];

interface OpenTask {
  readonly task: Task;
  readonly step: Step;
}

/** The task of the path; undefined when there is none that a page is for. */
async function taskOf(context: PageContext, { caseId, ports }: OpenText): Promise<OpenTask | undefined> {
  const id = taskIdSchema.safeParse(context.req.param('task'));
  const task = id.success ? await ports.store.readTask(caseId, id.data) : undefined;
  const step = task === undefined ? undefined : stepOf(task);
  return task === undefined || step === undefined ? undefined : { task, step };
}

export async function showTask(context: PageContext, open: OpenText): Promise<Response> {
  const found = await taskOf(context, open);
  if (found === undefined) return context.var.problem(problems.notFound);
  // Done meanwhile, or somebody else's: its case says how it stands.
  if (isClosed(found.task) || !mayDo(open.access, found.task)) return context.redirect(casePath(open.caseId), 303);
  return show(context, open, found, { form: new URLSearchParams(), errors: [], version: found.task.version });
}

interface Shown {
  readonly form: Form;
  readonly errors: readonly FieldError[];
  readonly version: number;
}

function show(context: PageContext, open: OpenText, { task, step }: OpenTask, shown: Shown): Promise<Response> {
  const { form, errors, version } = shown;
  const hasErrors = errors.length > 0;
  if (hasErrors) context.status(422);
  const back = casePath(open.caseId);
  const due = task.due === null ? '' : `Hạn ${formatDate(task.due.lenient)}`;
  const page = (
    <FormPage heading={task.subject} about={<p class="govuk-body">{due}</p>} errors={errors}>
      <FormFrame
        csrfToken={open.reader.csrfToken}
        requestKey={requestKeyOf(context)}
        version={version}
        submit="Gửi"
        cancelHref={back}
      >
        <step.Fields form={form} errors={errors} open={open} />
        {step.hasDocument && <AttachChoice form={form} />}
      </FormFrame>
    </FormPage>
  );
  return context.var.page(page, { title: task.subject, hasErrors, beforeMain: <BackLink href={back} /> });
}

export async function takeTask(context: PageContext, open: OpenText): Promise<Response> {
  const found = await taskOf(context, open);
  if (found === undefined) return context.var.problem(problems.notFound);
  const { task, step } = found;
  if (!mayDo(open.access, task)) return context.var.problem(problems.forbidden);
  const { form } = context.var;
  const { version, requestKey } = sentForm(form);
  const by = open.access.actorFor(task.unit);
  const { caseId } = open;
  const decision: Decision = { caseId, taskId: task.taskId, by, now: context.env.receivedAt, version, requestKey };
  const answered = await step.take(decision, context, open);
  if (!answered.ok) return show(context, open, found, { form, errors: answered.error, version });
  const path = taskPath(caseId, task.taskId);
  return context.redirect(afterStep(form, { path, back: casePath(caseId) }), 303);
}

/** The document of a step, for its file. */
export const withDocument =
  (handle: HandleStep) =>
  async (context: PageContext, open: OpenText): Promise<Response> => {
    const found = await taskOf(context, open);
    if (found?.step.hasDocument !== true) return context.var.problem(problems.notFound);
    const { caseId, reader, access, ports } = open;
    const { task } = found;
    const paths = { path: taskPath(caseId, task.taskId), back: casePath(caseId) };
    return handle(context, { task, reader, access, ...paths, mayAttach: mayDo(access, task), casework: ports });
  };
