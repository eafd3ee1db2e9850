import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Mail } from '../mail.ts';
import { MAX_WRITES, type CaseworkPorts } from '../ports.ts';

interface ClaimOutbox {
  readonly sendOn: PlainDate;
  /** The same when a run is repeated, so that it gets back what it had taken and not yet marked as sent. */
  readonly run: string;
}

/** Readings of the day's outbox before giving up: each is needed only when somebody wrote to it meanwhile. */
const READINGS = 5;

/**
 * Takes the mails of a day for one run, a hundred in a write. A mail that got a part after it was read is read again, so
 * no part is lost; a mail that another run has is left to it, so nobody gets two. Returns all this run has to send.
 */
export async function claimOutbox(
  { sendOn, run }: ClaimOutbox,
  { store }: Pick<CaseworkPorts, 'store'>,
): Promise<readonly Mail[]> {
  const mine: Mail[] = [];
  for (let reading = 1; reading <= READINGS; reading += 1) {
    const mails = await store.mailsOn(sendOn);
    if (reading === 1) mine.push(...mails.filter(({ state, claimedBy }) => state === 'claimed' && claimedBy === run));
    const pending = mails.filter(({ state }) => state === 'pending');
    if (pending.length === 0) return mine;
    for (let from = 0; from < pending.length; from += MAX_WRITES) {
      const batch = pending.slice(from, from + MAX_WRITES);
      if (await store.claimMails(batch, run))
        mine.push(...batch.map((mail) => ({ ...mail, state: 'claimed' as const, claimedBy: run })));
    }
  }
  throw new Error(`The outbox of ${sendOn} did not come to rest in ${READINGS} readings`);
}
