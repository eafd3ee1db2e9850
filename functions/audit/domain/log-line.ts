/** One line of the log, from whichever of its three sources: events of cases, versions of settings, other acts. */
import type { AuditEntry } from '#shared/audit/index.ts';
import type { CaseEvent } from '#shared/casework/index.ts';
import type { Organisation } from '#shared/org/index.ts';
import type { PersonId } from '#shared/org/person.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { ReferenceChange } from '#shared/reference/index.ts';
import { eventWords } from '#shared/ui/casework/event-words.ts';
import { personName } from '#shared/ui/casework/history.tsx';
import { ENTRY_WORDS, MACHINE_WORDS, settingName } from './words.ts';

export const SOURCES = ['cases', 'settings', 'access'] as const;
/** Work on cases; what administrators set; who came in, and what keys were handed out. */
export type Source = (typeof SOURCES)[number];

export interface LogLine {
  readonly source: Source;
  /** Epoch milliseconds (UTC). */
  readonly at: number;
  /** Tells lines of one millisecond apart, and sorts them. */
  readonly id: string;
  readonly who: string;
  readonly person: PersonId | null;
  readonly onBehalfOf: PersonId | null;
  /** Every unit it concerns: the one acted for, and those that had or have the task. */
  readonly units: readonly UnitId[];
  readonly caseId: string | null;
  readonly taskId: string | null;
  /** In Vietnamese, with the names the units bore that day. */
  readonly what: string;
  readonly why: string | null;
}

export function lineOfEvent(event: CaseEvent, organisation: Organisation): LogLine {
  const { by, before, after } = event;
  const units = [by.unit, before?.unit ?? null, after?.unit ?? null].filter((unit) => unit !== null);
  return {
    source: 'cases',
    at: event.at,
    id: event.eventId,
    who: personName(organisation, by.person),
    person: by.person,
    onBehalfOf: by.onBehalfOf,
    units: [...new Set(units)],
    caseId: event.caseId,
    taskId: (after ?? before)?.taskId ?? null,
    what: eventWords(event, organisation) ?? MACHINE_WORDS[event.what] ?? event.what,
    why: event.why,
  };
}

export const lineOfChange = (document: string, change: ReferenceChange, organisation: Organisation): LogLine => ({
  source: 'settings',
  at: change.at,
  id: `${document}#${change.version}`,
  who: personName(organisation, change.by),
  person: change.by,
  onBehalfOf: null,
  units: [],
  caseId: null,
  taskId: null,
  what: `Sửa ${settingName(document)}: bản ${change.version}`,
  why: change.why,
});

export const lineOfEntry = ({ id, at, what, about, name, unit, ...rest }: AuditEntry): LogLine => ({
  source: 'access',
  at,
  id,
  who: name,
  person: rest.person,
  onBehalfOf: rest.onBehalfOf,
  units: unit === null ? [] : [unit],
  caseId: rest.caseId,
  taskId: null,
  what: about === '' ? ENTRY_WORDS[what] : `${ENTRY_WORDS[what]}: ${about}`,
  why: rest.why,
});
