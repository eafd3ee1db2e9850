import type { z } from 'zod';
import { addDays, civilDateAt, instantOf } from '#shared/kernel/civil-date.ts';
import { isoInstant } from '#shared/kernel/instant.ts';
import type { claimRun as contract } from '#workflows/daily/contract.ts';
import type { DailyPorts } from '../ports.ts';

/** How far back the first run looks, and one that finds none of forty finished. */
const FIRST_LOOK_BACK_DAYS = 31;
const MAIL_HOUR = 7;
const MAIL_MINUTE = 30;

/**
 * Claims the day this run happens in, not the day it was due: a start that comes a day late finds that day's own run
 * already there and does nothing, so nobody gets two digests. The agenda is gone through from the last finished run's
 * day on, that day again, so that a run that broke off is completed and an outage is caught up once.
 */
export async function claimRun(
  { now, executionId, scheduledTime }: z.output<typeof contract.payload>,
  { runs }: Pick<DailyPorts, 'runs'>,
): Promise<z.input<typeof contract.result>> {
  const date = civilDateAt(now);
  const claimed = await runs.claim({ date, executionId, startedAt: now, scheduledFor: scheduledTime });
  if (!claimed) return { outcome: 'already-done', date };
  const from = (await runs.lastFinishedBefore(date)) ?? addDays(date, -FIRST_LOOK_BACK_DAYS);
  return { outcome: 'claimed', date, from, mailAt: isoInstant(instantOf(date, MAIL_HOUR, MAIL_MINUTE)) };
}
