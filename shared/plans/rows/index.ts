/** From a document of any format to the content of a plan: rows, groups, targets, milestones, duties. */
import type { DocumentHead } from '../head/document-head.ts';
import type { PlanContent } from '../imported-plan.ts';
import type { SourceDocument } from '../source-document.ts';
import { layoutOf, type LogicalTable } from './logical-tables.ts';
import { piecesOf } from './pieces.ts';
import { problemsOf } from './problems.ts';
import { readProse } from './prose-duties.ts';
import { kindsOf, type TableKind } from './table-kind.ts';
import { tableSections } from './table-section.ts';
import { readTargetRule, readTargets } from './targets.ts';
import { readTaskList, readTaskTable } from './task-table.ts';
import { citationsIn } from './typos.ts';

/**
 * Reads the content of a plan. Every value that cannot be read with certainty is on a row with `needs_review`; nothing
 * is filled in or mended silently. Never throws on a document that holds no plan: it has no rows then.
 */
export function readRows(document: SourceDocument, head: DocumentHead): PlanContent {
  const { tables, prose } = layoutOf(piecesOf(document));
  const kinds = kindsOf(tables);
  const ofKind = (kind: TableKind): readonly LogicalTable[] => tables.filter((_table, index) => kinds[index] === kind);
  const context = { head, citations: citationsIn(document.lines.join('\n')) };
  const [taken, takenByReview] = [new Set<string>(), new Set<string>()];
  const taskTables = ofKind('tasks');
  const above = tableSections(taskTables);
  const drawn = taskTables.map((table, index) => readTaskTable(table, context, taken, above[index] ?? null));
  const tasks = drawn.some(({ rows }) => rows.length > 0) ? drawn : [readTaskList(prose, context, taken)];
  const targets = ofKind('targets');
  const { milestones, duties } = readProse(prose, head);
  const rows = tasks.flatMap((table) => table.rows);
  // A plan in sentences: what became a row is not told twice.
  const isRow = ({ source }: PlanContent['prose_duties'][number]): boolean =>
    rows.some((row) => row.source.from <= source.to && source.from <= row.source.to);
  return {
    sections: tasks.flatMap(({ sections }) => sections),
    rows,
    groups: tasks.flatMap(({ groups }) => groups),
    review_groups: ofKind('review').flatMap((table) => readTaskTable(table, context, takenByReview).rows),
    targets: targets.flatMap(readTargets),
    target_rule: targets.map(({ headings }) => readTargetRule(headings)).find((rule) => rule !== null) ?? null,
    milestones: [...milestones],
    prose_duties: duties.filter((duty) => !isRow(duty)),
    problems: [...problemsOf(rows)],
  };
}
