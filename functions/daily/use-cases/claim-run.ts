import type { z } from 'zod';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { claimRun as contract } from '#workflows/daily/contract.ts';
import type { DailyStore } from '../store.ts';

/**
 * Claims the day this run happens in, not the day it was due: a start that comes a day late finds that day's own run
 * already there and does nothing, so nobody gets two digests.
 */
export async function claimRun(
  { now, executionId, scheduledTime }: z.output<typeof contract.payload>,
  { store }: { readonly store: DailyStore },
): Promise<z.input<typeof contract.result>> {
  const date = civilDateAt(now);
  const claimed = await store.claim({ date, executionId, startedAt: now, scheduledFor: scheduledTime });
  return { outcome: claimed ? 'claimed' : 'already-done', date };
}
