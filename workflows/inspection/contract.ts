import { z } from 'zod';
import { caseIdSchema } from '#shared/casework/index.ts';
import { instantSchema } from '#shared/kernel/instant.ts';

/** By the yearly plan, at once because of a petition or another cause, or by the unit itself (QN X.2, X.3, X.4). */
export const KINDS = ['scheduled', 'surprise', 'self'] as const;

/** What an inspection's execution is started with; it is named after the case. */
export const inputSchema = z.object({ caseId: caseIdSchema, kind: z.enum(KINDS) });

const asking = z.object({ now: instantSchema, token: z.string().min(1), caseId: caseIdSchema });
const asked = z.object({ outcome: z.literal('asked') });

/** The committee's office: `appointed` or `called-off`. */
export const askTeam = { payload: asking, result: asked };
/** The team, or the unit that inspects itself: `inspected`. */
export const askFindings = { payload: asking, result: asked };
/** The same: `concluded`. */
export const askConclusion = { payload: asking, result: asked };
/** Opens a task of the unit for each recommendation. */
export const openRecommendations = {
  payload: z.object({ now: instantSchema, caseId: caseIdSchema }),
  result: z.object({ recommendations: z.int().min(0) }),
};
/** The report to the committee: `reported`. */
export const askReport = { payload: asking, result: asked };
