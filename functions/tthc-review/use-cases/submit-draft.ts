import type { Decision, Task, Written } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import { costsOfGroups } from '../domain/group.ts';
import type { ReviewPorts } from '../ports.ts';
import { decide } from './decision.ts';
import { knownReview } from './known-review.ts';
import { completeGroups } from './complete-groups.ts';

/** The unit has completed the results as evaluated and submits the draft decision with its letter. */
export async function submitDraft(
  { document, ...decision }: Decision & { readonly document: Written },
  ports: ReviewPorts,
): Promise<Result<Task, Refusal>> {
  const groups = await completeGroups(decision.caseId, ports.store);
  if (!groups.ok) return groups;
  const known = await knownReview(ports.store, decision.caseId);
  const { drafts } = known.review;
  const on = civilDateAt(decision.now);
  const draft = { round: drafts.length + 1, on, costs: costsOfGroups(groups.value), document };
  return decide(decision, known, { outcome: 'submitted', change: { drafts: [...drafts, draft] } }, ports);
}
