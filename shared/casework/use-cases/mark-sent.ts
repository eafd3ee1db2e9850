import type { Mail } from '../mail.ts';
import { MAX_WRITES, type CaseworkPorts, type FurtherWrite } from '../ports.ts';

interface MarkSent {
  readonly mails: readonly Mail[];
  readonly run: string;
  /** What is written with the last of them, or not at all. */
  readonly further?: FurtherWrite | undefined;
}

/** Notes that mails have left, a hundred in a write. Throws when one of them is not this run's. */
export async function markSent(
  { mails, run, further }: MarkSent,
  { store }: Pick<CaseworkPorts, 'store'>,
): Promise<void> {
  const most = further === undefined ? MAX_WRITES : MAX_WRITES - 1;
  for (let from = 0; from < mails.length; from += most) {
    const isLast = from + most >= mails.length;
    await store.markSent(mails.slice(from, from + most), run, isLast ? further : undefined);
  }
}
