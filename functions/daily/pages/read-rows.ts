/** The rows a page or a file shows: those kept on a morning, or as things stand now; none that the reader may not see. */
import type { CaseStore } from '#shared/casework/index.ts';
import type { Access } from '#shared/access/access.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation } from '#shared/org/index.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { boardName } from '../domain/board-names.ts';
import { committeesOf, type PlacedRow } from '../domain/digest.ts';
import { countsOfRow, movesOf, rowsOfBoard, type Count, type DigestRow, type Period } from '../domain/digest-rows.ts';
import { isDueInWeek, mondayOf } from '../domain/heat-map.ts';
import { viewOf, type BoardView } from '../domain/links.ts';
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

/** What the address of a page asks for. */
export const askedOf = (context: PageContext, board: string | null): Asked => ({
  board,
  view: viewOf(context.req.query()),
  today: context.var.today,
  organisation: context.var.reference.organisation,
  access: signedIn(context).access,
});

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
  const mayRead = readableUnits(asked);
  const snapshots = view.date === null ? await rowsNow(board, today, ports) : await keptRows(board, view.date, ports);
  const rows = snapshots.flatMap(({ name, since, rows: all }) => {
    const period = { date, since: view.since ?? since };
    return all
      .filter((row) => isAskedFor({ row, source: name }, asked, period) && mayRead(row, period))
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

function isAskedFor({ row }: PlacedRow, { view, organisation }: Asked, period: Period): boolean {
  if (view.committee !== null && !committeesOf(row, organisation, period).includes(view.committee)) return false;
  if (view.unit !== null && row.unit !== view.unit) return false;
  return view.week === null || isDueInWeek(row, mondayOf(view.week), period.date);
}

/** Whether the reader may see a row, asked once for each unit and committee among thousands of rows. */
function readableUnits({ organisation, access }: Asked): (row: DigestRow, period: Period) => boolean {
  const known = new Map<string, boolean>();
  return (row, period) => {
    const key = `${row.unit} ${row.committee ?? ''}`;
    const may =
      known.get(key) ??
      (access.mayRead(row.unit) ||
        committeesOf(row, organisation, period).some((committee) => access.mayOversee(committee)));
    known.set(key, may);
    return may;
  };
}
