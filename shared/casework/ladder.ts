/**
 * The escalation ladder is data: which audience hears of a task how many working days before or after its due date.
 * A task carries only its next rung, so nothing but the task moves when its date does.
 */
import { z } from 'zod';
import type { Calendar } from '#shared/calendar/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { audienceSchema } from './audience.ts';
import type { Due } from './due.ts';

const stepSchema = z.object({
  /** Working days: below 0 back from the strict date, 0 the strict date, above 0 on from the lenient one. */
  offset: z.int().min(-60).max(60),
  audience: audienceSchema,
});
export type LadderStep = z.infer<typeof stepSchema>;

/** Steps by rising offset; an offset names its step, so it stands once. */
export const ladderSchema = z
  .array(stepSchema)
  .refine((steps) => steps.every(({ offset }, i) => i === 0 || offset > (steps[i - 1]?.offset ?? offset)), {
    error: 'the steps of a ladder rise, and no offset stands twice',
  });
export type Ladder = z.infer<typeof ladderSchema>;

/** What a plan has that sets no ladder of its own. */
export const DEFAULT_LADDER: Ladder = ladderSchema.parse([
  { offset: -7, audience: 'officer' },
  { offset: -3, audience: 'officer' },
  { offset: -1, audience: 'officer' },
  { offset: 0, audience: 'officer' },
  { offset: 1, audience: 'head' },
  { offset: 3, audience: 'office' },
  { offset: 5, audience: 'leader' },
]);

/** The day a step of the ladder is reached; always a working day. */
export function rungDate(calendar: Calendar, due: Due, offset: number): PlainDate {
  if (offset === 0) return calendar.onOrBefore(due.strict);
  return calendar.addWorkingDays(offset < 0 ? due.strict : due.lenient, offset);
}

export interface Rung {
  readonly on: PlainDate;
  /** Of the step that comes next; later ones whose day has come too are climbed with it. */
  readonly offset: number;
}

/**
 * The rung to climb next, never on `today` itself: that day's run is over. Warnings whose day has passed are left out
 * when a later step is there to come; a passed overdue step is not lost but comes on the next working day.
 */
export function nextRung(
  calendar: Calendar,
  ladder: Ladder,
  due: Due,
  { climbed, today }: { readonly climbed: number | null; readonly today: PlainDate },
): Rung | null {
  const left = ladder.filter(({ offset }) => climbed === null || offset > climbed);
  const step = left.find(({ offset }) => offset > 0 || rungDate(calendar, due, offset) > today);
  if (step === undefined) return null;
  const on = rungDate(calendar, due, step.offset);
  return { offset: step.offset, on: on > today ? on : calendar.addWorkingDays(today, 1) };
}

/**
 * The steps from `offset` on whose day has come by `today`: one a day as a rule, several after an outage. Of several for
 * one audience only the last is left, so that catching up is one message and not a storm.
 */
export function reachedSteps(
  calendar: Calendar,
  ladder: Ladder,
  due: Due,
  { offset, today }: { readonly offset: number; readonly today: PlainDate },
): readonly LadderStep[] {
  const reached = ladder.filter(
    (step) => step.offset === offset || (step.offset > offset && rungDate(calendar, due, step.offset) <= today),
  );
  return reached.filter(({ audience }, i) => !reached.slice(i + 1).some((later) => later.audience === audience));
}
