/** One table of tasks → rows and groups of the plan. */
import type { PlanGroup, PlanRow } from '../imported-plan.ts';
import { type Mark, review, textOf } from './draft-row.ts';
import { repeatsItself, withoutGlue } from './glued-cells.ts';
import { inheritedCells } from './inherited-cells.ts';
import { logicalRows } from './logical-rows.ts';
import type { LogicalTable } from './logical-tables.ts';
import { numberingMarks } from './numbering-advice.ts';
import { type TableContext, planRow } from './row-building.ts';
import { shiftedCells } from './shifted-cells.ts';
import { type PlacedGroup, type PlacedRow, structureOf } from './structure.ts';

export interface TaskTable {
  readonly sections: readonly PlanGroup[];
  readonly groups: readonly PlanGroup[];
  readonly rows: readonly PlanRow[];
}

const planGroup = ({ id, section, no, parent, title, from, to }: PlacedGroup): PlanGroup => ({
  id,
  section,
  no,
  parent,
  title,
  source: { from, to },
});

/** A coordinating cell with a second list belongs in part to the row below: both are told. */
function repeatedLists(rows: readonly PlacedRow[]): ReadonlyMap<string, readonly Mark[]> {
  const marks = new Map<string, readonly Mark[]>();
  rows.forEach((row, index) => {
    if (!repeatsItself(textOf(row.draft, 'coordinating'))) return;
    for (const one of [row, rows[index + 1]]) if (one !== undefined) marks.set(one.id, [review('cells-glued')]);
  });
  return marks;
}

export function readTaskTable(
  table: LogicalTable,
  context: Omit<TableContext, 'roles' | 'sectionTitles'>,
  taken: Set<string>,
): TaskTable {
  const drafts = withoutGlue(logicalRows(table));
  const { sections, groups, rows } = structureOf(drafts, taken);
  const shifted = shiftedCells(rows);
  const inherited = inheritedCells(rows, new Set(shifted.keys()));
  const numbering = numberingMarks(rows, sections, groups);
  const repeated = repeatedLists(rows);
  const full: TableContext = {
    ...context,
    roles: new Set(table.columns.map(({ role }) => role)),
    sectionTitles: new Map(sections.map(({ no, title }) => [no ?? '', title])),
  };
  return {
    sections: sections.map(planGroup),
    groups: groups.map(planGroup),
    rows: rows.map((row) => {
      const extra = [...(shifted.get(row.id) ?? []), ...(numbering.get(row.id) ?? []), ...(repeated.get(row.id) ?? [])];
      return planRow(row, inherited.get(row.id) ?? [], extra, full);
    }),
  };
}
