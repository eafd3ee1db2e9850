/** A row of a plan as it binds: what is done, by whom as printed, by when. */
import { z } from 'zod';
import { deadlineSchema } from '#shared/deadlines/index.ts';
import { unitIdSchema } from '#shared/org/unit.ts';
import { measureSchema } from './measure.ts';

export const obligationRowSchema = z.object({
  /** Place in the plan; sorts as text and never changes. */
  key: z.string().regex(/^\d{4}(?:-\d{1,2})*$/u),
  /** From 1; each amendment of the row is the next one. */
  revision: z.int().min(1),
  /** Numeral of its section, number as printed. */
  section: z.string().nullable(),
  no: z.string().nullable(),
  title: z.string().min(1),
  /** As printed, one name each. */
  lead: z.array(z.string().min(1)),
  coordinating: z.array(z.string().min(1)),
  phrase: z.string(),
  deadline: deadlineSchema,
  product: z.string().nullable(),
  /** Named by the office where the printed words leave it open. */
  assigned: z.array(unitIdSchema),
  /** Each unit issues its own plan: finished by that plan. */
  ownPlan: z.boolean(),
  measure: measureSchema.nullable(),
});
export type ObligationRow = z.infer<typeof obligationRowSchema>;

/** «II.4»; what people call a row. Null for one that is printed without a number. */
export const numberOf = ({ section, no }: Pick<ObligationRow, 'section' | 'no'>): string | null =>
  no === null ? section : section === null || no.startsWith(`${section}.`) ? no : `${section}.${no}`;
