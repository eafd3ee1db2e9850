/** The rows a page or a file shows: those kept on a morning, or as things stand now; none that the reader may not see. */
import type { CaseStore } from '#shared/casework/index.ts';
import type { Access } from '#shared/access/access.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation } from '#shared/org/index.ts';
import { boardName } from '../domain/board-names.ts';
import { committeesOf, type PlacedRow } from '../domain/digest.ts';
import { countsOfRow, movesOf, rowsOfBoard, type Count, type Period } from '../domain/digest-rows.ts';
import type { BoardView } from '../domain/links.ts';
import type { Snapshot, SnapshotTable } from '../store/snapshot-table.ts';

export interface BoardPorts {
  readonly cases: CaseStore;
  readonly snapshots: SnapshotTable;
}

export interface Asked {
  /** Null for all boards. */
  readonly board: string | null;
  readonly view: BoardView;
  readonly today: PlainDate;
  readonly organisation: Organisation;
  readonly access: Access;
}

export type CountedRow = PlacedRow & { readonly counts: readonly Count[] };

export interface Rows {
  /** Of the board asked for; null for all. */
  readonly name: string | null;
  /** The day they are counted on. */
  readonly date: PlainDate;
  /** Of the committee and the unit asked for, before the count's filter. */
  readonly rows: readonly CountedRow[];
}

export async function readRows(asked: Asked, ports: BoardPorts): Promise<Rows> {
  const { view, today, board } = asked;
  const date = view.date ?? today;
  const snapshots = view.date === null ? await rowsNow(board, today, ports) : await keptRows(board, view.date, ports);
  const rows = snapshots.flatMap(({ name, since, rows: all }) => {
    const period = { date, since: view.since ?? since };
    return all
      .filter((row) => isAskedFor({ row, source: name }, asked, period))
      .map((row) => ({ row, source: name, counts: countsOfRow(row, period) }));
  });
  const [first] = snapshots;
  return { name: board === null ? null : (first?.name ?? boardName({ board, name: null })), date, rows };
}

export const withCount = (rows: readonly CountedRow[], count: Count | null): readonly CountedRow[] =>
  count === null ? rows : rows.filter(({ counts }) => counts.includes(count));

const keptRows = async (
  board: string | null,
  date: PlainDate,
  { snapshots }: BoardPorts,
): Promise<readonly Snapshot[]> => {
  if (board === null) return snapshots.on(date);
  const kept = await snapshots.ofBoard(date, board);
  return kept === undefined ? [] : [kept];
};

async function rowsNow(board: string | null, today: PlainDate, { cases }: BoardPorts): Promise<readonly Snapshot[]> {
  const listed = await cases.boards();
  const wanted = board === null ? listed : [listed.find((one) => one.board === board) ?? { board, name: null }];
  const snapshots: Snapshot[] = [];
  for (const one of wanted) {
    const rows = rowsOfBoard(await cases.boardOf(one.board), movesOf([]));
    snapshots.push({ board: one.board, name: boardName(one), date: today, since: today, rows });
  }
  return snapshots;
}

function isAskedFor({ row }: PlacedRow, { view, organisation, access }: Asked, period: Period): boolean {
  const committees = committeesOf(row, organisation, period);
  if (view.committee !== null && !committees.includes(view.committee)) return false;
  if (view.unit !== null && row.unit !== view.unit) return false;
  return access.mayRead(row.unit) || committees.some((committee) => access.mayOversee(committee));
}
