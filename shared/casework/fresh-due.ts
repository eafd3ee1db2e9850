/**
 * A task's due dates computed once more: its basis by the calendar given, then all that happened to its clock, in order.
 * An extension sets the date that was granted; a pause gives back the days that were left when it began.
 */
import type { Calendar } from '#shared/calendar/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { dueOfOccurrence, occurrenceOf } from './basis.ts';
import { dueAfterPause, type Due } from './due.ts';
import type { Task } from './task.ts';

type Clocked = Pick<Task, 'basis' | 'countedIn' | 'extensions' | 'suspensions'>;

interface Happening {
  readonly on: PlainDate;
  apply(due: Due | undefined): Due | undefined;
}

/** Undefined where nothing can be computed: a date that a person set stays as it is. */
export function freshDue(task: Clocked, calendar: Calendar): Due | undefined {
  const first = task.basis === null ? undefined : occurrenceOf(task.basis, calendar);
  return happeningsOf(task, calendar).reduce<Due | undefined>(
    (due, happening) => happening.apply(due),
    first === undefined ? undefined : dueOfOccurrence(first),
  );
}

/** A pause that still lasts has not moved the date yet. Nothing is extended while the clock stands. */
function happeningsOf({ countedIn, extensions, suspensions }: Clocked, calendar: Calendar): readonly Happening[] {
  const granted = extensions.map(({ on, after }): Happening => ({ on, apply: () => after }));
  const paused = suspensions.flatMap(({ from, to }): Happening[] =>
    to === null
      ? []
      : [
          {
            on: to,
            apply: (due) => due && dueAfterPause(calendar, countedIn, due, { stopped: from, resumed: to }),
          },
        ],
  );
  // Of one day: who resumes may extend, who extends may stop; a pause of no days moves nothing.
  return [...paused, ...granted].sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}
