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

/** The rows of a board in parts, each the same value as long as nothing of it changes. */
interface Listed {
  readonly name: string;
  readonly since: PlainDate;
  readonly parts: readonly (readonly DigestRow[])[];
}

export async function readRows(asked: Asked, ports: BoardPorts): Promise<Rows> {
  const { view, today, board } = asked;
  const date = view.date ?? today;
  const listed = view.date === null ? await rowsNow(asked, ports) : await keptRows(board, view.date, ports);
  const [first] = listed;
  return {
    name: board === null ? null : (first?.name ?? boardName({ board, name: null })),
    date,
    rows: countedRows(asked, date, listed),
  };
}

type Part = readonly CountedRow[];
/** What a reader saw last: mostly he looks at the same rows again, by another count or on another page. */
interface Seen {
  readonly view: string;
  readonly counters: Map<string, Counter>;
  parts: readonly Part[];
  rows: readonly CountedRow[];
}
const seen = new WeakMap<Access, Seen>();

function countedRows(asked: Asked, date: PlainDate, listed: readonly Listed[]): readonly CountedRow[] {
  const { access, board, view } = asked;
  const key = JSON.stringify([board, date, { ...view, count: null }]);
  const last = seen.get(access);
  const now: Seen = last?.view === key ? last : { view: key, counters: new Map(), parts: [], rows: [] };
  seen.set(access, now);
  const parts = listed.flatMap((one) => {
    const of = `${one.since} ${one.name}`;
    const counter = now.counters.get(of) ?? new Counter(asked, one.name, { date, since: view.since ?? one.since });
    now.counters.set(of, counter);
    return one.parts.map((rows) => counter.count(rows));
  });
  const isSame = parts.length === now.parts.length && parts.every((part, place) => part === now.parts[place]);
  if (!isSame) Object.assign(now, { parts, rows: parts.flat() });
  return now.rows;
}

/** Counts the rows of one board for one reader, each part once. */
class Counter {
  readonly #source: string;
  readonly #period: Period;
  readonly #isWanted: (row: DigestRow) => boolean;
  readonly #known = new WeakMap<readonly DigestRow[], Part>();

  constructor(asked: Asked, source: string, period: Period) {
    this.#source = source;
    this.#period = period;
    this.#isWanted = wantedRows(asked, period);
  }

  count(rows: readonly DigestRow[]): Part {
    const part = this.#known.get(rows) ?? rows.filter(this.#isWanted).map((row) => this.#place(row));
    this.#known.set(rows, part);
    return part;
  }

  #place(row: DigestRow): CountedRow {
    return { row, source: this.#source, counts: countsOfRow(row, this.#period) };
  }
}

export const withCount = (rows: readonly CountedRow[], count: Count | null): readonly CountedRow[] =>
  count === null ? rows : rows.filter(({ counts }) => counts.includes(count));

const listedOf = ({ name, since, rows }: Snapshot): Listed => ({ name, since, parts: [rows] });

async function keptRows(board: string | null, date: PlainDate, { snapshots }: BoardPorts): Promise<readonly Listed[]> {
  if (board === null) return (await snapshots.on(date)).map(listedOf);
  const kept = await snapshots.ofBoard(date, board);
  return kept === undefined ? [] : [listedOf(kept)];
}

async function rowsNow({ board, today, now }: Asked, { cases, boards }: BoardPorts): Promise<readonly Listed[]> {
  const listing = cases
    .boards()
    .then((listed) => (board === null ? listed : [listed.find((one) => one.board === board) ?? { board, name: null }]));
  const names = listing.then((wanted) => wanted.map((one) => one.board));
  const [wanted, read] = await Promise.all([listing, boards.boardsOf(names, now)]);
  return wanted.map((one, place) => {
    const { cases: titled = [], parts = [] } = read[place] ?? {};
    const titles = titlesOnce(titled);
    return { name: boardName(one), since: today, parts: parts.map((tasks) => rowsOnce(tasks, titles)) };
  });
}

type Titles = ReadonlyMap<string, string>;
const titlesOnce = onceFor<Board['cases'], Titles>(
  (cases) => new Map(cases.map(({ caseId, title }) => [caseId, title])),
);

const rowsOfPart = new WeakMap<
  readonly BoardTask[],
  { readonly titles: Titles; readonly rows: readonly DigestRow[] }
>();
/** Made once for as long as none of the tasks and no title changes. */
function rowsOnce(tasks: readonly BoardTask[], titles: Titles): readonly DigestRow[] {
  const known = rowsOfPart.get(tasks);
  if (known?.titles === titles) return known.rows;
  const rows = tasks.map((task) => rowOnce(task, titles.get(task.caseId) ?? ''));
  rowsOfPart.set(tasks, { titles, rows });
  return rows;
}

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
