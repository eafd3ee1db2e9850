import { z } from 'zod';
import { caseIdSchema } from '#shared/casework/index.ts';
import { instantSchema } from '#shared/kernel/instant.ts';

/** What a review's execution is started with; it is named after the case. */
export const inputSchema = z.object({ caseId: caseIdSchema });

const asking = z.object({
  now: instantSchema,
  token: z.string().min(1),
  caseId: caseIdSchema,
  /** Rises with each return; each time is a task of its own. */
  round: z.int().min(1),
});
const asked = z.object({ outcome: z.literal('asked') });

/** The unit: `planned`, or `nothing` to review. */
export const askPlan = { payload: asking, result: asked };
/** The unit: `submitted`. */
export const askResults = { payload: asking, result: asked };
/** The committee's office: `accepted` or `returned`. */
export const askEvaluation = { payload: asking, result: asked };
/** The unit: `submitted`. */
export const askDraft = { payload: asking, result: asked };
/** The committee's leader: `signed` or `returned`. */
export const askSignature = { payload: asking, result: asked };
/** Opens a task for each ministry to be written to and each local text to be amended. */
export const openFollowUp = {
  payload: z.object({ now: instantSchema, caseId: caseIdSchema }),
  result: z.object({ outcome: z.literal('decided'), proposals: z.int(), amendments: z.int() }),
};
