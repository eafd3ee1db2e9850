import {
  boardsBeginning,
  newestRounds,
  timelinessOf,
  type CaseStore,
  type Timeliness,
} from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { SystemFigure } from '../domain/form.ts';
import type { Window } from '../domain/regime.ts';

/** Whose boards tell a figure, and which of their tasks count: processes are known here by these names only. */
const SOURCES = {
  pakn: { boards: 'pakn#', tasks: 'handle' },
  tthc: { boards: 'tthc-announce#', tasks: 'publish' },
} as const;

/**
 * What the system's own cases say of a unit and the days of a report: petitions handled and publications done in time or
 * late within the days, petitions overdue at their end (or today, when that comes first). A petition whose answer came back
 * counts once, by its last answer.
 */
export async function readSystemFigures(
  unit: UnitId,
  window: Window,
  today: PlainDate,
  store: Pick<CaseStore, 'boards' | 'boardOf'>,
): Promise<Readonly<Record<SystemFigure, number>>> {
  const timelinessIn = async ({ boards, tasks }: (typeof SOURCES)[keyof typeof SOURCES]): Promise<Timeliness> => {
    const read = await boardsBeginning(boards, store);
    const own = read.flatMap((board) =>
      board.tasks.filter((task) => task.unit === unit && task.taskId.startsWith(tasks)),
    );
    return timelinessOf(newestRounds(own), window, today);
  };
  const [pakn, tthc] = [await timelinessIn(SOURCES.pakn), await timelinessIn(SOURCES.tthc)];
  return {
    'pakn-handled-on-time': pakn.onTime.length,
    'pakn-handled-late': pakn.late.length,
    'pakn-overdue': pakn.overdue.length,
    'tthc-published-on-time': tthc.onTime.length,
    'tthc-published-late': tthc.late.length,
  };
}
