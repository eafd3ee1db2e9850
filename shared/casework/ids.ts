/** Identifiers of casework; units and people have those of shared/org. */
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** `#` separates the parts of a key, `|` those of a mail part; neither may stand in an id. */
const idSchema = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[^#|\s]+$/u, 'an id holds no space, # or |');

export const caseIdSchema = idSchema.brand<'CaseId'>();
export type CaseId = z.infer<typeof caseIdSchema>;
/** Unique within its case. */
export const taskIdSchema = idSchema.brand<'TaskId'>();
export type TaskId = z.infer<typeof taskIdSchema>;

/**
 * An id that sorts by time as text: eleven hexadecimal digits of the instant (epoch ms, good until the year 2527), then
 * what the id port gave, which makes ids of one millisecond differ.
 */
export const timeSortedId = (now: number, entropy: string): string =>
  `${now.toString(16).padStart(11, '0')}-${entropy}`;

/** The id of a case made by a form: by time, then by the id of the request that brought the form (any text). */
export const newCaseId = (now: number, requestId: string): CaseId =>
  caseIdSchema.parse(timeSortedId(now, createHash('sha256').update(requestId).digest('hex').slice(0, 10)));
