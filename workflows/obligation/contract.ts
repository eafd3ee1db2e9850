import { z } from 'zod';
import { caseIdSchema } from '#shared/casework/index.ts';
import { instantSchema } from '#shared/kernel/instant.ts';

/** What a person's bulk action starts the workflow with: its own case, and the keys of its batches. */
export const inputSchema = z.object({ caseId: caseIdSchema, batches: z.array(z.string().min(1)).min(1) });

/** Does to each task of one batch what was asked for; done again, it does nothing twice. */
export const applyBatch = {
  payload: z.object({ now: instantSchema, caseId: caseIdSchema, batch: z.string().min(1) }),
  result: z.object({ done: z.int().nonnegative(), refused: z.int().nonnegative() }),
};

/** Marks the action as through. */
export const closeBulk = {
  payload: z.object({ now: instantSchema, caseId: caseIdSchema }),
  result: z.object({ outcome: z.literal('closed') }),
};
