/**
 * Cells that take their value from a row above: merged downwards in the table, or empty in a text that does not show
 * merging. The first is certain, the second a reading that a person confirms. Values stay where they are printed; this
 * only says where to look for them.
 */
import type { ColumnRole } from './columns.ts';
import { type DraftRow, TIME_ROLES, hasTime, isTitleOnly, textOf } from './draft-row.ts';
import type { PlacedRow } from './structure.ts';

export type InheritedPart = 'time' | 'lead' | 'coordinating' | 'product';

export interface Inherited {
  readonly part: InheritedPart;
  /** The row that holds the value, never one that inherits it. */
  readonly from: PlacedRow;
  /** The table itself says so. */
  readonly certain: boolean;
}

const ROLES_OF: Readonly<Record<InheritedPart, readonly ColumnRole[]>> = {
  time: TIME_ROLES,
  lead: ['lead', 'lead-and-coordinating'],
  coordinating: ['coordinating'],
  product: ['product'],
};
const PARTS: readonly InheritedPart[] = ['time', 'lead', 'coordinating', 'product'];

const has = (row: DraftRow, part: InheritedPart): boolean => ROLES_OF[part].some((role) => textOf(row, role) !== '');

type Known = ReadonlyMap<string, readonly Inherited[]>;

const holderOf = (row: PlacedRow, part: InheritedPart, known: Known): PlacedRow | undefined =>
  has(row.draft, part) ? row : known.get(row.id)?.find((one) => one.part === part)?.from;

/** What merged cells of a real table say. */
function merged(row: PlacedRow, byDrawn: ReadonlyMap<string, PlacedRow>, known: Known): readonly Inherited[] {
  return PARTS.flatMap((part) => {
    const drawn = ROLES_OF[part].map((role) => row.draft.merged[role]).find((key) => key !== undefined);
    const above = drawn === undefined ? undefined : byDrawn.get(drawn);
    if (above === undefined || above.id === row.id || has(row.draft, part)) return [];
    const from = holderOf(above, part, known);
    return from === undefined ? [] : [{ part, from, certain: true }];
  });
}

/** An empty time cell in text: the parent's, else the one of the row above in the same place of the numbering. */
function emptyTime(
  row: PlacedRow,
  parent: PlacedRow | undefined,
  sibling: PlacedRow | undefined,
  known: Known,
): readonly Inherited[] {
  if (hasTime(row.draft) || isTitleOnly(row.draft)) return [];
  const above = parent !== undefined && hasTime(parent.draft) ? parent : sibling;
  const from = above === undefined ? undefined : holderOf(above, 'time', known);
  if (from === undefined) return [];
  const time: Inherited = { part: 'time', from, certain: false };
  // A product cell merges together with the time cell or not at all: an empty product alone is only empty.
  return has(row.draft, 'product') || !has(from.draft, 'product')
    ? [time]
    : [time, { part: 'product', from, certain: false }];
}

/** Agencies that the parent names for all its parts. */
function emptyAgencies(row: PlacedRow, parent: PlacedRow | undefined): readonly Inherited[] {
  if (parent === undefined || has(row.draft, 'lead') || !has(parent.draft, 'lead')) return [];
  const lead: Inherited = { part: 'lead', from: parent, certain: false };
  const shared = !has(row.draft, 'coordinating') && has(parent.draft, 'coordinating');
  return shared ? [lead, { part: 'coordinating', from: parent, certain: false }] : [lead];
}

/** What each row inherits, by row id. Rows in `shifted` inherit nothing: their cells stand elsewhere. */
export function inheritedCells(rows: readonly PlacedRow[], shifted: ReadonlySet<string>): Known {
  const known = new Map<string, readonly Inherited[]>();
  const byDrawn = new Map<string, PlacedRow>();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const lastAt = new Map<string, PlacedRow>();
  for (const row of rows) {
    for (const key of row.draft.drawn) byDrawn.set(key, row);
    const place = `${row.section ?? ''}|${row.parent ?? ''}`;
    const parent = byId.get(row.parent ?? '');
    const certain = merged(row, byDrawn, known);
    const guessed = shifted.has(row.id)
      ? []
      : [...emptyTime(row, parent, lastAt.get(place), known), ...emptyAgencies(row, parent)];
    const fresh = guessed.filter((one) => !certain.some(({ part }) => part === one.part));
    if (certain.length + fresh.length > 0) known.set(row.id, [...certain, ...fresh]);
    lastAt.set(place, row);
  }
  return known;
}
