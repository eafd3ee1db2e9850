import type { z } from 'zod';
import type { finishRun as contract } from '#workflows/daily/contract.ts';
import type { DailyPorts } from '../ports.ts';

/** Writes when the run ended. Throws when this execution never claimed the day: a fault, no outcome. */
export async function finishRun(
  { now, executionId, date }: z.output<typeof contract.payload>,
  { runs }: Pick<DailyPorts, 'runs'>,
): Promise<z.input<typeof contract.result>> {
  const finished = await runs.finish({ date, executionId, endedAt: now });
  if (!finished) throw new Error(`The daily run of ${date} is not held by ${executionId}`);
  return { outcome: 'finished', date };
}
