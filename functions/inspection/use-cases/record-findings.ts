import type { CaseId } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import { findingsDocument, type Findings } from '../domain/conclusion.ts';
import { isLocked } from '../domain/inspection.ts';
import type { InspectionPorts } from '../ports.ts';
import { refuse, type InspectionRefusalCode } from '../refusals.ts';
import { keepVersion } from './keep-version.ts';
import { knownInspection } from './known-inspection.ts';

interface RecordFindings {
  readonly caseId: CaseId;
  readonly findings: Findings;
  /** The version of the findings that the form showed. */
  readonly version: number;
}

/** Keeps what was found so far, item by item, until the conclusion is issued. */
export async function recordFindings(
  { caseId, findings, version }: RecordFindings,
  { store }: Pick<InspectionPorts, 'store'>,
): Promise<Result<Findings, Refusal<InspectionRefusalCode>>> {
  const { inspection } = await knownInspection(store, caseId);
  if (isLocked(inspection)) return refuse('locked');
  if (inspection.kind !== 'self' && inspection.team === null) return refuse('not-yet');
  return keepVersion(findingsDocument, { caseId, value: findings, version }, store);
}
