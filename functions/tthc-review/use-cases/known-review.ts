import { documentWrite, type CaseDocument, type CaseId, type CaseStore } from '#shared/casework/index.ts';
import { groupDocument, type Group } from '../domain/group.ts';
import { reviewDocument, type Review } from '../domain/review.ts';

export interface KnownReview {
  readonly review: Review;
  readonly version: number;
}

/** The review of a case; undefined when the case is none. */
export async function findReview(store: CaseStore, caseId: CaseId): Promise<KnownReview | undefined> {
  const found = await store.readDocument(reviewDocument, caseId);
  return found === undefined ? undefined : { review: found.value, version: found.version };
}

/** The review of a case. Throws when there is none: the case is no review. */
export async function knownReview(store: CaseStore, caseId: CaseId): Promise<KnownReview> {
  const found = await findReview(store, caseId);
  if (found === undefined) throw new Error(`Case ${caseId} holds no review`);
  return found;
}

export const groupsOf = (store: CaseStore, caseId: CaseId): Promise<readonly CaseDocument<Group>[]> =>
  store.documentsOf(groupDocument, caseId);

/** Its next version, for the transaction of the decision that changed it. */
export const nextReview = (caseId: CaseId, { review, version }: KnownReview, change: Partial<Review>) =>
  documentWrite(reviewDocument, { caseId, value: { ...review, ...change }, version: version + 1 });
