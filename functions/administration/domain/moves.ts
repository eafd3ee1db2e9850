/** What a change would do to open work: the preview, and what a batch writes down before it begins. */
import { dueByCalendar, isClosed, type Task } from '#shared/casework/index.ts';
import type { Calendar } from '#shared/calendar/index.ts';
import { civilDateAt, formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation } from '#shared/org/index.ts';
import { EXAMPLES, type ChangeKind, type Move, type Progress } from './change.ts';
import { inheritanceOf } from './heirs.ts';

interface After {
  readonly calendar: Calendar;
  readonly organisation: Organisation;
}

/** The moves of a change, in the order of the tasks. `now`: epoch milliseconds. */
export const movesOf = (kind: ChangeKind, tasks: readonly Task[], after: After, now: number): readonly Move[] =>
  kind === 'organisation' ? unitMoves(tasks, after.organisation, civilDateAt(now)) : dueMoves(tasks, after.calendar);

export const dueMoves = (tasks: readonly Task[], calendar: Calendar): readonly Move[] =>
  tasks.flatMap((task) => {
    const due = dueByCalendar(task, calendar);
    if (due === undefined || due === null || task.due === null) return [];
    const dates = { before: formatDate(task.due.lenient), after: formatDate(due.lenient) };
    return [moveOf(task, dates, false)];
  });

export const unitMoves = (tasks: readonly Task[], organisation: Organisation, date: PlainDate): readonly Move[] =>
  tasks.flatMap((task) => {
    if (isClosed(task)) return [];
    const { unit, needsReview } = inheritanceOf(organisation, task, date);
    return unit === task.unit ? [] : [moveOf(task, { before: task.unit, after: unit }, needsReview)];
  });

const moveOf = (
  { caseId, taskId, subject, board, unit }: Task,
  dates: Pick<Move, 'before' | 'after'>,
  needsReview: boolean,
): Move => ({ caseId, taskId, subject, board, unit, ...dates, needsReview });

/** What needs a person's eye comes first among the examples. */
export const progressOf = (tasks: readonly Task[], moves: readonly Move[]): Progress => ({
  looked: tasks.length,
  moving: moves.length,
  examples: moves.toSorted((a, b) => Number(b.needsReview) - Number(a.needsReview)).slice(0, EXAMPLES),
  isDone: false,
});

/** How far a change has come, over all its batches. */
export interface Tally {
  readonly looked: number;
  readonly moved: number;
  readonly batchesDone: number;
  readonly examples: readonly Move[];
}

/** `first` are the batches of the first pass; what the second still found is added to the moves. */
export function tallyOf(first: readonly Progress[], second: readonly Progress[]): Tally {
  const all = [...first, ...second];
  return {
    looked: first.reduce((sum, { looked }) => sum + looked, 0),
    moved: all.reduce((sum, { moving }) => sum + moving, 0),
    batchesDone: first.filter(({ isDone }) => isDone).length,
    examples: all.flatMap(({ examples }) => examples),
  };
}
