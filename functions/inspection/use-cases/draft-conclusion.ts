import type { CaseId } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import { draftDocument, type Draft } from '../domain/conclusion.ts';
import { isLocked } from '../domain/inspection.ts';
import type { InspectionPorts } from '../ports.ts';
import { refuse, type InspectionRefusalCode } from '../refusals.ts';
import { keepVersion } from './keep-version.ts';
import { knownInspection } from './known-inspection.ts';

interface DraftConclusion {
  readonly caseId: CaseId;
  readonly draft: Draft;
  /** The version of the draft that the form showed. */
  readonly version: number;
}

/** Keeps the conclusion and the recommendations while they are being written. */
export async function draftConclusion(
  { caseId, draft, version }: DraftConclusion,
  { store }: Pick<InspectionPorts, 'store'>,
): Promise<Result<Draft, Refusal<InspectionRefusalCode>>> {
  const { inspection } = await knownInspection(store, caseId);
  if (isLocked(inspection)) return refuse('locked');
  return keepVersion(draftDocument, { caseId, value: draft, version }, store);
}
