/** What every row of one signed plan shares: whose plan it is, from which day, and by which choices its days are counted. */
import { z } from 'zod';
import { policySchema } from '#shared/calendar/counting.ts';
import { caseIdSchema } from '#shared/casework/index.ts';
import { dateSchema, unitIdSchema } from '#shared/org/unit.ts';

export const planTermsSchema = z.object({
  /** The plan's case; also the board on which its obligations stand. */
  plan: caseIdSchema,
  year: z.int().min(2000).max(2100),
  /** The last year its deadlines reach; the plan's own as a rule. */
  throughYear: z.int().min(2000).max(2100),
  /** The date of the signed document, first day on which it binds. */
  issued: dateSchema,
  /** Whose plan it is: a committee, or a department with a plan of its own. */
  issuer: unitIdSchema,
  /** The unit that keeps the plan and gives on what the plan's words leave open. */
  office: unitIdSchema,
  policy: policySchema,
  /** Name of the ladder on which delays go up. */
  ladder: z.string().min(1),
  /** How often somebody looks at a duty without a date. */
  checkIn: z.enum(['month', 'quarter']),
});
export type PlanTerms = z.infer<typeof planTermsSchema>;
