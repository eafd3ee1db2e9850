import type { CaseId, CaseStore } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { petitionDocument } from '../domain/petition.ts';
import { refuse } from '../refusals.ts';
import { nextPetition } from './known-petition.ts';

/** The sender says how content he is, once, by the code he was given. */
export async function rateAnswer(
  { caseId, satisfaction }: { readonly caseId: CaseId; readonly satisfaction: number },
  { store }: { readonly store: CaseStore },
): Promise<Result<void, Refusal<'petition-not-found' | 'not-published' | 'already-rated'>>> {
  const found = await store.readDocument(petitionDocument, caseId);
  if (found === undefined) return refuse('petition-not-found');
  const { value: petition, version } = found;
  if (petition.publishedOn === null) return refuse('not-published');
  if (petition.satisfaction !== null) return refuse('already-rated');
  const conflicts = await store.commit({
    documents: [nextPetition(caseId, { petition, version }, { satisfaction })],
  });
  return conflicts.length === 0 ? ok(undefined) : refuse('already-rated');
}
