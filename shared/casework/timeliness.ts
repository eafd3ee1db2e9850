/** Work of other processes as it stood on its boards: what was done in time, late, or is still to be done after its day. */
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { isOverdue } from './due.ts';
import type { Board, BoardTask, CaseStore } from './ports.ts';

/** All boards in use whose name begins so: `pakn#`. */
export async function boardsBeginning(
  prefix: string,
  store: Pick<CaseStore, 'boards' | 'boardOf'>,
): Promise<readonly Board[]> {
  const listed = (await store.boards()).filter(({ board }) => board.startsWith(prefix));
  return Promise.all(listed.map(({ board }) => store.boardOf(board)));
}

export interface Timeliness {
  readonly onTime: readonly BoardTask[];
  readonly late: readonly BoardTask[];
  /** Not done by the end of the days, whose date had passed then. */
  readonly overdue: readonly BoardTask[];
}

/** Tasks finished within the days (both ends included), and those overdue at their end, or today when that comes first. */
export function timelinessOf(
  tasks: readonly BoardTask[],
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
  today: PlainDate,
): Timeliness {
  const done = tasks.filter(
    ({ state, finishedOn }) => state === 'done' && finishedOn !== null && from <= finishedOn && finishedOn <= to,
  );
  const isLate = ({ due, finishedOn }: BoardTask): boolean =>
    due !== null && finishedOn !== null && isOverdue(due, finishedOn);
  const end = to < today ? to : today;
  return {
    onTime: done.filter((task) => !isLate(task)),
    late: done.filter(isLate),
    overdue: tasks.filter(
      ({ due, finishedOn, state }) =>
        due !== null && isOverdue(due, end) && state !== 'withdrawn' && (finishedOn === null || finishedOn > end),
    ),
  };
}

const ROUND = /-(\d+)$/u;
const roundOf = ({ taskId }: BoardTask): number => Number(ROUND.exec(taskId)?.[1] ?? 0);

/**
 * Of tasks that are asked for in rounds (`handle-1`, `handle-2`) the newest of each case, unit and kind: what was sent back
 * and done again counts once.
 */
export function newestRounds(tasks: readonly BoardTask[]): readonly BoardTask[] {
  const newest = new Map<string, BoardTask>();
  for (const task of tasks.toSorted((a, b) => roundOf(a) - roundOf(b)))
    newest.set(`${task.caseId}#${task.unit}#${task.taskId.replace(ROUND, '')}`, task);
  return [...newest.values()];
}
