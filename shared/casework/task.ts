/** A task: what one unit must do in a case by a date. A plan row fans out to one task per unit and occurrence. */
import { z } from 'zod';
import { personIdSchema } from '#shared/org/person.ts';
import { dateSchema, unitIdSchema } from '#shared/org/unit.ts';
import { audienceSchema } from './audience.ts';
import { basisSchema } from './basis.ts';
import { caseIdSchema, taskIdSchema } from './ids.ts';
import { jsonObjectSchema } from './json.ts';
import { dueSchema, unitOfCountSchema } from './due.ts';

/** Overdue is no state: it follows from the due date and today, so no run has to write it. */
export const taskStateSchema = z.enum(['planned', 'open', 'waiting', 'continuous', 'suspended', 'done', 'withdrawn']);
export type TaskState = z.infer<typeof taskStateSchema>;

/** Why a task has no date yet: an event not recorded, a document or row that says when, or nothing at all. */
export const waitingForSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), event: z.string().min(1) }),
  z.object({ kind: z.literal('reference'), reference: z.string().min(1) }),
  z.object({ kind: z.literal('date') }),
]);

/** What proves that the work was done: a document's number and date, and where it can be read. */
export const evidenceSchema = z
  .object({
    number: z.string().trim().min(1).max(200),
    date: dateSchema,
    link: z.url({ protocol: /^https?$/u }).nullable(),
    /** Key of a file in the folder `evidence` of the bucket. */
    fileKey: z.string().min(1).nullable(),
  })
  .refine(({ link, fileKey }) => link !== null || fileKey !== null, 'evidence needs a link or a file');
export type Evidence = z.infer<typeof evidenceSchema>;

const suspensionSchema = z.object({
  from: dateSchema,
  /** Null while the clock stands. */
  to: dateSchema.nullable(),
  reason: z.string().min(1),
});

const extensionSchema = z.object({
  on: dateSchema,
  before: dueSchema,
  after: dueSchema,
  reason: z.string().min(1),
  approver: personIdSchema,
});

/** What the daily run must do with the task, and on which day; null for nothing. */
const agendaSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('opening'), on: dateSchema }),
  z.object({ what: z.literal('rung'), on: dateSchema, offset: z.int() }),
  z.object({ what: z.literal('check-in'), on: dateSchema }),
  z.object({ what: z.literal('wake-up'), on: dateSchema }),
]);
export type Agenda = z.infer<typeof agendaSchema>;

export const taskShape = z.object({
  caseId: caseIdSchema,
  taskId: taskIdSchema,
  process: z.string().min(1),
  /** A plan, or a process and its period. */
  board: z.string().min(1),
  /** Place on the board; sorts as text. */
  row: z.string().min(1),
  subject: z.string().min(1),
  unit: unitIdSchema,
  /** Who of the unit does it: its officer as a rule, a leader for a signature. */
  doer: audienceSchema.default('officer'),
  /** The committee whose office and leader hear of a delay; null for the one at the root of the organisation. */
  committee: unitIdSchema.nullable().default(null),
  state: taskStateSchema,
  due: dueSchema.nullable(),
  countedIn: unitOfCountSchema,
  /** What the date was computed from; null for one that a person set. */
  basis: basisSchema.nullable().default(null),
  /** Why this date: sentences in Vietnamese, the newest last. */
  derivation: z.array(z.string()),
  /** First day of a planned task. */
  opensOn: dateSchema.nullable(),
  waitingFor: waitingForSchema.nullable(),
  /** Days on which somebody looks at a continuous task. */
  checkIns: z.array(dateSchema),
  /** When its unit last said how a continuous task stands. */
  checkedInOn: dateSchema.nullable().default(null),
  /** Name of its ladder. */
  ladder: z.string().min(1),
  /** Offset of the highest step climbed for the present due date; null for none. */
  climbed: z.int().nullable(),
  next: agendaSchema.nullable(),
  suspensions: z.array(suspensionSchema),
  extensions: z.array(extensionSchema),
  /** How often the office sent the evidence back. */
  returns: z.int().min(0),
  evidence: evidenceSchema.nullable(),
  finishedOn: dateSchema.nullable(),
  /** What was decided, as the waiting workflow is told it; null for work that ends by its evidence alone. */
  answer: jsonObjectSchema.nullable().default(null),
  /** Task token of the workflow that waits for this task. */
  token: z.string().min(1).nullable(),
  version: z.int().min(1),
});

const NEEDS: Readonly<Record<TaskState, keyof z.infer<typeof taskShape> | undefined>> = {
  planned: 'opensOn',
  open: 'due',
  waiting: 'waitingFor',
  continuous: undefined,
  suspended: 'due',
  done: undefined,
  withdrawn: undefined,
};

/** Checked whenever a task is read from or written to the table. */
export const taskSchema = taskShape.superRefine((task, context) => {
  const needed = NEEDS[task.state];
  if (needed !== undefined && task[needed] === null)
    context.addIssue({ code: 'custom', path: [needed], message: `a task that is ${task.state} has ${needed}` });
  if (task.state === 'done' && task.evidence === null && task.answer === null)
    context.addIssue({ code: 'custom', path: ['evidence'], message: 'a task that is done has evidence or an answer' });
});
export type Task = z.infer<typeof taskSchema>;

const CLOSED: ReadonlySet<TaskState> = new Set(['done', 'withdrawn']);
export const isClosed = ({ state }: Pick<Task, 'state'>): boolean => CLOSED.has(state);

/** The state of a task that neither is planned nor stands still. */
export function liveState({ due, waitingFor }: Pick<Task, 'due' | 'waitingFor'>): TaskState {
  if (due !== null) return 'open';
  return waitingFor === null ? 'continuous' : 'waiting';
}
