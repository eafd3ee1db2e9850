/** What a leader should look at first, from the very rows that the morning's digest counts. */
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { PlacedRow } from './digest.ts';
import { countsOfRow, type Count, type Period } from './digest-rows.ts';

interface Tally extends Period {
  readonly byCount: ReadonlyMap<Count, readonly PlacedRow[]>;
}
/** A page asks for seven counts of the same thousands of rows. */
const tallies = new WeakMap<readonly PlacedRow[], Tally>();

export function rowsCounted(rows: readonly PlacedRow[], count: Count, period: Period): readonly PlacedRow[] {
  const known = tallies.get(rows);
  const isSame = known?.date === period.date && known.since === period.since;
  const tally = isSame ? known : { ...period, byCount: tallyOf(rows, period) };
  tallies.set(rows, tally);
  return tally.byCount.get(count) ?? [];
}

function tallyOf(rows: readonly PlacedRow[], period: Period): Tally['byCount'] {
  const byCount = new Map<Count, PlacedRow[]>();
  for (const placed of rows)
    for (const count of countsOfRow(placed.row, period)) {
      const own = byCount.get(count);
      if (own === undefined) byCount.set(count, [placed]);
      else own.push(placed);
    }
  return byCount;
}

/** The earliest date first; a row without one comes last. */
export const byDue = (rows: readonly PlacedRow[]): readonly PlacedRow[] =>
  rows.toSorted((a, b) => (dueOf(a) < dueOf(b) ? -1 : Number(dueOf(a) > dueOf(b))));

const dueOf = ({ row }: PlacedRow): string => row.due?.lenient ?? '9999';

export interface RedUnit {
  readonly unit: UnitId;
  readonly overdue: number;
  /** Due date of what it has owed the longest. */
  readonly oldest: PlainDate;
}

/** Units by what they are late with: the most first, of equals who has been late the longest. */
export function redList(rows: readonly PlacedRow[], period: Period): readonly RedUnit[] {
  const late = byDue(rowsCounted(rows, 'overdue', period)).flatMap(({ row: { unit, due } }) =>
    due === null ? [] : [{ unit, since: due.lenient }],
  );
  return [...Map.groupBy(late, ({ unit }) => unit)]
    .flatMap(([unit, own]) => own.slice(0, 1).map(({ since }) => ({ unit, overdue: own.length, oldest: since })))
    .sort((a, b) => b.overdue - a.overdue || a.oldest.localeCompare(b.oldest));
}
