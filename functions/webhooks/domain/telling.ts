/** What of the event log a receiver is still to be told. */
import type { CaseEvent, Due } from '#shared/casework/index.ts';
import { isoInstant } from '#shared/kernel/instant.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { Webhook } from './webhook.ts';

export const MOST_EVENTS = 100;
/** A long step writes events that bear the time it began: so far back the log is looked through again. */
export const OVERLAP_MS = 10 * 60_000;
/** So long a receiver that does not answer is asked. */
export const PATIENCE_MS = 7 * 86_400_000;

/** Of nobody's concern but ours. */
const PRIVATE = new Set<CaseEvent['what']>(['wake-up-confirmed', 'token-renewed', 'sender-read']);

const unitOf = ({ before, after }: CaseEvent): UnitId | null => (after ?? before)?.unit ?? null;

/** The next events to tell, oldest first, and whether that is not all. */
export function nextEvents(
  events: readonly CaseEvent[],
  { cursor, recent, unit, madeAt }: Pick<Webhook, 'cursor' | 'recent' | 'unit' | 'madeAt'>,
  concerns: (unit: UnitId) => boolean,
): { readonly told: readonly CaseEvent[]; readonly isMore: boolean } {
  const known = new Set(recent);
  const due = events
    .filter(
      ({ at, eventId, what }) =>
        at >= Math.max(cursor - OVERLAP_MS, madeAt) && !known.has(eventId) && !PRIVATE.has(what),
    )
    .filter((event) => {
      const own = unitOf(event);
      return own === null ? unit === null : concerns(own);
    })
    .toSorted((a, b) => (a.eventId < b.eventId ? -1 : 1));
  return { told: due.slice(0, MOST_EVENTS), isMore: due.length > MOST_EVENTS };
}

/** How far the receiver has been told once it took these. */
export function afterTelling(
  { cursor, recent }: Pick<Webhook, 'cursor' | 'recent'>,
  told: readonly CaseEvent[],
): Pick<Webhook, 'cursor' | 'recent'> {
  const next = Math.max(cursor, ...told.map(({ at }) => at));
  const ids = [...recent, ...told.map(({ eventId }) => eventId)];
  return { cursor: next, recent: ids.filter((id) => timeOf(id) > next - OVERLAP_MS) };
}

/** Ids of events begin with their instant (shared/casework/ids.ts). */
const timeOf = (eventId: string): number => Number.parseInt(eventId.slice(0, 11), 16);

export interface Message {
  readonly id: string;
  readonly sentAt: string;
  readonly events: readonly Record<string, unknown>[];
}

/** Ids, kinds, states and dates: no reason, no name, nothing that a citizen wrote. */
export const messageOf = (id: string, told: readonly CaseEvent[], now: number): Message => ({
  id,
  sentAt: isoInstant(now),
  events: told.map(({ eventId, at, what, caseId, before, after }) => {
    const facts = after ?? before;
    return {
      ...{ id: eventId, type: what, at: isoInstant(at), caseId },
      ...{ taskId: facts?.taskId ?? null, unit: facts?.unit ?? null, state: facts?.state ?? null },
      due: dueOf(facts?.due ?? null),
    };
  }),
});

const dueOf = (due: Due | null) => (due === null ? null : { strict: due.strict, lenient: due.lenient });
