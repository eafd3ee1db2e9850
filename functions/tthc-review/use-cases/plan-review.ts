import { documentWrite, type Task, type Written, type Decision } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import { groupDocument, groupKey, newGroup, type Group } from '../domain/group.ts';
import type { ReviewPorts } from '../ports.ts';
import { decide } from './decision.ts';
import { knownReview } from './known-review.ts';

/** The unit's own plan with its groups, or why it has nothing to review. */
export type ReviewPlan =
  | { readonly kind: 'plan'; readonly document: Written; readonly groups: readonly Pick<Group, 'title' | 'ground'>[] }
  | { readonly kind: 'nothing'; readonly reason: string };

export async function planReview(
  { plan, ...decision }: Decision & { readonly plan: ReviewPlan },
  ports: ReviewPorts,
): Promise<Result<Task, Refusal>> {
  const { caseId, now } = decision;
  const known = await knownReview(ports.store, caseId);
  if (plan.kind === 'nothing') {
    const change = { nothing: plan.reason };
    return decide(decision, known, { outcome: 'nothing', why: plan.reason, change }, ports);
  }
  const documents = plan.groups.map(({ title, ground }, index) =>
    documentWrite(groupDocument, { caseId, key: groupKey(index), value: newGroup(title, ground), version: 1 }),
  );
  const change = { plan: { document: plan.document, groups: plan.groups.length, on: civilDateAt(now) } };
  return decide(decision, known, { outcome: 'planned', change, documents }, ports);
}
