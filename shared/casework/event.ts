/** What happened to a case: appended, never edited. Who, when, on whose behalf, why, what, and the facts before and after. */
import { z } from 'zod';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import { dateSchema, unitIdSchema } from '#shared/org/unit.ts';
import { actorSchema, type Actor } from './actor.ts';
import type { Case } from './case.ts';
import { dueSchema } from './due.ts';
import { caseIdSchema, taskIdSchema, timeSortedId, type CaseId } from './ids.ts';
import { evidenceSchema, taskStateSchema, type Task } from './task.ts';

const factsSchema = z.object({
  taskId: taskIdSchema,
  unit: unitIdSchema,
  state: taskStateSchema,
  due: dueSchema.nullable(),
  finishedOn: dateSchema.nullable(),
  /** Kept here when a task is returned or reopened and no longer has it. */
  evidence: evidenceSchema.nullable(),
  version: z.int().min(1),
});
type TaskFacts = z.infer<typeof factsSchema>;

const eventKindSchema = z.enum([
  'case-opened',
  'case-renamed',
  'task-opened',
  'task-started',
  'task-finished',
  'task-returned',
  'task-extended',
  'task-suspended',
  'task-resumed',
  'task-reassigned',
  'task-reopened',
  'task-withdrawn',
  'task-nudged',
  'extension-asked',
  'extension-refused',
  'target-allotted',
  'report-asked',
  'target-measured',
  'file-attached',
  'checked-in',
  'check-in-asked',
  'fact-recorded',
  'due-armed',
  'due-reprojected',
  'rungs-climbed',
  'wake-up-confirmed',
  'token-renewed',
  'sender-read',
]);
export type EventKind = z.infer<typeof eventKindSchema>;

export const eventSchema = z.object({
  /** Sorts by time, then by subject and its version. */
  eventId: z.string().min(1),
  caseId: caseIdSchema,
  what: eventKindSchema,
  /** Epoch milliseconds (UTC). */
  at: z.int(),
  /** The civil date in Vietnam. */
  on: dateSchema,
  by: actorSchema,
  why: z.string().nullable(),
  /** The task before and after; null for what was not there, and in events of the case as a whole. */
  before: factsSchema.nullable(),
  after: factsSchema.nullable(),
  /** Offsets of the ladder steps climbed. */
  steps: z.array(z.int()),
});
export type CaseEvent = z.infer<typeof eventSchema>;

const factsOf = ({ taskId, unit, state, due, finishedOn, evidence, version }: Task): TaskFacts => ({
  taskId,
  unit,
  state,
  due,
  finishedOn,
  evidence,
  version,
});

interface Happening {
  readonly what: EventKind;
  readonly now: number;
  readonly by: Actor;
  readonly why?: string | null;
  readonly steps?: readonly number[];
}

/** The event of a change to one task; `before` is null for its opening. */
export function taskEvent(before: Task | null, after: Task, happening: Happening): CaseEvent {
  const facts = { before: before === null ? null : factsOf(before), after: factsOf(after) };
  return { ...bare(after.caseId, versioned(after.taskId, after.version), happening), ...facts };
}

/** The event of a change to the case itself. */
export const caseEvent = ({ caseId, version }: Case, happening: Happening): CaseEvent =>
  bare(caseId, versioned('case', version), happening);

/** The event of a change to what a process keeps beside the case; `part` names it, its versions rise by one. */
export const documentEvent = (caseId: CaseId, part: string, version: number, happening: Happening): CaseEvent =>
  bare(caseId, versioned(part, version), happening);

/** The event of somebody looking at what is not for everybody; nothing changes. */
export const lookEvent = (caseId: CaseId, happening: Happening): CaseEvent =>
  bare(caseId, `look-${happening.by.person}`, happening);

/** Versions of a subject rise by one, so no two events share an id, and those of one millisecond keep their order. */
const versioned = (subject: string, version: number): string => `${subject}-${String(version).padStart(5, '0')}`;

function bare(caseId: CaseId, subject: string, { what, now, by, why = null, steps = [] }: Happening): CaseEvent {
  return {
    eventId: timeSortedId(now, subject),
    caseId,
    what,
    at: now,
    on: civilDateAt(now),
    by,
    why,
    before: null,
    after: null,
    steps: [...steps],
  };
}
