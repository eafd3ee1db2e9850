import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Actor } from '../actor.ts';
import { lookEvent } from '../event.ts';
import type { CaseId } from '../ids.ts';
import type { CaseworkPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import { senderSchema, type Sender, type SenderPorts } from '../sender.ts';

interface ReadSender {
  readonly caseId: CaseId;
  readonly by: Actor;
  readonly why: string;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/**
 * Who sent it, for somebody who says why; the reading itself is an event. Refused from the day after the retention date,
 * whether or not the table has removed the item yet.
 */
export async function readSender(
  { caseId, by, why, now }: ReadSender,
  { store, vault, senders }: SenderPorts & Pick<CaseworkPorts, 'store'>,
): Promise<Result<Sender, Refusal<'sender-not-kept' | 'reason-missing'>>> {
  if (why.trim() === '') return refuse('reason-missing');
  const kept = await senders.readSender(caseId);
  if (kept === undefined || kept.keepUntil < civilDateAt(now)) return refuse('sender-not-kept');
  await store.commit({ events: [lookEvent(caseId, { what: 'sender-read', now, by, why: why.trim() })] });
  return ok(senderSchema.parse(JSON.parse(await vault.open(kept.sealed, caseId))));
}
