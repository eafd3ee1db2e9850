import { documentWrite, type CaseId, type CaseStore } from '#shared/casework/index.ts';
import { draftDocument, EMPTY_DRAFT, findingsDocument, type Draft, type Findings } from '../domain/conclusion.ts';
import { inspectionDocument, type Inspection } from '../domain/inspection.ts';

export interface KnownInspection {
  readonly inspection: Inspection;
  readonly version: number;
}

/** The inspection of a case; undefined when the case is none. */
export async function findInspection(store: CaseStore, caseId: CaseId): Promise<KnownInspection | undefined> {
  const found = await store.readDocument(inspectionDocument, caseId);
  return found === undefined ? undefined : { inspection: found.value, version: found.version };
}

/** The inspection of a case. Throws when there is none: the case is no inspection. */
export async function knownInspection(store: CaseStore, caseId: CaseId): Promise<KnownInspection> {
  const found = await findInspection(store, caseId);
  if (found === undefined) throw new Error(`Case ${caseId} holds no inspection`);
  return found;
}

/** Its next version, for the transaction of the decision that changed it. */
export const nextInspection = (caseId: CaseId, { inspection, version }: KnownInspection, change: Partial<Inspection>) =>
  documentWrite(inspectionDocument, { caseId, value: { ...inspection, ...change }, version: version + 1 });

/** What was found so far; version 0 before anything was. */
export async function findingsOf(
  store: CaseStore,
  caseId: CaseId,
): Promise<{ readonly value: Findings; readonly version: number }> {
  return (await store.readDocument(findingsDocument, caseId)) ?? { value: {}, version: 0 };
}

/** The notice as it is written so far; version 0 before anything was. */
export async function draftOf(
  store: CaseStore,
  caseId: CaseId,
): Promise<{ readonly value: Draft; readonly version: number }> {
  return (await store.readDocument(draftDocument, caseId)) ?? { value: EMPTY_DRAFT, version: 0 };
}
