/** What each step asks and how its answer is taken: one decision each. */
import type { Decision, Task, Written } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { errorAt } from '#shared/ui/casework/form-frame.tsx';
import { answeredBy, type Step as StepOf } from '#shared/ui/casework/step-pages.tsx';
import { readVerdict, VerdictFields, type VerdictWords } from '#shared/ui/casework/verdict-fields.tsx';
import { readWritten, WrittenFields } from '#shared/ui/casework/written-fields.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { TextArea } from '#shared/ui/components/text-input.tsx';
import { dateTextFrom, textOf, type Form } from '#shared/ui/form-reading.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import type { InspectionPorts } from '../ports.ts';
import { decideTeam, type TeamAnswer } from '../use-cases/decide-team.ts';
import { issueConclusion } from '../use-cases/issue-conclusion.ts';
import { reportResult } from '../use-cases/report-result.ts';
import { submitFindings } from '../use-cases/submit-findings.ts';
import type { OpenInspection } from './context.ts';
import { PeriodFields } from './start.tsx';
import { readPeriod } from './start-form.ts';

type Step = StepOf<OpenInspection>;

const TEAM: VerdictWords = {
  question: 'Quyết định thành lập Đoàn kiểm tra',
  yes: 'Đã ban hành',
  no: 'Không tiến hành cuộc kiểm tra này',
  why: 'Lý do không tiến hành',
  whyMissing: 'Ghi lý do không tiến hành kiểm tra.',
};

/** A member a line, the head of the team first. */
function readMembers(form: Form): Result<readonly string[], FieldError> {
  const members = textOf(form, 'members')
    .split(/\r?\n/u)
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');
  const wrong = (message: string): Result<readonly string[], FieldError> => err({ field: 'members', message });
  if (members.length === 0) return wrong('Ghi thành viên đoàn, mỗi người một dòng, trưởng đoàn ở dòng đầu.');
  if (members.length > 30) return wrong(`Có ${String(members.length)} dòng; nhiều nhất 30 người.`);
  return members.some((line) => line.length > 300) ? wrong('Có dòng dài quá 300 ký tự. Rút gọn lại.') : ok(members);
}

function readTeam(form: Form, context: PageContext): Result<TeamAnswer, readonly FieldError[]> {
  const verdict = readVerdict(form, context.var.today, { ...TEAM, document: 'when-yes' });
  if (verdict.ok && verdict.value.document === null) return ok({ kind: 'called-off', reason: verdict.value.text });
  const isRefused = !verdict.ok && textOf(form, 'verdict') !== 'yes';
  if (isRefused) return verdict;
  const members = readMembers(form);
  const period = readPeriod(form, null);
  if (verdict.ok && verdict.value.document !== null && members.ok && period.ok) {
    const decision = verdict.value.document;
    return ok({ kind: 'appointed', decision, members: members.value, period: period.value });
  }
  const errors = [...(verdict.ok ? [] : verdict.error), ...(members.ok ? [] : [members.error])];
  return err([...errors, ...(period.ok ? [] : period.error)]);
}

const APPOINT: Step = {
  hasDocument: true,
  opening: ({ inspection: { period } }) =>
    Object.fromEntries(
      (['from', 'to'] as const).flatMap((end) =>
        Object.entries(dateTextFrom(period[end])).map(([part, text]) => [`${end}-${part}`, text]),
      ),
    ),
  Fields: ({ form, errors }) => (
    <>
      <VerdictFields words={TEAM} document="when-yes" form={form} errors={errors} />
      <TextArea
        name="members"
        label="Thành viên đoàn"
        hint="Mỗi người một dòng, trưởng đoàn ở dòng đầu. Ví dụ «Lê Thị Mỹ Duyên, Văn phòng UBND tỉnh, Trưởng đoàn»"
        labelSize="s"
        rows={4}
        value={textOf(form, 'members')}
        error={errorAt(errors, 'members')}
      />
      <PeriodFields form={form} errors={errors} />
    </>
  ),
  take: async (decision, context, { ports }) => {
    const answer = readTeam(context.var.form, context);
    return answer.ok ? answeredBy(await decideTeam({ ...decision, answer: answer.value }, ports)) : answer;
  },
};

const SUBMIT: Step = {
  hasDocument: false,
  Fields: () => (
    <p class="govuk-body">Gửi bảng kiểm tra đã ghi đủ để dự thảo kết luận. Bảng còn sửa được cho đến khi kết luận.</p>
  ),
  take: async (decision, _context, { ports }) => answeredBy(await submitFindings(decision, ports)),
};

type ByDocument = (
  command: Decision & { readonly document: Written },
  ports: InspectionPorts,
) => Promise<Result<Task, Refusal>>;

/** A step that a document ends. */
const byDocument = (useCase: ByDocument, about: string): Step => ({
  hasDocument: true,
  Fields: ({ form, errors }) => (
    <>
      <p class="govuk-body">{about}</p>
      <WrittenFields form={form} errors={errors} />
    </>
  ),
  take: async (decision, { var: { form, today } }, { ports }) => {
    const document = readWritten(form, today);
    return document.ok ? answeredBy(await useCase({ ...decision, document: document.value }, ports)) : document;
  },
});

const STEPS: Readonly<Record<string, Step>> = {
  team: APPOINT,
  findings: SUBMIT,
  conclusion: byDocument(
    issueConclusion,
    'Ghi số, ngày của văn bản đã ký. Sau khi gửi, bảng kiểm tra và kiến nghị không sửa được; mỗi kiến nghị thành một việc của đơn vị.',
  ),
  report: byDocument(reportResult, 'Ghi số, ngày của báo cáo đã gửi cấp trên.'),
};

/** The step of a task by its id; undefined when no page is for it. */
export const stepOf = ({ taskId }: Pick<Task, 'taskId'>): Step | undefined => STEPS[taskId];
