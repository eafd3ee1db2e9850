/** How reliably a unit keeps its dates. */
import { countsOf, type BoardTask } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';

export interface OnTime {
  /** Dated tasks whose end is known: finished, or overdue and still open. */
  readonly judged: number;
  readonly onTime: number;
  readonly doneLate: number;
  readonly overdue: number;
}

/** What is not due yet says nothing; what is overdue and open counts as late already. */
export function onTimeOf(
  tasks: readonly Pick<BoardTask, 'state' | 'due' | 'finishedOn' | 'unit'>[],
  today: PlainDate,
): OnTime {
  const counts = tasks.filter(({ due }) => due !== null).flatMap((task) => countsOf(task, today));
  const numberOf = (wanted: (typeof counts)[number]): number => counts.filter((count) => count === wanted).length;
  const [done, doneLate, overdue] = [numberOf('done'), numberOf('doneLate'), numberOf('overdue')];
  return { judged: done + overdue, onTime: done - doneLate, doneLate, overdue };
}

/** In whole percent, rounded down so that 100 % means every one; null when nothing can be judged. */
export const percentOnTime = ({ judged, onTime }: OnTime): number | null =>
  judged === 0 ? null : Math.floor((onTime * 100) / judged);
