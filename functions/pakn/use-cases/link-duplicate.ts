import type { Actor, CaseId, CaseStore } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { petitionDocument } from '../domain/petition.ts';
import { refuse } from '../refusals.ts';
import { knownPetition, nextPetition } from './known-petition.ts';

interface LinkDuplicate {
  readonly caseId: CaseId;
  /** The petition it repeats; null takes the link off. */
  readonly sameAs: CaseId | null;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/** Notes «trùng với». Both petitions go on by themselves: each sender gets an answer. */
export async function linkDuplicate(
  { caseId, sameAs, by, now }: LinkDuplicate,
  { store }: { readonly store: CaseStore },
): Promise<Result<void, Refusal<'duplicate-of-itself' | 'petition-not-found' | 'changed-meanwhile'>>> {
  if (sameAs === caseId) return refuse('duplicate-of-itself');
  if (sameAs !== null && (await store.readDocument(petitionDocument, sameAs)) === undefined)
    return refuse('petition-not-found');
  const known = await knownPetition(store, caseId);
  const link = sameAs === null ? null : { caseId: sameAs, by: by.person, on: civilDateAt(now) };
  const conflicts = await store.commit({ documents: [nextPetition(caseId, known, { sameAs: link })] });
  return conflicts.length === 0 ? ok(undefined) : refuse('changed-meanwhile');
}
