/** Due dates of a task and what stopping its clock does to them. All days are civil dates in Vietnam. */
import { z } from 'zod';
import type { Calendar } from '#shared/calendar/index.ts';
import { addDays, daysBetween, type PlainDate } from '#shared/kernel/civil-date.ts';
import { dateSchema } from '#shared/org/unit.ts';

/** «Trước ngày D» reads two ways (domain §2.3): warnings aim at the strict day, overdue begins after the lenient one. */
export const dueSchema = z
  .object({ strict: dateSchema, lenient: dateSchema })
  .refine(({ strict, lenient }) => strict <= lenient, 'the strict date lies after the lenient one');
export type Due = z.infer<typeof dueSchema>;

export const unitOfCountSchema = z.enum(['working-day', 'calendar-day']);
export type UnitOfCount = z.infer<typeof unitOfCountSchema>;

/** True from the day after the lenient date: a due day ends at 24:00 (Civil Code art. 148.6). */
export const isOverdue = ({ lenient }: Due, today: PlainDate): boolean => today > lenient;

/** Days of the period's own kind that are left after `from`, which is not counted itself. */
export const daysLeft = (calendar: Calendar, count: UnitOfCount, from: PlainDate, until: PlainDate): number =>
  count === 'working-day' ? calendar.workingDaysBetween(from, until) : Math.max(0, daysBetween(from, until));

/**
 * The due dates of a clock that stood still from `stopped` to `resumed`: what was left then is left now. A calendar
 * period that would end on a day off ends with the next working day (Civil Code art. 148.5); its strict date stays.
 */
export function dueAfterPause(
  calendar: Calendar,
  count: UnitOfCount,
  due: Due,
  { stopped, resumed }: { readonly stopped: PlainDate; readonly resumed: PlainDate },
): Due {
  if (stopped === resumed) return due;
  const moved = (date: PlainDate): PlainDate => {
    const left = daysLeft(calendar, count, stopped, date);
    return count === 'working-day' ? calendar.addWorkingDays(resumed, left) : addDays(resumed, left);
  };
  const lenient = moved(due.lenient);
  return { strict: moved(due.strict), lenient: count === 'calendar-day' ? calendar.onOrAfter(lenient) : lenient };
}
