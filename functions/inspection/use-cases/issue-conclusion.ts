import type { Decision, Task, Written } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import { itemsWithoutFinding } from '../domain/conclusion.ts';
import type { InspectionPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import { decide } from './decision.ts';
import { draftOf, findingsOf, knownInspection } from './known-inspection.ts';

/** The notice is issued with what its draft says; from now on the inspection is locked. */
export async function issueConclusion(
  { document, ...decision }: Decision & { readonly document: Written },
  ports: InspectionPorts,
): Promise<Result<Task, Refusal>> {
  const { caseId } = decision;
  const known = await knownInspection(ports.store, caseId);
  const { checklist, period } = known.inspection;
  if (itemsWithoutFinding(checklist, (await findingsOf(ports.store, caseId)).value).length > 0)
    return refuse('findings-missing');
  if (document.date < period.from) return refuse('conclusion-before-inspection');
  const change = { conclusion: { document, ...(await draftOf(ports.store, caseId)).value } };
  return decide(decision, known, { outcome: 'concluded', change }, ports);
}
