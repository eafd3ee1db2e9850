/** What each step asks and how its answer is taken: one decision each. */
import type { Decision, Task, Written } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import { answeredBy, type Step as StepOf } from '#shared/ui/casework/step-pages.tsx';
import { readVerdict, VerdictFields, type VerdictWords } from '#shared/ui/casework/verdict-fields.tsx';
import { readWritten, WrittenFields } from '#shared/ui/casework/written-fields.tsx';
import type { ReviewPorts } from '../ports.ts';
import { evaluateResults } from '../use-cases/evaluate-results.ts';
import { finishFollowUp } from '../use-cases/finish-follow-up.ts';
import { planReview } from '../use-cases/plan-review.ts';
import { signDecision } from '../use-cases/sign-decision.ts';
import { submitDraft } from '../use-cases/submit-draft.ts';
import { submitResults } from '../use-cases/submit-results.ts';
import type { OpenReview } from './context.ts';
import { PlanFields, readPlan } from './plan-fields.tsx';

type Step = StepOf<OpenReview>;

const EVALUATION: VerdictWords = {
  question: 'Kết quả rà soát đạt yêu cầu chưa?',
  yes: 'Đạt, đề nghị dự thảo quyết định',
  no: 'Trả lại để làm tiếp',
  why: 'Nội dung đánh giá',
  whyMissing: 'Ghi nội dung cần làm tiếp để đơn vị sửa.',
};
const SIGNATURE: VerdictWords = {
  question: 'Thông qua phương án đơn giản hóa?',
  yes: 'Ký quyết định',
  no: 'Trả lại dự thảo',
  why: 'Lý do trả lại',
  whyMissing: 'Ghi lý do trả lại để đơn vị sửa.',
};

const PLAN: Step = {
  hasDocument: true,
  Fields: PlanFields,
  take: async (decision, { var: { form, today } }, { ports }) => {
    const plan = readPlan(form, today);
    return plan.ok ? answeredBy(await planReview({ ...decision, plan: plan.value }, ports)) : plan;
  },
};

const RESULTS: Step = {
  hasDocument: false,
  Fields: () => (
    <p class="govuk-body">
      Gửi kết quả của tất cả các nhóm cho Văn phòng đánh giá. Sau khi gửi, kết quả không sửa được.
    </p>
  ),
  take: async (decision, _context, { ports }) => answeredBy(await submitResults(decision, ports)),
};

const EVALUATE: Step = {
  hasDocument: false,
  Fields: ({ form, errors }) => <VerdictFields words={EVALUATION} document="never" form={form} errors={errors} />,
  take: async (decision, { var: { form, today } }, { ports }) => {
    const read = readVerdict(form, today, { ...EVALUATION, document: 'never' });
    if (!read.ok) return read;
    const evaluation = { accepted: read.value.yes, text: read.value.text };
    return answeredBy(await evaluateResults({ ...decision, evaluation }, ports));
  },
};

const SIGN: Step = {
  hasDocument: true,
  Fields: ({ form, errors }) => <VerdictFields words={SIGNATURE} document="when-yes" form={form} errors={errors} />,
  take: async (decision, { var: { form, today } }, { ports }) => {
    const read = readVerdict(form, today, { ...SIGNATURE, document: 'when-yes' });
    if (!read.ok) return read;
    const { text, document } = read.value;
    const signature =
      document === null ? ({ signed: false, text } as const) : ({ signed: true, text, document } as const);
    return answeredBy(await signDecision({ ...decision, signature }, ports));
  },
};

type ByDocument = (
  command: Decision & { readonly document: Written },
  ports: ReviewPorts,
) => Promise<Result<Task, Refusal>>;

/** A step that a document ends: the letter of the draft decision, one to a ministry, an amended text. */
const byDocument = (useCase: ByDocument): Step => ({
  hasDocument: true,
  Fields: WrittenFields,
  take: async (decision, { var: { form, today } }, { ports }) => {
    const document = readWritten(form, today);
    return document.ok ? answeredBy(await useCase({ ...decision, document: document.value }, ports)) : document;
  },
});

const STEPS: Readonly<Record<string, Step>> = {
  plan: PLAN,
  results: RESULTS,
  evaluation: EVALUATE,
  draft: byDocument(submitDraft),
  signature: SIGN,
  proposal: byDocument(finishFollowUp),
  amendment: byDocument(finishFollowUp),
};

/** The step of a task by its id, `results-2`; undefined when no page is for it. */
export const stepOf = ({ taskId }: Pick<Task, 'taskId'>): Step | undefined => STEPS[taskId.split('-')[0] ?? ''];
