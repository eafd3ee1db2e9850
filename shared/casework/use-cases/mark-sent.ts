import type { Mail } from '../mail.ts';
import { MAX_WRITES, type CaseworkPorts } from '../ports.ts';

interface MarkSent {
  readonly mails: readonly Mail[];
  readonly run: string;
}

/** Notes that mails have left, a hundred in a write. Throws when one of them is not this run's. */
export async function markSent({ mails, run }: MarkSent, { store }: Pick<CaseworkPorts, 'store'>): Promise<void> {
  for (let from = 0; from < mails.length; from += MAX_WRITES)
    await store.markSent(mails.slice(from, from + MAX_WRITES), run);
}
