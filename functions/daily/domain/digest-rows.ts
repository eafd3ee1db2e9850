/**
 * The rows a digest counts, and what each counts for. Mail, page and export all ask {@link countsOfRow}, so a number and
 * the rows its link opens cannot differ.
 */
import { z } from 'zod';
import { countsOf, isOverdue, type Board, type BoardTask, type CaseEvent } from '#shared/casework/index.ts';
import { taskShape } from '#shared/casework/task.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { dateSchema } from '#shared/org/unit.ts';

export const digestRowSchema = taskShape
  .pick({
    caseId: true,
    taskId: true,
    unit: true,
    doer: true,
    committee: true,
    state: true,
    due: true,
    finishedOn: true,
    waitingFor: true,
  })
  .extend({
    /** The case's. */
    title: z.string(),
    /** The last day in the period on which it was opened, or extended. */
    openedOn: dateSchema.nullable(),
    extendedOn: dateSchema.nullable(),
  });
export type DigestRow = z.infer<typeof digestRowSchema>;

/** `extended` and `opened` tell of days before `date`, from `since` on; `toSign` waits for a leader. */
export const COUNTS = ['overdue', 'dueThisWeek', 'newlyOverdue', 'finished', 'extended', 'opened', 'toSign'] as const;
export type Count = (typeof COUNTS)[number];

/** A morning, and the first day whose changes it tells: the last mail day. */
export interface Period {
  readonly date: PlainDate;
  readonly since: PlainDate;
}

interface Counted extends Period {
  readonly counts: readonly Count[];
}
/** A leader's page asks some ten times for the counts of thousands of rows that stay in memory. */
const known = new WeakMap<DigestRow, Counted>();

export function countsOfRow(row: DigestRow, { date, since }: Period): readonly Count[] {
  const found = known.get(row);
  if (found?.date === date && found.since === since) return found.counts;
  const counts = COUNTS.filter((count) => TESTS[count](row, { date, since }));
  known.set(row, { date, since, counts });
  return counts;
}

/** It waits for a leader's signature: the count `toSign`. */
export const waitsForSignature = ({ state, doer }: Pick<DigestRow, 'state' | 'doer'>): boolean =>
  state === 'open' && doer === 'leader';

const within = (day: PlainDate | null, { since, date }: Period): boolean => day !== null && day >= since && day < date;

const TESTS: Readonly<Record<Count, (row: DigestRow, period: Period) => boolean>> = {
  overdue: (row, { date }) => countsOf(row, date).includes('overdue'),
  dueThisWeek: (row, { date }) => countsOf(row, date).includes('dueThisWeek'),
  newlyOverdue: (row, { date, since }) =>
    row.due !== null && countsOf(row, date).includes('overdue') && !isOverdue(row.due, since),
  finished: ({ state, finishedOn }, period) => state === 'done' && within(finishedOn, period),
  extended: ({ extendedOn }, period) => within(extendedOn, period),
  opened: ({ openedOn }, period) => within(openedOn, period),
  toSign: waitsForSignature,
};

interface Moves {
  readonly openedOn: PlainDate | null;
  readonly extendedOn: PlainDate | null;
}

const keyOf = ({ caseId, taskId }: Pick<BoardTask, 'caseId' | 'taskId'>): string => `${caseId}#${taskId}`;
const NO_MOVES: Moves = { openedOn: null, extendedOn: null };

/** When tasks were opened or extended, by the log of some days in their order. */
/** What the digests need of an event; a week of a province's log holds ten thousand. */
export interface LoggedStep extends Pick<CaseEvent, 'what' | 'on' | 'caseId' | 'steps'> {
  readonly before: Pick<NonNullable<CaseEvent['before']>, 'state'> | null;
  readonly after: Pick<NonNullable<CaseEvent['after']>, 'taskId' | 'state'> | null;
}
export const stepOfLog = ({ what, on, caseId, steps, before, after }: CaseEvent): LoggedStep => ({
  ...{ what, on, caseId, steps },
  before: before && { state: before.state },
  after: after && { taskId: after.taskId, state: after.state },
});

export function movesOf(events: readonly LoggedStep[]): ReadonlyMap<string, Moves> {
  const moves = new Map<string, Moves>();
  for (const { what, on, caseId, before, after } of events) {
    if (after === null) continue;
    const key = keyOf({ caseId, taskId: after.taskId });
    const begins = before === null || before.state === 'planned' || before.state === 'waiting';
    if (what === 'task-extended') moves.set(key, { ...(moves.get(key) ?? NO_MOVES), extendedOn: on });
    else if (begins && after.state === 'open') moves.set(key, { ...(moves.get(key) ?? NO_MOVES), openedOn: on });
  }
  return moves;
}

/** The row of a task on a board, as the last days moved it. */
export const rowOf = (
  { row: _row, version: _version, evidence: _evidence, ...task }: BoardTask,
  title: string,
  moves: Moves = NO_MOVES,
): DigestRow => ({ ...task, title, ...moves });

/** All rows of a board. */
export function rowsOfBoard({ cases, tasks }: Board, moves: ReadonlyMap<string, Moves>): readonly DigestRow[] {
  const titles = new Map(cases.map(({ caseId, title }) => [caseId, title]));
  return tasks.map((task) => rowOf(task, titles.get(task.caseId) ?? '', moves.get(keyOf(task))));
}
