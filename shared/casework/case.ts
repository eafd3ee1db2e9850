/** A case: one matter of one process – a plan row, a PAKN, an announcement. Its tasks and events hang under it. */
import { z } from 'zod';
import { dateSchema } from '#shared/org/unit.ts';
import { caseIdSchema } from './ids.ts';
import { jsonObjectSchema } from './json.ts';

export const caseSchema = z.object({
  caseId: caseIdSchema,
  process: z.string().min(1),
  /** A plan, or a process and its period; cases are listed by board. */
  board: z.string().min(1),
  row: z.string().min(1),
  title: z.string().min(1),
  openedOn: dateSchema,
  /** Events that happened to the case and arm its waiting tasks, by name. */
  facts: z.record(z.string(), dateSchema),
  /** The execution to be started for it, until that is known to have been done. */
  start: z
    .object({ workflow: z.string().min(1), input: jsonObjectSchema })
    .nullable()
    .default(null),
  version: z.int().min(1),
});
export type Case = z.infer<typeof caseSchema>;
