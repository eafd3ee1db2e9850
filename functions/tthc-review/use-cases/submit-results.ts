import type { Decision, Task } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import { costsOfGroups } from '../domain/group.ts';
import type { ReviewPorts } from '../ports.ts';
import { completeGroups } from './complete-groups.ts';
import { decide } from './decision.ts';
import { knownReview } from './known-review.ts';

/** The unit hands in what it found: every group with its finding, reasons and costs. */
export async function submitResults(decision: Decision, ports: ReviewPorts): Promise<Result<Task, Refusal>> {
  const groups = await completeGroups(decision.caseId, ports.store);
  if (!groups.ok) return groups;
  const known = await knownReview(ports.store, decision.caseId);
  const { results } = known.review;
  const submitted = { round: results.length + 1, on: civilDateAt(decision.now), costs: costsOfGroups(groups.value) };
  return decide(decision, known, { outcome: 'submitted', change: { results: [...results, submitted] } }, ports);
}
