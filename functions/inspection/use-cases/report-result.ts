import type { Decision, Task, Written } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { InspectionPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import { decide } from './decision.ts';
import { knownInspection } from './known-inspection.ts';

/** The result is reported upwards: to the committee whose office inspected, or that is directly above (QN X.4). */
export async function reportResult(
  { document, ...decision }: Decision & { readonly document: Written },
  ports: InspectionPorts,
): Promise<Result<Task, Refusal>> {
  const known = await knownInspection(ports.store, decision.caseId);
  const { conclusion } = known.inspection;
  if (conclusion !== null && document.date < conclusion.document.date) return refuse('report-before-conclusion');
  return decide(decision, known, { outcome: 'reported', change: { report: document } }, ports);
}
