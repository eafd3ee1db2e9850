import type { z } from 'zod';
import type { finishRun as contract } from '#workflows/daily/contract.ts';
import type { DailyStore } from '../store.ts';

/** Writes when the run ended and what it did. Throws when this execution never claimed the day: a fault, no outcome. */
export async function finishRun(
  { now, executionId, date, counts }: z.output<typeof contract.payload>,
  { store }: { readonly store: DailyStore },
): Promise<z.input<typeof contract.result>> {
  const finished = await store.finish({ date, executionId, endedAt: now, counts });
  if (!finished) throw new Error(`The daily run of ${date} is not held by ${executionId}`);
  return { outcome: 'finished', date };
}
