import { newestRounds, timelinessOf, type Board, type CaseStore, type Timeliness } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { SystemFigure } from '../domain/form.ts';
import type { Window } from '../domain/regime.ts';

/** Whose boards tell a figure, and which of their tasks count: processes are known here by these names only. */
const SOURCES = {
  pakn: { boards: 'pakn#', tasks: 'handle' },
  tthc: { boards: 'tthc-announce#', tasks: 'publish' },
} as const;

type Source = (typeof SOURCES)[keyof typeof SOURCES];
const SOURCE_LIST: readonly Source[] = Object.values(SOURCES);
const isOf = ({ boards }: Source, name: string): boolean => name.startsWith(boards);

export interface BoardPorts extends Pick<CaseStore, 'boards'> {
  readonly boardsOf: (names: readonly string[]) => Promise<readonly Board[]>;
}

/**
 * What the system's own cases say of a unit and the days of a report: petitions handled and publications done in time or
 * late within the days, petitions overdue at their end (or today, when that comes first). A petition whose answer came back
 * counts once, by its last answer.
 */
export async function readSystemFigures(
  unit: UnitId,
  window: Window,
  today: PlainDate,
  { boards, boardsOf }: BoardPorts,
): Promise<Readonly<Record<SystemFigure, number>>> {
  const names = (await boards()).map(({ board }) => board).filter((name) => SOURCE_LIST.some((of) => isOf(of, name)));
  const read = await boardsOf(names);
  const timelinessIn = (source: Source): Timeliness => {
    const own = names.flatMap((name, place) =>
      isOf(source, name)
        ? (read[place]?.tasks ?? []).filter((task) => task.unit === unit && task.taskId.startsWith(source.tasks))
        : [],
    );
    return timelinessOf(newestRounds(own), window, today);
  };
  const [pakn, tthc] = [timelinessIn(SOURCES.pakn), timelinessIn(SOURCES.tthc)];
  return {
    'pakn-handled-on-time': pakn.onTime.length,
    'pakn-handled-late': pakn.late.length,
    'pakn-overdue': pakn.overdue.length,
    'tthc-published-on-time': tthc.onTime.length,
    'tthc-published-late': tthc.late.length,
  };
}
