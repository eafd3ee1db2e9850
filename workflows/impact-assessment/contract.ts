import { z } from 'zod';
import { caseIdSchema } from '#shared/casework/index.ts';
import { instantSchema } from '#shared/kernel/instant.ts';

/** What a text's execution is started with; it is named after the case. */
export const inputSchema = z.object({ caseId: caseIdSchema });

const asking = z.object({
  now: instantSchema,
  token: z.string().min(1),
  caseId: caseIdSchema,
  /** How often the dossier has been with the drafting unit; each time is a task of its own. */
  round: z.int().min(1),
});
const asked = z.object({ outcome: z.literal('asked') });

/** The drafting unit assesses each procedure and counts its cost; the task's answer is `submitted` or `withdrawn`. */
export const askAssessment = { payload: asking, result: asked };
/** The committee's office: `agreed` or `commented`. */
export const askOpinion = { payload: asking, result: asked };
/** The department of justice: `accepted` or `returned`. */
export const askAppraisal = { payload: asking, result: asked };
