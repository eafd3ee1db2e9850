import {
  answerTask,
  tellWorkflow,
  type Actor,
  type CaseId,
  type documentWrite,
  type Task,
  type TaskId,
} from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Review } from '../domain/review.ts';
import type { ReviewPorts } from '../ports.ts';
import { nextReview, type KnownReview } from './known-review.ts';

/** What every decision of a person carries: which task, who, when, and the form it came by. */
export interface Decision {
  readonly caseId: CaseId;
  readonly taskId: TaskId;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** The version of the task the person saw. */
  readonly version: number;
  readonly requestKey: string;
}

interface Decided {
  readonly outcome: string;
  readonly why?: string;
  /** What the decision changes in the review, in the same transaction. */
  readonly change: Partial<Review>;
  readonly documents?: readonly ReturnType<typeof documentWrite>[];
}

/** Closes the task with its outcome and the changed review at once, and wakes the workflow. */
export async function decide(
  decision: Decision,
  known: KnownReview,
  { outcome, why = '', change, documents = [] }: Decided,
  ports: ReviewPorts,
): Promise<Result<Task, Refusal>> {
  const answered = await answerTask(
    {
      ...decision,
      answer: { outcome },
      documents: [nextReview(decision.caseId, known, change), ...documents],
      ...(why === '' ? {} : { why }),
    },
    ports,
  );
  if (answered.ok) await tellWorkflow(answered.value, decision.now, ports);
  return answered;
}
