import { z } from 'zod';
import { caseIdSchema } from '#shared/casework/index.ts';
import { instantSchema } from '#shared/kernel/instant.ts';
import { unitIdSchema } from '#shared/org/unit.ts';

/** The case of the change, and when to begin: at once, or on the day a reform takes effect. */
export const inputSchema = z.object({ caseId: caseIdSchema, startAt: z.iso.datetime({ offset: true }) });

const batchSchema = z.object({ batch: z.int().min(1), units: z.array(unitIdSchema) });

/** The units of the organisation as it now is, closed ones too, in batches. */
export const listBatches = {
  payload: z.object({ caseId: caseIdSchema }),
  result: z.object({ batches: z.array(batchSchema) }),
};

/** Brings the open work of the batch's units to the reference data of now. Repeating it changes nothing more. */
export const changeBatch = {
  payload: batchSchema.extend({ now: instantSchema, caseId: caseIdSchema, pass: z.literal([1, 2]) }),
  result: z.object({ outcome: z.enum(['changed', 'unchanged']) }),
};

/** Notes when the change was through. */
export const finishChange = {
  payload: z.object({ now: instantSchema, caseId: caseIdSchema }),
  result: z.object({ outcome: z.literal('finished') }),
};
