import { decideTask, type Decision, type documentWrite, type Task } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Review } from '../domain/review.ts';
import type { ReviewPorts } from '../ports.ts';
import { nextReview, type KnownReview } from './known-review.ts';

interface Decided {
  readonly outcome: string;
  readonly why?: string;
  /** What the decision changes in the review, in the same transaction. */
  readonly change: Partial<Review>;
  readonly documents?: readonly ReturnType<typeof documentWrite>[];
}

/** Closes the task with its outcome and the changed review at once, and wakes the workflow. */
export const decide = (
  decision: Decision,
  known: KnownReview,
  { change, documents = [], ...decided }: Decided,
  ports: ReviewPorts,
): Promise<Result<Task, Refusal>> =>
  decideTask(decision, { ...decided, documents: [nextReview(decision.caseId, known, change), ...documents] }, ports);
