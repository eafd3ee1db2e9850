/** The page of a task: hand the dossier in, give the opinion, appraise. One decision each. */
import type { Task } from '#shared/casework/index.ts';
import { err } from '#shared/kernel/result.ts';
import { errorAt } from '#shared/ui/casework/form-frame.tsx';
import { answeredBy, type Step as StepOf, type StepPages } from '#shared/ui/casework/step-pages.tsx';
import { readVerdict, VerdictFields, type VerdictWords } from '#shared/ui/casework/verdict-fields.tsx';
import { Radios } from '#shared/ui/components/choices.tsx';
import { TextArea } from '#shared/ui/components/text-input.tsx';
import { requiredText, textOf } from '#shared/ui/form-reading.ts';
import { mayDo } from '../domain/rights.ts';
import { casePath, taskPath } from '../domain/text.ts';
import { appraiseText } from '../use-cases/appraise-text.ts';
import { giveOpinion } from '../use-cases/give-opinion.ts';
import { submitAssessment } from '../use-cases/submit-assessment.ts';
import { withdrawText } from '../use-cases/withdraw-text.ts';
import type { OpenText } from './context.ts';

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

type Step = StepOf<OpenText>;

/** After a first round the drafting unit says what it made of the answer. */
const isAgain = ({ text }: OpenText): boolean => text.submissions.length > 0;

const takeAssessment: Step['take'] = async (decision, context, open) => {
  const { form } = context.var;
  const choice = textOf(form, 'choice');
  if (choice === 'withdraw') {
    const reason = requiredText(form, 'reason', { missing: 'Ghi lý do rút dự thảo.' });
    return reason.ok
      ? answeredBy(await withdrawText({ ...decision, reason: reason.value }, open.ports))
      : err([reason.error]);
  }
  if (choice !== 'submit') return err([{ field: 'choice', message: 'Chọn gửi hồ sơ hoặc rút dự thảo.' }]);
  const missing = 'Ghi đã tiếp thu, giải trình ý kiến lần trước thế nào.';
  const reply = requiredText(form, 'reason', { missing, longest: 4000 });
  if (!reply.ok && isAgain(open)) return err([reply.error]);
  return answeredBy(await submitAssessment({ ...decision, reply: reply.ok ? reply.value : '' }, open.ports));
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
      ? answeredBy(await giveOpinion({ ...decision, opinion: { agrees: yes, text, document } }, ports))
      : answeredBy(await appraiseText({ ...decision, appraisal: { accepted: yes, text, document } }, ports));
  },
});

const STEPS: Readonly<Record<string, Step>> = {
  assessment: { hasDocument: false, Fields: AssessmentFields, take: takeAssessment },
  opinion: answering(OPINION, 'opinion'),
  appraisal: answering(APPRAISAL, 'appraisal'),
};

/** The step of a task by its id, `opinion-1`; undefined when no page is for it. */
export const stepOf = ({ taskId }: Pick<Task, 'taskId'>): Step | undefined => STEPS[taskId.split('-')[0] ?? ''];

export const textSteps: StepPages<OpenText> = { stepOf, mayDo, casePath, taskPath };
