import { z } from 'zod';
import { caseIdSchema } from '#shared/casework/index.ts';
import { instantSchema } from '#shared/kernel/instant.ts';

/** What the form starts the workflow with. */
export const inputSchema = z.object({ caseId: caseIdSchema, round: z.literal(1) });

export const decisionStepSchema = z.enum(['draft', 'check', 'signature']);
export type DecisionStep = z.infer<typeof decisionStepSchema>;

const asked = z.object({ outcome: z.literal('asked') });
const token = z.string().min(1);

/** Opens the task of one of the three steps to the decision; the answer comes by the token. Rounds count from 1. */
export const askForDecision = {
  payload: z.object({
    now: instantSchema,
    token,
    caseId: caseIdSchema,
    step: decisionStepSchema,
    round: z.int().min(1),
  }),
  result: asked,
};

/** Which publications the signed decision needs: chains side by side, the steps of a chain one after another. */
export const planPublication = {
  payload: z.object({ now: instantSchema, caseId: caseIdSchema }),
  result: z.object({
    chains: z.array(z.object({ steps: z.array(z.string().min(1)).min(1) })).min(1),
    /** When the checker looks first, an instant. */
    nextCheckAt: z.iso.datetime(),
  }),
};

/** Opens the task of one publication; it ends by evidence or by the checker's finding. */
export const askForPublication = {
  payload: z.object({ now: instantSchema, token, caseId: caseIdSchema, publication: z.string().min(1) }),
  result: asked,
};

/** Looks once for what is not yet known as published. `ended`: nothing is left to look for, or the time to look is over. */
export const checkPages = {
  payload: z.object({ now: instantSchema, caseId: caseIdSchema }),
  result: z.object({ outcome: z.enum(['watching', 'ended']), nextCheckAt: z.iso.datetime() }),
};
