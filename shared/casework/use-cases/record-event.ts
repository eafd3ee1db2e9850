import { civilDateAt, formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Actor } from '../actor.ts';
import type { Case } from '../case.ts';
import type { Due } from '../due.ts';
import { caseEvent } from '../event.ts';
import type { CaseId } from '../ids.ts';
import type { CaseworkPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import type { Task } from '../task.ts';
import { succeed } from './change-task.ts';
import { commitBatch, type BatchStep } from './commit-batch.ts';
import { movedTo } from './move-due.ts';

interface RecordEvent {
  readonly caseId: CaseId;
  readonly event: string;
  readonly date: PlainDate;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** The due dates of a waiting task, counted from the event by the task's own deadline. */
  readonly dueFrom: (task: Task, date: PlainDate) => Due;
}
export type RecordRefusal = 'case-not-found' | 'event-in-future' | 'event-already-recorded' | 'changed-meanwhile';

/**
 * Somebody records that an event happened; every task of the case that waited for it is armed. Broken off half-way, the
 * same call arms the rest. Returns the tasks armed now.
 */
export async function recordEvent(
  command: RecordEvent,
  ports: CaseworkPorts,
): Promise<Result<readonly Task[], Refusal<RecordRefusal>>> {
  const { caseId, event, date, by, now } = command;
  if (date > civilDateAt(now)) return refuse('event-in-future');
  const known = await ports.store.readCase(caseId);
  if (known === undefined) return refuse('case-not-found');
  const recorded = known.facts[event];
  if (recorded !== undefined && recorded !== date) return refuse('event-already-recorded');
  if (recorded === undefined && !(await writeFact(known, command, ports))) return refuse('changed-meanwhile');
  const waiting = (await ports.store.tasksOf(caseId)).filter(
    ({ state, waitingFor }) => state === 'waiting' && waitingFor?.kind === 'event' && waitingFor.event === event,
  );
  const written = await commitBatch(
    waiting.map((task) => armed(task, command, ports)),
    { now, by },
    ports,
  );
  return ok(written.map(({ after }) => after));
}

async function writeFact(
  known: Case,
  { event, date, by, now }: RecordEvent,
  { store }: CaseworkPorts,
): Promise<boolean> {
  const after = { ...known, facts: { ...known.facts, [event]: date }, version: known.version + 1 };
  const why = `${event}: ${formatDate(date)}`;
  const events = [caseEvent(after, { what: 'fact-recorded', now, by, why })];
  return (await store.commit({ cases: [after], events })).length === 0;
}

function armed(task: Task, { event, date, now, dueFrom }: RecordEvent, ports: CaseworkPorts): BatchStep {
  const why = `${event} ngày ${formatDate(date)}`;
  const moved = movedTo(task, dueFrom(task, date), why);
  // The event belongs to what the date is computed from, so that a corrected calendar computes the same date again.
  const basis = moved.basis === null ? null : { ...moved.basis, events: { ...moved.basis.events, [event]: date } };
  const open: Task = { ...moved, basis, state: 'open' };
  return {
    before: task,
    after: succeed(task, open, now, ports),
    what: 'due-armed',
    why,
    notices: [{ kind: 'assigned', audience: 'officer' }],
  };
}
