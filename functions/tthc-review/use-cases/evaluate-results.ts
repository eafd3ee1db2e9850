import type { Decision, Task } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { ReviewPorts } from '../ports.ts';
import { decide } from './decision.ts';
import { knownReview } from './known-review.ts';

interface Evaluation {
  readonly accepted: boolean;
  readonly text: string;
}

/** The committee's office accepts the results, or returns them with what is to be done again. */
export async function evaluateResults(
  { evaluation, ...decision }: Decision & { readonly evaluation: Evaluation },
  ports: ReviewPorts,
): Promise<Result<Task, Refusal>> {
  const known = await knownReview(ports.store, decision.caseId);
  const { evaluations, results } = known.review;
  const evaluated = { ...evaluation, round: results.length, on: civilDateAt(decision.now) };
  const outcome = evaluation.accepted ? 'accepted' : 'returned';
  const change = { evaluations: [...evaluations, evaluated] };
  return decide(decision, known, { outcome, why: evaluation.text, change }, ports);
}
