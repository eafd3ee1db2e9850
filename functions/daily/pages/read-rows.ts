/** The rows a page or a file shows: those kept on a morning, or as things stand now; none that the reader may not see. */
import type { Board, BoardTask, CaseStore, LiveBoards } from '#shared/casework/index.ts';
import type { Access } from '#shared/access/access.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { onceFor } from '#shared/kernel/once-for.ts';
import type { Organisation } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { boardName } from '../domain/board-names.ts';
import { committeesOf, type PlacedRow } from '../domain/digest.ts';
import { countsOfRow, rowOf, type Count, type DigestRow, type Period } from '../domain/digest-rows.ts';
import { isDueInWeek, mondayOf } from '../domain/heat-map.ts';
import { viewOf, type BoardView } from '../domain/links.ts';
import type { Snapshot, SnapshotTable } from '../store/snapshot-table.ts';

export interface BoardPorts {
  readonly cases: CaseStore;
  readonly boards: LiveBoards;
  readonly snapshots: SnapshotTable;
}

export interface Asked {
  /** Null for all boards. */
  readonly board: string | null;
  readonly view: BoardView;
  readonly today: PlainDate;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  readonly organisation: Organisation;
  readonly access: Access;
}

/** What the address of a page asks for. */
export const askedOf = (context: PageContext, board: string | null): Asked => ({
  board,
  view: viewOf(context.req.query()),
  today: context.var.today,
  now: context.env.receivedAt,
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
  const snapshots = view.date === null ? await rowsNow(asked, ports) : await keptRows(board, view.date, ports);
  const rows = countedRows(asked, date, snapshots);
  const [first] = snapshots;
  return { name: board === null ? null : (first?.name ?? boardName({ board, name: null })), date, rows };
}

interface Counted {
  readonly view: string;
  readonly snapshots: readonly Snapshot[];
  readonly rows: readonly CountedRow[];
}
/** What a reader saw last: mostly he looks at the same rows again, by another count or on another page. */
const counted = new WeakMap<Access, Counted>();

function countedRows(asked: Asked, date: PlainDate, snapshots: readonly Snapshot[]): readonly CountedRow[] {
  const { access, board, view } = asked;
  const key = JSON.stringify([board, date, { ...view, count: null }]);
  const last = counted.get(access);
  if (last?.view === key && areSame(last.snapshots, snapshots)) return last.rows;
  const rows = snapshots.flatMap(({ name, since, rows: all }) => {
    const period = { date, since: view.since ?? since };
    const isWanted = wantedRows(asked, period);
    return all.filter(isWanted).map((row) => placedOnce(row, name, period));
  });
  counted.set(access, { view: key, snapshots, rows });
  return rows;
}

const placed = new WeakMap<DigestRow, { readonly name: string; readonly of: Period; readonly row: CountedRow }>();
/** Most readers see a row of one board, as counted today. */
function placedOnce(row: DigestRow, name: string, period: Period): CountedRow {
  const known = placed.get(row);
  if (known?.name === name && known.of.date === period.date && known.of.since === period.since) return known.row;
  const counted: CountedRow = { row, source: name, counts: countsOfRow(row, period) };
  placed.set(row, { name, of: period, row: counted });
  return counted;
}

const areSame = (some: readonly Snapshot[], others: readonly Snapshot[]): boolean =>
  some.length === others.length &&
  some.every(({ name, since, rows }, place) => {
    const other = others[place];
    return other?.name === name && other.since === since && other.rows === rows;
  });

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

async function rowsNow({ board, today, now }: Asked, { cases, boards }: BoardPorts): Promise<readonly Snapshot[]> {
  const listed = await cases.boards();
  const wanted = board === null ? listed : [listed.find((one) => one.board === board) ?? { board, name: null }];
  const names = wanted.map((one) => one.board);
  const read = await boards.boardsOf(names, now);
  return wanted.map((one, place) => {
    const found = read[place];
    const rows = found === undefined ? [] : rowsOnce(found);
    return { board: one.board, name: boardName(one), date: today, since: today, rows };
  });
}

/** Of a board that is held in memory, made once for as long as nothing on it changes. */
const rowsOnce = onceFor<Board, readonly DigestRow[]>((board) => {
  const titles = titlesOnce(board.cases);
  return board.tasks.map((task) => rowOnce(task, titles.get(task.caseId) ?? ''));
});
const titlesOnce = onceFor<Board['cases'], ReadonlyMap<string, string>>(
  (cases) => new Map(cases.map(({ caseId, title }) => [caseId, title])),
);

const rowsOfTasks = new WeakMap<BoardTask, DigestRow>();
/** The row of a task, the same as long as neither it nor its case's title changes: what is counted for it stays known. */
function rowOnce(task: BoardTask, title: string): DigestRow {
  const known = rowsOfTasks.get(task);
  if (known?.title === title) return known;
  const row = rowOf(task, title);
  rowsOfTasks.set(task, row);
  return row;
}

/** What is asked of each unit and committee is asked once among thousands of rows. */
function wantedRows(asked: Asked, period: Period): (row: DigestRow) => boolean {
  const { view, organisation, access } = asked;
  const monday = view.week === null ? null : mondayOf(view.week);
  const mayRead = onceForEach((row) => {
    const committees = committeesOf(row, organisation, period);
    if (view.committee !== null && !committees.includes(view.committee)) return false;
    return access.mayRead(row.unit) || committees.some((committee) => access.mayOversee(committee));
  });
  return (row) =>
    (view.unit === null || row.unit === view.unit) &&
    (monday === null || isDueInWeek(row, monday, period.date)) &&
    mayRead(row);
}

type Placed = Pick<DigestRow, 'unit' | 'committee'>;
function onceForEach(ask: (row: Placed) => boolean): (row: Placed) => boolean {
  const known = new Map<UnitId | null, Map<UnitId, boolean>>();
  return (row) => {
    const ofCommittee = known.get(row.committee) ?? new Map<UnitId, boolean>();
    known.set(row.committee, ofCommittee);
    const may = ofCommittee.get(row.unit) ?? ask(row);
    ofCommittee.set(row.unit, may);
    return may;
  };
}
