/**
 * Values that stand in another row or column than they belong to. They are kept where they are printed; the rows say
 * that a person must look.
 */
import { looksLikeAgencies, looksLikeTime } from './cell-looks.ts';
import { type DraftRow, type Mark, TIME_ROLES, hasAgency, hasTime, isTitleOnly, review, textOf } from './draft-row.ts';
import type { PlacedRow } from './structure.ts';

export type Marks = ReadonlyMap<string, readonly Mark[]>;

/** An agency list where times stand, a time where agencies stand. */
function hasForeignCell(row: DraftRow): boolean {
  const agenciesInTime = TIME_ROLES.some((role) => {
    const text = textOf(row, role);
    return looksLikeAgencies(text) && !looksLikeTime(text);
  });
  const timeInAgencies = looksLikeTime(textOf(row, 'lead')) || looksLikeTime(textOf(row, 'coordinating'));
  return agenciesInTime || timeInAgencies || (!hasTime(row) && looksLikeTime(textOf(row, 'product')));
}

/**
 * A block slid up by one row: the parent carries the deadline of its first part, which has an owner only, or all parts
 * stand one row too high and the last has nothing. (A parent that only names agencies lends them to its parts, and one
 * deadline over parts that have neither is a merged cell: no slides.)
 */
function slidUp(parent: DraftRow, parts: readonly DraftRow[]): boolean {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined || !hasTime(parent)) return false;
  if (textOf(parent, 'lead') === '' && textOf(first, 'lead') !== '' && !hasTime(first)) return true;
  return hasAgency(parent) && isTitleOnly(last) && parts.length > 1 && !isTitleOnly(first);
}

export function shiftedCells(rows: readonly PlacedRow[]): Marks {
  const marks = new Map<string, readonly Mark[]>();
  const shifted = review('shifted-cells');
  for (const { id, draft } of rows) if (hasForeignCell(draft)) marks.set(id, [shifted]);
  const partsOf = Map.groupBy(rows, ({ parent }) => parent);
  for (const row of rows) {
    const parts = partsOf.get(row.id) ?? [];
    if (
      !slidUp(
        row.draft,
        parts.map(({ draft }) => draft),
      )
    )
      continue;
    const last = parts.at(-1);
    const touched = last !== undefined && isTitleOnly(last.draft) ? parts : parts.slice(0, 1);
    for (const one of [row, ...touched]) marks.set(one.id, [shifted]);
  }
  return marks;
}
