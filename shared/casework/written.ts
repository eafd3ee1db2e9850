import { z } from 'zod';
import { dateSchema } from '#shared/org/unit.ts';

/** A document that somebody answered with – an opinion, an appraisal, a decision: where to find it when it has an address. */
export const writtenSchema = z.object({
  number: z.string().min(1).max(200),
  date: dateSchema,
  link: z
    .url({ protocol: /^https?$/u })
    .max(2000)
    .nullable(),
});
export type Written = z.infer<typeof writtenSchema>;
