import type { Access } from '#shared/access/access.ts';
import { previousSendDate, type CaseStore, type Task } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { Reference } from '#shared/reference/index.ts';
import type { PlacedRow } from '../domain/digest.ts';
import { placedRows } from '../domain/digest-readers.ts';
import type { Period } from '../domain/digest-rows.ts';
import { byDue, rowsCounted } from '../domain/red-list.ts';
import type { Snapshot, SnapshotTable } from '../store/snapshot-table.ts';
import type { Trend, TrendTable } from '../store/trend-table.ts';

export interface LeaderPorts {
  readonly cases: Pick<CaseStore, 'workOfUnit' | 'readTask'>;
  readonly snapshots: SnapshotTable;
  readonly trends: TrendTable;
}

/** A row of the morning, and its task as it stands at this moment. */
export interface NamedTask extends PlacedRow {
  readonly task: Task;
}

export interface LeaderView {
  /** The last morning whose rows were kept; null before the first. */
  readonly period: Period | null;
  /** The committee's rows of that morning. */
  readonly rows: readonly PlacedRow[];
  readonly late: readonly NamedTask[];
  readonly soon: readonly NamedTask[];
  /** What waits for the reader's own signature or decision, as it stands now: the earliest due first. */
  readonly toSign: readonly Task[];
  readonly trends: readonly Trend[];
}

interface Asked {
  readonly committee: UnitId;
  readonly access: Access;
  readonly today: PlainDate;
  readonly reference: Pick<Reference, 'organisation' | 'calendar'>;
}

const LATE_SHOWN = 3;
const SOON_SHOWN = 3;
/** About six weeks of mail days. */
const MORNINGS = 30;

/** Numbers of the morning, as in the mail; the tasks named one by one, and signatures, as they stand now. */
export async function readLeader(asked: Asked, ports: LeaderPorts): Promise<LeaderView> {
  const { committee, access, today } = asked;
  const [morning, toSign, trends] = await Promise.all([
    lastMorning(asked, ports),
    signaturesOf(access, ports),
    ports.trends.upTo(committee, today, MORNINGS),
  ]);
  const { period, rows } = morning;
  const named = (count: 'overdue' | 'dueThisWeek', shown: number): Promise<readonly NamedTask[]> =>
    period === null ? Promise.resolve([]) : readNamed(byDue(rowsCounted(rows, count, period)).slice(0, shown), ports);
  const [late, soon] = await Promise.all([named('overdue', LATE_SHOWN), named('dueThisWeek', SOON_SHOWN)]);
  return { period, rows, late, soon, toSign, trends };
}

/** Today's morning, or that of the last mail day when today has none (yet). */
async function lastMorning(
  { committee, today, reference: { organisation, calendar } }: Asked,
  { snapshots }: Pick<LeaderPorts, 'snapshots'>,
): Promise<Pick<LeaderView, 'period' | 'rows'>> {
  for (const date of [today, previousSendDate(calendar, 'daily', today)]) {
    const kept: readonly Snapshot[] = await snapshots.on(date);
    if (kept.length === 0) continue;
    const period = { date, since: previousSendDate(calendar, 'daily', date) };
    return { period, rows: placedRows(kept, committee, organisation, period) };
  }
  return { period: null, rows: [] };
}

async function signaturesOf(access: Access, { cases }: Pick<LeaderPorts, 'cases'>): Promise<readonly Task[]> {
  const work = await Promise.all(access.unitsAs('leader').map(({ id }) => cases.workOfUnit(id)));
  return work.flat().filter(({ doer, state }) => doer === 'leader' && state === 'open');
}

async function readNamed(
  placed: readonly PlacedRow[],
  { cases }: Pick<LeaderPorts, 'cases'>,
): Promise<readonly NamedTask[]> {
  const tasks = await Promise.all(placed.map(({ row: { caseId, taskId } }) => cases.readTask(caseId, taskId)));
  return placed.flatMap((one, place) => {
    const task = tasks[place];
    return task === undefined ? [] : [{ ...one, task }];
  });
}
