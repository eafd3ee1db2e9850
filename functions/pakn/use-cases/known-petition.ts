import { documentWrite, type CaseId, type CaseStore } from '#shared/casework/index.ts';
import { petitionDocument, type Petition } from '../domain/petition.ts';

export interface KnownPetition {
  readonly petition: Petition;
  readonly version: number;
}

/** The petition of a case. Throws when there is none: the case is no petition. */
export async function knownPetition(store: CaseStore, caseId: CaseId): Promise<KnownPetition> {
  const found = await store.readDocument(petitionDocument, caseId);
  if (found === undefined) throw new Error(`Case ${caseId} holds no petition`);
  return { petition: found.value, version: found.version };
}

/** Its next version, for the transaction of the decision that changed it. */
export const nextPetition = (caseId: CaseId, { petition, version }: KnownPetition, change: Partial<Petition>) =>
  documentWrite(petitionDocument, { caseId, value: { ...petition, ...change }, version: version + 1 });
