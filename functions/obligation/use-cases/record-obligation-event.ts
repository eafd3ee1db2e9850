import {
  dueOfOccurrence,
  occurrenceOf,
  recordEvent,
  type Actor,
  type CaseworkPorts,
  type Due,
  type Task,
} from '#shared/casework/index.ts';
import type { Calendar } from '#shared/calendar/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import { refuse } from '../domain/refusals.ts';

interface RecordObligationEvent {
  readonly task: Task;
  readonly date: PlainDate;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/** The due dates of a waiting task once its event has a date; undefined when its deadline does not yield one. */
export function dueFromEvent(
  { basis, waitingFor }: Pick<Task, 'basis' | 'waitingFor'>,
  date: PlainDate,
  calendar: Calendar,
): Due | undefined {
  if (basis === null || waitingFor?.kind !== 'event') return undefined;
  const events = { ...basis.events, [waitingFor.event]: date };
  const occurrence = occurrenceOf({ ...basis, events }, calendar);
  return occurrence === undefined ? undefined : dueOfOccurrence(occurrence);
}

/** Somebody says when the event happened that a task waits for: all tasks of its case that wait for it begin to run. */
export async function recordObligationEvent(
  { task, date, by, now }: RecordObligationEvent,
  ports: CaseworkPorts,
): Promise<Result<unknown, Refusal>> {
  const { caseId, waitingFor } = task;
  const own = dueFromEvent(task, date, ports.calendar);
  if (own === undefined || waitingFor?.kind !== 'event') return refuse('date-by-hand');
  return recordEvent(
    {
      ...{ caseId, event: waitingFor.event, date, by, now },
      dueFrom: (other) => dueFromEvent(other, date, ports.calendar) ?? own,
    },
    ports,
  );
}
