import type { Calendar } from '#shared/calendar/index.ts';
import { dueOfOccurrence, occurrenceOf, type Due, type Task } from '#shared/casework/index.ts';
import { addDays, type PlainDate } from '#shared/kernel/civil-date.ts';
import { keyOf } from '../watch.ts';
import type { Invariant } from './invariant.ts';

/** Every stored due date is what its basis gives when it is computed once more, extensions granted since included. */
export const dueDatesAreFresh: Invariant = {
  name: 'every due date equals a fresh computation',
  check: ({ watch, calendar }) => {
    const dated = [...watch.tasks.values()].filter(isDated);
    const broken = dated.flatMap((task) => {
      const fresh = freshDue(task, calendar);
      const same = fresh?.strict === task.due.strict && fresh.lenient === task.due.lenient;
      return same ? [] : [`${keyOf(task)}: ${JSON.stringify(task.due)}, computed ${JSON.stringify(fresh)}`];
    });
    return { checked: dated.length, broken };
  },
};

type Dated = Task & { readonly due: Due; readonly basis: NonNullable<Task['basis']> };

/** A clock that was stopped is left to the tests of casework: it depends on when. */
const isDated = (task: Task): task is Dated =>
  task.due !== null && task.basis !== null && task.suspensions.length === 0;

function freshDue({ basis, extensions }: Dated, calendar: Calendar): Due | undefined {
  const granted = extensions.at(-1)?.after;
  if (granted !== undefined) return granted;
  const occurrence = occurrenceOf(basis, calendar);
  if (occurrence === undefined) return undefined;
  const counted = countedByHand(basis, calendar);
  const due = dueOfOccurrence(occurrence);
  // Counted from day to day where the deadline is a plain number of days after one event: by no code of the calendar.
  return counted === undefined || counted === due.lenient ? due : { strict: counted, lenient: counted };
}

function countedByHand({ deadline, events = {}, policy }: Dated['basis'], calendar: Calendar): PlainDate | undefined {
  if (policy !== undefined || deadline.kind !== 'AFTER_WORK' || typeof deadline.n !== 'number') return undefined;
  const from = deadline.event === null ? undefined : events[deadline.event];
  if (from === undefined) return undefined;
  let day = from;
  for (let left = deadline.n; left > 0;) {
    day = addDays(day, 1);
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return day;
}
