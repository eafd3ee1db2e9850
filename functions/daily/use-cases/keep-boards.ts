import { isClosed, type Board, type CaseId, type ListedBoard } from '#shared/casework/index.ts';
import { addDays } from '#shared/kernel/civil-date.ts';
import { boardName } from '../domain/board-names.ts';
import {
  countsOfRow,
  movesOf,
  rowsOfBoard,
  type DigestRow,
  type LoggedStep,
  type Period,
} from '../domain/digest-rows.ts';
import { eachAlone, troubleOf, type Trouble } from '../domain/trouble.ts';
import type { DailyPorts } from '../ports.ts';
import type { Snapshot } from '../store/snapshot-table.ts';

interface KeepBoards {
  /** The log of the period's days, in their order. */
  readonly events: readonly LoggedStep[];
  readonly period: Period;
}
type Ports = Pick<DailyPorts, 'cases' | 'snapshots'>;

export interface KeptBoard extends Snapshot {
  /** Every row, also those that count for nothing this morning. */
  readonly all: readonly DigestRow[];
}

/** A board is put away when everything on it has been closed for so long. */
const QUIET_DAYS = 31;

/** Reads every board in use once and keeps its rows of this morning that count for something; one that fails is told. */
export async function keepBoards(
  { events, period }: KeepBoards,
  { cases, snapshots }: Ports,
): Promise<{ readonly kept: readonly KeptBoard[]; readonly troubles: readonly Trouble[] }> {
  const moves = movesOf(events);
  const seen = new Set<CaseId>();
  const found: ReadBoard[] = [];
  const quietSince = addDays(period.date, -QUIET_DAYS);
  const inUse = await cases.boards();
  const readBoard = readingAhead(inUse, ({ board }) => cases.boardOf(board));
  const read = async (listed: ListedBoard): Promise<void> => {
    const board = await readBoard(listed);
    for (const { caseId } of [...board.cases, ...board.tasks]) seen.add(caseId);
    const all = rowsOfBoard(board, moves);
    const rows = all.filter((row) => countsOfRow(row, period).length > 0);
    const kept = { ...period, board: listed.board, name: boardName(listed), rows, all };
    found.push({ kept, isQuiet: isQuietSince(board, quietSince) });
  };
  const unread = await eachAlone(inUse, read, troubleWith);
  for (const board of await boardsPutAway(events, seen, cases)) {
    await cases.listBoard(board, period.date);
    await read({ board, name: null });
  }
  const { boards, troubles } = await keptOf(found, snapshots);
  for (const { kept, isQuiet } of boards) if (isQuiet) await cases.putAwayBoard(kept.board, quietSince, kept.name);
  return { kept: boards.map(({ kept }) => kept), troubles: [...unread, ...troubles] };
}

/** Reads an item, and has the next of the list on its way meanwhile. */
function readingAhead<T, R>(items: readonly T[], read: (item: T) => Promise<R>): (item: T) => Promise<R> {
  let ahead: { readonly item: T; readonly reading: Promise<R> } | undefined;
  return (item) => {
    const reading = ahead?.item === item ? ahead.reading : read(item);
    const place = items.indexOf(item);
    const next = place === -1 ? undefined : items[place + 1];
    ahead = next === undefined ? undefined : { item: next, reading: read(next) };
    // Its fault is told when it is its turn.
    ahead?.reading.catch(() => undefined);
    return reading;
  };
}

interface ReadBoard {
  readonly kept: KeptBoard;
  readonly isQuiet: boolean;
}

const troubleWith = ({ board }: { readonly board: string }, fault: unknown): Trouble =>
  troubleOf('đọc bảng theo dõi', board, fault);

/** All in few writes; when one of them cannot be done, each by itself. Gives the boards that are kept. */
async function keptOf(found: readonly ReadBoard[], snapshots: Ports['snapshots']) {
  try {
    await snapshots.keep(found.map(({ kept }) => kept));
    return { boards: found, troubles: [] };
  } catch {
    const boards: ReadBoard[] = [];
    const keep = async (one: ReadBoard): Promise<void> => {
      await snapshots.keep([one.kept]);
      boards.push(one);
    };
    const troubles = await eachAlone(found, keep, ({ kept }, fault) => troubleWith(kept, fault));
    return { boards, troubles };
  }
}

/** Everything closed, and nothing finished since. */
const isQuietSince = ({ tasks }: Board, day: Period['date']): boolean =>
  tasks.every((task) => isClosed(task) && (task.finishedOn === null || task.finishedOn < day));

/** Boards off the list on which something is live again: a task reopened, a new occurrence of a row. */
async function boardsPutAway(
  events: readonly LoggedStep[],
  seen: ReadonlySet<CaseId>,
  cases: Ports['cases'],
): Promise<ReadonlySet<string>> {
  const live = events.filter(({ caseId, after }) => after !== null && !isClosed(after) && !seen.has(caseId));
  const boards = new Set<string>();
  for (const caseId of new Set(live.map((event) => event.caseId))) {
    const found = await cases.readCase(caseId);
    if (found !== undefined) boards.add(found.board);
  }
  return boards;
}
