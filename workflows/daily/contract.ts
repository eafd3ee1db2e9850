import { z } from 'zod';
import { isPlainDate } from '#shared/kernel/civil-date.ts';
import { instantSchema } from '#shared/kernel/instant.ts';

const dateSchema = z.string().refine(isPlainDate);

/** What the schedule starts the workflow with: the instant the run was due. */
export const inputSchema = z.object({ scheduledTime: z.iso.datetime({ offset: true }) });

/** Takes the civil date of `now` for this execution; a repetition by the same execution is granted again. */
export const claimRun = {
  payload: z.object({ now: instantSchema, executionId: z.string().min(1), scheduledTime: instantSchema }),
  result: z.object({ outcome: z.enum(['claimed', 'already-done']), date: dateSchema }),
};

/** Closes the run of `date`: when it ended and how many of what it did. */
export const finishRun = {
  payload: z.object({
    now: instantSchema,
    executionId: z.string().min(1),
    date: dateSchema,
    counts: z.record(z.string(), z.number().int().nonnegative()),
  }),
  result: z.object({ outcome: z.literal('finished'), date: dateSchema }),
};
