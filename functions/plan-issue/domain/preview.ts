/** Before it is signed: who gets how much, by when, and what nobody owns. The very tasks the issue would open. */
import type { Calendar } from '#shared/calendar/index.ts';
import { fanOut, type FanOut, type OpenLead, type PlanTerms } from '#shared/obligations/index.ts';
import type { Organisation, Unit } from '#shared/org/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { isDuty, obligationOf, type PlanRow } from './row.ts';

export interface PreviewPorts {
  readonly organisation: Organisation;
  readonly calendar: Calendar;
  readonly today: PlainDate;
}

export interface Preview {
  readonly tasks: number;
  /** The most burdened first. */
  readonly byUnit: readonly { readonly unit: UnitId; readonly tasks: number; readonly dated: number }[];
  readonly byClass: readonly { readonly name: string; readonly units: number; readonly tasks: number }[];
  /** By month of the lenient due date, `YYYY-MM`. */
  readonly byMonth: readonly { readonly month: string; readonly tasks: number }[];
  /** Days off on which something falls due. */
  readonly daysOff: readonly { readonly date: PlainDate; readonly why: string; readonly tasks: number }[];
  /** Rows whose share the office holds. */
  readonly open: readonly { readonly row: PlanRow; readonly leads: readonly OpenLead[] }[];
  /** Rows nobody but the office gets. */
  readonly ownerless: readonly PlanRow[];
}

/** A row that binds, and the tasks it becomes. */
export interface FannedRow {
  readonly row: PlanRow;
  readonly out: FanOut;
}

export function fanOutRows(rows: readonly PlanRow[], terms: PlanTerms, ports: PreviewPorts): readonly FannedRow[] {
  const under = JSON.stringify([terms, ports.today]);
  return rows
    .filter((row) => isDuty(row) && row.content.title !== '' && row.change?.kind !== 'withdraw')
    .map((row) => ({ row, out: fanOutOnce(row, under, () => fanOut(obligationOf(row.content), terms, ports), ports) }));
}

interface Fanned extends Pick<PreviewPorts, 'organisation' | 'calendar'> {
  readonly under: string;
  readonly out: FanOut;
}
const known = new WeakMap<PlanRow, Fanned>();

/** A row becomes thousands of tasks: kept as long as neither it nor what they follow from changes. */
function fanOutOnce(
  row: PlanRow,
  under: string,
  make: () => FanOut,
  { organisation, calendar }: Pick<PreviewPorts, 'organisation' | 'calendar'>,
): FanOut {
  const before = known.get(row);
  const holds = before?.under === under && before.organisation === organisation && before.calendar === calendar;
  const out = holds ? before.out : make();
  if (!holds) known.set(row, { under, organisation, calendar, out });
  return out;
}

export function previewOf(rows: readonly PlanRow[], terms: PlanTerms, ports: PreviewPorts): Preview {
  const fanned = fanOutRows(rows, terms, ports);
  const tasks = fanned.flatMap(({ out }) => out.tasks);
  return {
    tasks: tasks.length,
    byUnit: unitsOf(tasks),
    byClass: classesOf(tasks, ports.organisation),
    byMonth: count(
      tasks.flatMap(({ start }) => ('due' in start ? [start.due.lenient.slice(0, 7)] : [])),
      (a, b) => (a < b ? -1 : 1),
    ).map(([month, number]) => ({ month, tasks: number })),
    daysOff: daysOffOf(tasks, ports.calendar),
    open: fanned.filter(({ out }) => out.open.length > 0).map(({ row, out }) => ({ row, leads: out.open })),
    ownerless: ownerlessOf(fanned),
  };
}

/** Rows nobody but the office gets. */
export const ownerlessOf = (fanned: readonly FannedRow[]): readonly PlanRow[] =>
  fanned.filter(({ out }) => isHeldWhole(out)).map(({ row }) => row);

type Tasks = FanOut['tasks'];

const isHeldWhole = ({ tasks }: FanOut): boolean => tasks.every(({ doer }) => doer === 'office');

function count<Key extends string>(
  keys: readonly Key[],
  order: (a: Key, b: Key) => number,
): readonly (readonly [Key, number])[] {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => order(a, b));
}

function unitsOf(tasks: Tasks): Preview['byUnit'] {
  const dated = new Map(
    count(
      tasks.filter(({ start }) => 'due' in start).map(({ unit }) => unit),
      () => 0,
    ),
  );
  return count(
    tasks.map(({ unit }) => unit),
    () => 0,
  )
    .map(([unit, number]) => ({ unit, tasks: number, dated: dated.get(unit) ?? 0 }))
    .sort((a, b) => b.tasks - a.tasks || (a.unit < b.unit ? -1 : 1));
}

const TIER_NAMES = { central: 'Trung ương', province: 'Cấp tỉnh', district: 'Cấp huyện', commune: 'Cấp xã' } as const;

const className = ({ tier, classes }: Unit): string => {
  const isCommittee = classes.some(({ kind }) => kind === 'committees');
  return `${TIER_NAMES[tier]}: ${isCommittee ? 'Ủy ban nhân dân' : 'cơ quan, đơn vị'}`;
};

function classesOf(tasks: Tasks, organisation: Organisation): Preview['byClass'] {
  const names = new Map<UnitId, string>();
  for (const { unit } of tasks) {
    const known = organisation.unit(unit);
    if (known !== undefined && !names.has(unit)) names.set(unit, className(known));
  }
  const counted = count(
    tasks.map(({ unit }) => names.get(unit) ?? ''),
    () => 0,
  );
  return counted.map(([name, number]) => ({
    name,
    units: [...names.values()].filter((each) => each === name).length,
    tasks: number,
  }));
}

function daysOffOf(tasks: Tasks, calendar: Calendar): Preview['daysOff'] {
  const dates = tasks.flatMap(({ start }) =>
    'due' in start && !calendar.isWorkingDay(start.due.lenient) ? [start.due.lenient] : [],
  );
  return count(dates, (a, b) => (a < b ? -1 : 1)).map(([date, number]) => ({
    date,
    why: calendar.explainDay(date).name,
    tasks: number,
  }));
}
