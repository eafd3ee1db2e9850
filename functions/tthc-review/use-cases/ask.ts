/** The questions of the workflow: plan, results, evaluation, draft, signature. */
import type { z } from 'zod';
import { askPerson, SYSTEM, taskIdSchema } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type * as contract from '#workflows/tthc-review/contract.ts';
import { clockOf, stepDaysReference, type Step } from '../domain/milestones.ts';
import { boardOf, PROCESS, type Review } from '../domain/review.ts';
import type { ReviewPorts } from '../ports.ts';
import { knownReview } from './known-review.ts';

type Asking = z.output<typeof contract.askPlan.payload>;
interface Question {
  readonly step: Step;
  readonly subject: string;
  /** Who of the review does it. */
  readonly who: 'unit' | 'office' | 'committee';
}

const DOERS = { unit: 'officer', office: 'office', committee: 'leader' } as const;

const asking =
  ({ step, subject, who }: Question) =>
  async ({ now, token, caseId, round }: Asking, ports: ReviewPorts) => {
    const { review } = await knownReview(ports.store, caseId);
    const days = ports.reference.get(stepDaysReference);
    const terms = { milestones: review.milestones, asked: civilDateAt(now), days, calendar: ports.calendar };
    const { due, basis, derivation } = clockOf(step, terms);
    const task = {
      ...placeOf(caseId, review),
      taskId: taskIdSchema.parse(`${step}-${round}`),
      subject: `${subject} năm ${review.year}`,
      unit: review[who],
      doer: DOERS[who],
      derivation: [...derivation],
      basis,
      start: { state: 'open' as const, due },
      token,
    };
    await askPerson({ task, by: SYSTEM, now }, ports);
    return { outcome: 'asked' } as const;
  };

export const askPlan = asking({ step: 'plan', subject: 'Lập kế hoạch rà soát TTHC', who: 'unit' });
export const askResults = asking({ step: 'results', subject: 'Gửi kết quả rà soát TTHC', who: 'unit' });
export const askEvaluation = asking({ step: 'evaluation', subject: 'Đánh giá kết quả rà soát TTHC', who: 'office' });
export const askDraft = asking({
  step: 'draft',
  subject: 'Hoàn thiện kết quả, trình dự thảo quyết định đơn giản hóa TTHC',
  who: 'unit',
});
export const askSignature = asking({
  step: 'signature',
  subject: 'Ký quyết định thông qua phương án đơn giản hóa TTHC',
  who: 'committee',
});

/** What all tasks of a review share. */
export const placeOf = (caseId: Asking['caseId'], { year }: Review) => ({
  caseId,
  process: PROCESS,
  board: boardOf(year),
  row: caseId,
  countedIn: 'working-day' as const,
  ladder: PROCESS,
});
