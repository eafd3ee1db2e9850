/** The draft of a case, or a fault: workflows and pages that know the case know that it is there. */
import type { CaseDocument, CaseId, CaseStore } from '#shared/casework/index.ts';
import { draftDocument, type Draft } from '../domain/draft.ts';
import { rowDocument, type RowDocument } from '../domain/row.ts';

interface Store {
  readonly store: CaseStore;
}

export async function readDraft(caseId: CaseId, { store }: Store): Promise<CaseDocument<Draft>> {
  const draft = await store.readDocument(draftDocument, caseId);
  if (draft === undefined) throw new Error(`Case ${caseId} has no plan`);
  return draft;
}

export const readRows = (caseId: CaseId, { store }: Store): Promise<readonly RowDocument[]> =>
  store.documentsOf(rowDocument, caseId);
