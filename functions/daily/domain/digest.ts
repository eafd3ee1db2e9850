/** The digest of one committee, counted from the rows that its links open. */
import type { Organisation } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { CountLink, Delay, Digest, TargetCounts, UnitCounts } from '#shared/mail/daily/model.ts';
import { countStatuses, targetsHref, type TargetRow } from '#shared/targets/index.ts';
import { countsOfRow, type Count, type DigestRow, type Period } from './digest-rows.ts';
import { boardHref, taskHref } from './links.ts';

/** A row, and the board it stands on. */
export interface PlacedRow {
  readonly row: DigestRow;
  readonly source: string;
}

export interface DigestOf {
  readonly committee: UnitId;
  readonly period: Period;
  readonly organisation: Organisation;
  /** The absent person whose digest this is, when a deputy reads it. */
  readonly onBehalfOf: string | null;
  /** Of all plans watched, as they stood at the beginning of the day. */
  readonly targets: readonly TargetRow[];
}

/** More than the mail shows, so that it can choose. */
const WORST_KEPT = 10;

/** Whose office and leader hear of a row: its committee, or those at the root of the organisation. */
export const committeesOf = (
  { committee }: Pick<DigestRow, 'committee'>,
  organisation: Organisation,
  { date }: Period,
): readonly UnitId[] => (committee === null ? organisation.rootsOn(date).map(({ id }) => id) : [committee]);

/** `rows`: all rows of the committee, of all boards. */
export function digestOf(rows: readonly PlacedRow[], given: DigestOf): Digest {
  const { committee, period, organisation, onBehalfOf } = given;
  const counted = rows.map((placed) => ({ ...placed, counts: countsOfRow(placed.row, period) }));
  const totals = tally(counted);
  const link = (count: Count, unit: UnitId | null = null): CountLink => ({
    count: totals.get(tallyKey(count, unit)) ?? 0,
    href: boardHref(null, { ...period, committee, unit, count }),
  });
  return {
    scope: organisation.nameOn(committee, period.date) ?? committee,
    onBehalfOf,
    overdue: link('overdue'),
    dueThisWeek: link('dueThisWeek'),
    byUnit: unitsOf(counted).map((unit): UnitCounts => ({
      unit: organisation.nameOn(unit, period.date) ?? unit,
      overdue: link('overdue', unit),
      dueThisWeek: link('dueThisWeek', unit),
    })),
    moved: {
      since: period.since,
      finished: link('finished'),
      newlyOverdue: link('newlyOverdue'),
      extended: link('extended'),
      opened: link('opened'),
    },
    worst: worstOf(counted, given),
    targets: targetsOf(given),
  };
}

/** Each number opens exactly the rows it counts (shared/targets/view.ts). */
function targetsOf({ targets, committee, organisation, period }: DigestOf): TargetCounts | null {
  const own = targets.filter(({ plan }) => committeesOf(plan, organisation, period).includes(committee));
  if (own.length === 0) return null;
  const counts = countStatuses(own);
  const link = (status: 'met' | 'missed' | 'unmeasured'): CountLink => ({
    count: counts[status],
    href: targetsHref({ date: period.date, committee, status }),
  });
  return { met: link('met'), missed: link('missed'), unmeasured: link('unmeasured') };
}

type Counted = PlacedRow & { readonly counts: readonly Count[] };

const tallyKey = (count: Count, unit: UnitId | null): string => `${count} ${unit ?? ''}`;

/** How many rows each count has, in all and of each unit. */
function tally(counted: readonly Counted[]): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const { row, counts } of counted)
    for (const count of counts)
      for (const key of [tallyKey(count, null), tallyKey(count, row.unit)]) totals.set(key, (totals.get(key) ?? 0) + 1);
  return totals;
}

const unitsOf = (counted: readonly Counted[]): readonly UnitId[] => [
  ...new Set(
    counted
      .filter(({ counts }) => counts.includes('overdue') || counts.includes('dueThisWeek'))
      .map(({ row }) => row.unit),
  ),
];

/** The longest overdue first. */
function worstOf(counted: readonly Counted[], { organisation, period }: DigestOf): readonly Delay[] {
  const overdue = counted.flatMap(({ row, source, counts }) =>
    counts.includes('overdue') && row.due !== null ? [{ row, source, due: row.due }] : [],
  );
  return overdue
    .toSorted((a, b) => (a.due.lenient < b.due.lenient ? -1 : Number(a.due.lenient > b.due.lenient)))
    .slice(0, WORST_KEPT)
    .map(({ row, source, due }) => ({
      what: row.title,
      unit: organisation.nameOn(row.unit, period.date) ?? row.unit,
      source,
      due,
      href: taskHref(row),
    }));
}
