import { z } from 'zod';
import { caseIdSchema } from '#shared/casework/index.ts';
import { instantSchema } from '#shared/kernel/instant.ts';
import { unitIdSchema } from '#shared/org/unit.ts';

/** What a petition's execution is started with; it is named after the case. */
export const inputSchema = z.object({ caseId: caseIdSchema });

const asking = z.object({
  now: instantSchema,
  token: z.string().min(1),
  caseId: caseIdSchema,
  /** How often the petition has come to this step; each time is a task of its own. */
  round: z.int().min(1),
});
const asked = z.object({ outcome: z.literal('asked') });

/** The receiving body classifies the petition, and routes it anew after a refusal. */
export const askClassification = { payload: asking, result: asked };
export const askRouting = { payload: asking, result: asked };
/** After the second refusal the office decides the owner, who may not refuse. */
export const askOwner = { payload: asking, result: asked };
/** The handling unit answers, or refuses while it may. */
export const askHandling = {
  payload: asking.extend({ unit: unitIdSchema, mayRefuse: z.boolean() }),
  result: asked,
};
/** The receiving body checks the answer, and sends an unfit one back (QĐ 31/2021/QĐ-TTg, Điều 46). */
export const askCheck = { payload: asking, result: asked };

const closing = z.object({ now: instantSchema, caseId: caseIdSchema });
/** Publishes the answer without personal data and sends it to who asked. */
export const publishAnswer = { payload: closing, result: z.object({ outcome: z.literal('published') }) };
/** Tells who asked why it is not taken up, or where to turn with a complaint or denunciation. */
export const closeUnhandled = { payload: closing, result: z.object({ outcome: z.literal('closed') }) };
