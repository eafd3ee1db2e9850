import type { Decision, Task } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import { itemsWithoutFinding } from '../domain/conclusion.ts';
import type { InspectionPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import { decide } from './decision.ts';
import { findingsOf, knownInspection } from './known-inspection.ts';

/** The checklist is gone through: every question has its finding. */
export async function submitFindings(decision: Decision, ports: InspectionPorts): Promise<Result<Task, Refusal>> {
  const known = await knownInspection(ports.store, decision.caseId);
  const findings = await findingsOf(ports.store, decision.caseId);
  if (itemsWithoutFinding(known.inspection.checklist, findings.value).length > 0) return refuse('findings-missing');
  const change = { inspectedOn: civilDateAt(decision.now) };
  return decide(decision, known, { outcome: 'inspected', change }, ports);
}
