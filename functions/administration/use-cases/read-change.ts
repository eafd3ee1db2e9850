import type { CaseDocument, CaseId, CaseStore } from '#shared/casework/index.ts';
import { changeDocument, type ReferenceChange } from '../domain/change.ts';

/** The change of a case. Throws when the case is none. */
export async function readChange(caseId: CaseId, store: CaseStore): Promise<CaseDocument<ReferenceChange>> {
  const change = await store.readDocument(changeDocument, caseId);
  if (change === undefined) throw new Error(`${caseId} is no change of reference data`);
  return change;
}
