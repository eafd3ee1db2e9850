/** What the checker last saw of a publication, address by address. */
import { z } from 'zod';
import { defineDocument } from '#shared/casework/index.ts';
import { procedureSchema } from './procedures.ts';

const seenSchema = z.object({
  number: z.boolean(),
  procedures: z.int().min(0),
  missing: z.int().min(0),
  /** The first of those the page does not name. */
  examples: z.array(procedureSchema).max(20),
});

const lookSchema = z.object({
  address: z.url(),
  kind: z.enum(['found', 'not-found', 'unreachable']),
  /** Why nothing can be said; null when the page was read. */
  why: z.string().min(1).nullable(),
  /** Null where there was no page to read. */
  seen: seenSchema.nullable(),
  /** The page as it was fetched, in the folder `snapshots` of the bucket. */
  snapshot: z.string().min(1).nullable(),
});
export type Look = z.infer<typeof lookSchema>;

export const findingSchema = z.object({
  /** Epoch milliseconds (UTC). */
  at: z.int(),
  looks: z.array(lookSchema),
});
export type Finding = z.infer<typeof findingSchema>;

/** One for each publication of a case, the latest; its key is the publication. */
export const findingDocument = defineDocument('tthc-announce.finding', findingSchema);
