import { z } from 'zod';
import { isPlainDate } from '#shared/kernel/civil-date.ts';
import { instantSchema } from '#shared/kernel/instant.ts';

const dateSchema = z.string().refine(isPlainDate);

/** What the schedule starts the workflow with: the instant the run was due. */
export const inputSchema = z.object({ scheduledTime: z.iso.datetime({ offset: true }) });

/** What every later step is told: the day of the run, and the last finished run's day, which is gone through again. */
const stepSchema = z.object({ now: instantSchema, date: dateSchema, from: dateSchema });

/** Takes the civil date of `now` for this execution; a repetition by the same execution is granted again. */
export const claimRun = {
  payload: z.object({ now: instantSchema, executionId: z.string().min(1), scheduledTime: instantSchema }),
  result: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('claimed'), date: dateSchema, from: dateSchema, mailAt: z.iso.datetime() }),
    z.object({ outcome: z.literal('already-done'), date: dateSchema }),
  ]),
};

/** Openings, rungs, check-ins, lost wake-ups and starts; `more` when they were too many for one call. */
export const workAgenda = {
  payload: stepSchema,
  result: z.object({ outcome: z.enum(['more', 'mail-day', 'day-off']) }),
};

/** Counts each board and puts digests into the mails of leaders and offices. */
export const buildDigests = {
  payload: stepSchema,
  result: z.object({ outcome: z.literal('built') }),
};

/** Writes and sends the mails of the day; `more` when they were too many for one call. */
export const sendMails = {
  payload: stepSchema,
  result: z.object({ outcome: z.enum(['more', 'sent']) }),
};

/** Closes the run of `date`. */
export const finishRun = {
  payload: z.object({ now: instantSchema, executionId: z.string().min(1), date: dateSchema }),
  result: z.object({ outcome: z.literal('finished'), date: dateSchema }),
};
