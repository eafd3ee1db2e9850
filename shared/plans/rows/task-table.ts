/** One table of tasks → rows and groups of the plan. */
import type { PlanGroup, PlanRow } from '../imported-plan.ts';
import { agencyListRows } from './agency-lists.ts';
import type { ColumnRole } from './columns.ts';
import { type DraftRow, type Mark, review, textOf } from './draft-row.ts';
import { repeatsItself, withoutGlue } from './glued-cells.ts';
import type { ProseLine } from './grid.ts';
import { inheritedCells } from './inherited-cells.ts';
import { listRows, rolesOf } from './label-lists.ts';
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

type PlanContext = Omit<TableContext, 'roles' | 'sectionTitles'>;

/** Columns a table of tasks does not need by role are kept by label. */
const KEPT_BY_LABEL: ReadonlySet<ColumnRole> = new Set(['unit', 'target']);

const taskColumns = (table: LogicalTable): LogicalTable => ({
  ...table,
  columns: table.columns.map((column) => (KEPT_BY_LABEL.has(column.role) ? { ...column, role: 'other' } : column)),
});

/** `section`: the heading above the table, where each section has a table of its own. */
export const readTaskTable = (
  table: LogicalTable,
  context: PlanContext,
  taken: Set<string>,
  section: string | null = null,
): TaskTable =>
  readDrafts(withoutGlue(logicalRows(taskColumns(table))), new Set(table.columns.map(({ role }) => role)), context, {
    taken,
    section,
  });

/** Tasks with labels below them, and between them those told in one sentence. */
function withSentences(labelled: readonly DraftRow[], sentences: readonly DraftRow[]): readonly DraftRow[] {
  if (labelled.length === 0) return sentences;
  const isTold = ({ from, to }: DraftRow): boolean => labelled.some((row) => row.from <= to && from <= row.to);
  const more = sentences.filter((row) => !row.alone && row.texts.deadline !== undefined && !isTold(row));
  return [...labelled, ...more].sort((a, b) => a.from - b.from);
}

/** The tasks of a plan that has no table. */
export function readTaskList(prose: readonly ProseLine[], context: PlanContext, taken: Set<string>): TaskTable {
  const drafts = withSentences(listRows(prose), agencyListRows(prose, context.head));
  return readDrafts(drafts, rolesOf(drafts), context, { taken, section: null });
}

function readDrafts(
  drafts: readonly DraftRow[],
  roles: ReadonlySet<ColumnRole>,
  context: PlanContext,
  { taken, section }: { taken: Set<string>; section: string | null },
): TaskTable {
  const { sections, groups, rows } = structureOf(drafts, taken, section);
  const shifted = shiftedCells(rows);
  const inherited = inheritedCells(rows, new Set(shifted.keys()));
  const numbering = numberingMarks(rows, sections, groups);
  const repeated = repeatedLists(rows);
  const full = { ...context, roles, sectionTitles: new Map(sections.map(({ no, title }) => [no ?? '', title])) };
  const noticed = (id: string): readonly Mark[] =>
    [shifted, numbering, repeated].flatMap((marks) => marks.get(id) ?? []);
  return {
    sections: sections.map(planGroup),
    groups: groups.map(planGroup),
    rows: rows.map((row) => planRow(row, inherited.get(row.id) ?? [], noticed(row.id), full)),
  };
}
