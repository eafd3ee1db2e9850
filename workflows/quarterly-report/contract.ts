import { z } from 'zod';
import { instantSchema } from '#shared/kernel/instant.ts';
import { actorSchema } from '#shared/casework/actor.ts';
import { caseIdSchema } from '#shared/casework/ids.ts';
import { unitIdSchema } from '#shared/org/unit.ts';

/** `2024-q1`, `2024-year`: a reporting period (functions/quarterly-report/domain/period.ts). */
const periodSchema = z.string().regex(/^20\d{2}-(?:q[123]|year)$/u);
const batchSchema = z.object({ period: periodSchema, units: z.array(unitIdSchema) });

/** Which submission of which report an execution is about. */
const submissionSchema = z.object({
  caseId: caseIdSchema,
  period: periodSchema,
  unit: unitIdSchema,
  round: z.int().min(1),
});

/** An execution opens the periods of a year, or carries one submission of a report to its decision. */
export const inputSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('year'), caseId: caseIdSchema, periods: z.array(periodSchema).min(1) }),
  submissionSchema.extend({ kind: z.literal('report'), submittedAt: z.iso.datetime(), submittedBy: actorSchema }),
]);
export type Input = z.input<typeof inputSchema>;

/** Opens the cases of the periods; the units that have no task in them yet, in batches. */
export const planYear = {
  payload: z.object({ now: instantSchema, periods: z.array(periodSchema) }),
  result: z.object({ batches: z.array(batchSchema) }),
};

/** Gives each unit of a batch its report to make. */
export const openBatch = {
  payload: batchSchema.extend({ now: instantSchema }),
  result: z.object({ opened: z.int().nonnegative() }),
};

/** Ends the unit's own work and asks whoever receives the report to check it; the execution waits for the answer. */
export const checkReport = {
  payload: submissionSchema.extend({
    now: instantSchema,
    token: z.string().min(1),
    submittedAt: instantSchema,
    submittedBy: actorSchema,
  }),
  result: z.object({ outcome: z.literal('asked') }),
};

/** What the receiver decided; of a returned report the unit's work is open again. */
export const closeRound = {
  payload: submissionSchema.extend({ now: instantSchema, outcome: z.enum(['accepted', 'returned', 'withdrawn']) }),
  result: z.object({ outcome: z.enum(['accepted', 'returned', 'withdrawn']) }),
};
