/**
 * What a due date was computed from, so that a corrected calendar or event computes it again: «Vì sao là ngày này?» as
 * data. A date that a person set (an extension) has none of its own and stays.
 */
import { z } from 'zod';
import type { Calendar } from '#shared/calendar/index.ts';
import { policySchema } from '#shared/calendar/counting.ts';
import { deadlineSchema, dueDates, type DatedOccurrence } from '#shared/deadlines/index.ts';
import { dateSchema } from '#shared/org/unit.ts';
import type { Due } from './due.ts';

export const basisSchema = z.object({
  deadline: deadlineSchema,
  /** The phrase as printed, for the explanation. */
  phrase: z.string().optional(),
  planYear: z.int(),
  throughYear: z.int().optional(),
  /** First day on which the plan binds. */
  issued: dateSchema.optional(),
  /** Recorded events by name. */
  events: z.record(z.string(), dateSchema).optional(),
  policy: policySchema.optional(),
  /** Which of the deadline's dated occurrences, from 0. */
  place: z.int().min(0),
});
export type Basis = z.infer<typeof basisSchema>;

/** The occurrence as the calendar gives it now; undefined when the deadline no longer yields it. */
export function occurrenceOf({ deadline, place, ...context }: Basis, calendar: Calendar): DatedOccurrence | undefined {
  const dated = dueDates(deadline, { ...context, calendar }).filter((occurrence) => occurrence.state === 'dated');
  return dated[place];
}

/** An occurrence's two dates; warnings never aim behind the day on which it becomes overdue. */
export const dueOfOccurrence = ({ due, strict }: Pick<DatedOccurrence, 'due' | 'strict'>): Due => ({
  strict: strict <= due ? strict : due,
  lenient: due,
});
