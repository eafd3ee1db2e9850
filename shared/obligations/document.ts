/** What is kept beside the case of an obligation: the row as signed, and what became of it. */
import { z } from 'zod';
import { actorSchema } from '#shared/casework/actor.ts';
import { defineDocument } from '#shared/casework/index.ts';
import { dateSchema } from '#shared/org/unit.ts';
import { openLeadSchema } from './owners.ts';
import { obligationRowSchema } from './row.ts';
import { planTermsSchema } from './terms.ts';

export const obligationSchema = z.object({
  terms: planTermsSchema,
  row: obligationRowSchema,
  /** The leads that meant nobody for certain on the day of issue. */
  open: z.array(openLeadSchema),
  /** Set by an amendment: the row binds no more. `next`: the revision that stands in its place, null for none. */
  ended: z
    .object({ on: dateSchema, by: actorSchema, why: z.string().min(1), next: z.int().min(2).nullable() })
    .nullable(),
});
export type Obligation = z.infer<typeof obligationSchema>;

export const obligationDocument = defineDocument('obligation.row', obligationSchema);
