import type { Decision, Task, Written } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { ReviewPorts } from '../ports.ts';
import { decide } from './decision.ts';
import { knownReview } from './known-review.ts';

/** Signed with its number and date, or returned with a reason. */
export type Signature =
  | { readonly signed: true; readonly text: string; readonly document: Written }
  | { readonly signed: false; readonly text: string };

/** The committee's leader signs the decision that adopts the simplification, or returns the draft. */
export async function signDecision(
  { signature, ...decision }: Decision & { readonly signature: Signature },
  ports: ReviewPorts,
): Promise<Result<Task, Refusal>> {
  const known = await knownReview(ports.store, decision.caseId);
  const { signatures, drafts } = known.review;
  const { signed, text } = signature;
  const change = {
    signatures: [...signatures, { round: drafts.length, on: civilDateAt(decision.now), signed, text }],
    decision: signature.signed ? signature.document : null,
  };
  return decide(decision, known, { outcome: signed ? 'signed' : 'returned', why: text, change }, ports);
}
