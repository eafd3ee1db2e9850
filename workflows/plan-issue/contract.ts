import { z } from 'zod';
import { caseIdSchema } from '#shared/casework/index.ts';
import { instantSchema } from '#shared/kernel/instant.ts';

const draft = { now: instantSchema, caseId: caseIdSchema };

/** What the workflow is started with: a plan to be read from its file, or an amendment of a plan in force. */
export const inputSchema = z.object({ caseId: caseIdSchema, kind: z.enum(['plan', 'amendment']) });

/** Reads the file into rows. `refused` when it holds no plan: the draft says why. */
export const readPlan = {
  payload: z.object(draft),
  result: z.object({ outcome: z.enum(['read', 'refused']) }),
};

const question = {
  payload: z.object({ ...draft, token: z.string().min(1) }),
  result: z.object({ outcome: z.literal('asked') }),
};
/** The office reviews the rows and submits. The token is told `submitted` or `dropped`. */
export const askReview = question;
/** The leader signs or returns. The token is told `signed` or `returned`. */
export const askSignature = question;
/** The office enters number and date of the signed document. The token is told `numbered`. */
export const askNumber = question;

/** The rows to be put in force, a few hundred tasks to a batch; a row is never cut. */
export const listBatches = {
  payload: z.object(draft),
  result: z.object({ outcome: z.literal('listed'), batches: z.array(z.array(z.string().min(1))) }),
};

/** Opens the obligations of some rows, and ends those an amendment takes away. Repeating it changes nothing. */
export const putInForce = {
  payload: z.object({ ...draft, keys: z.array(z.string().min(1)).min(1) }),
  result: z.object({ outcome: z.literal('in-force'), opened: z.int().min(0), withdrawn: z.int().min(0) }),
};

/** The plan binds; a unit's own plan reports to its parent. */
export const finishIssue = {
  payload: z.object(draft),
  result: z.object({ outcome: z.literal('issued') }),
};
