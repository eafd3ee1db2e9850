import { z } from 'zod';
import { caseIdSchema } from '#shared/casework/index.ts';
import { instantSchema } from '#shared/kernel/instant.ts';

/** From 1; rises with each return, and each round is a task of its own. */
const round = z.int().min(1);

/** An execution opens the sheets of the month that is over, or carries a sheet (or its correction) to publication. */
export const inputSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('month'), scheduledTime: z.iso.datetime({ offset: true }) }),
  z.object({ kind: z.literal('sheet'), caseId: caseIdSchema, round }),
]);
export type Input = z.input<typeof inputSchema>;

/** Opens the sheet of every committee that publishes; those that are open already stay as they are. */
export const openMonth = {
  payload: z.object({ now: instantSchema }),
  result: z.object({ outcome: z.literal('opened'), sheets: z.int().nonnegative() }),
};

const asking = z.object({ now: instantSchema, token: z.string().min(1), caseId: caseIdSchema, round });
const asked = z.object({ outcome: z.literal('asked') });

/** The publisher's office: `submitted`. */
export const askScores = { payload: asking, result: asked };
/** The publisher's leader: `approved` or `returned`. */
export const askApproval = { payload: asking, result: asked };

/** Puts the approved scores before everybody. */
export const publishScores = {
  payload: z.object({ now: instantSchema, caseId: caseIdSchema }),
  result: z.object({ outcome: z.literal('published'), units: z.int().min(1) }),
};
