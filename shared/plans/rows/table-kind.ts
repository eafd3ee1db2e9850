/** What a table is for: tasks, targets, or groups of procedures to be reviewed. */
import { fold } from './cell-text.ts';
import type { LogicalTable } from './logical-tables.ts';

export type TableKind = 'tasks' | 'targets' | 'review' | 'other';

const TASK_WORDS = /nội dung|nhiệm vụ|công việc|hoạt động|đầu việc|giải pháp/u;
const REVIEW_WORDS = /nhóm|lĩnh vực|tên (?:thủ tục|tthc)|thủ tục hành chính/u;

function kindOf({ columns }: LogicalTable): TableKind {
  const roles = new Set(columns.map(({ role }) => role));
  const titles = columns.filter(({ role }) => role === 'title').map(({ label }) => fold(label));
  const isTarget =
    titles.some((title) => /chỉ tiêu|tiêu chí/u.test(title)) && (roles.has('unit') || roles.has('target'));
  if (isTarget || (roles.has('target') && roles.has('unit'))) return 'targets';
  const acts = roles.has('lead') || roles.has('lead-and-coordinating') || roles.has('deadline') || roles.has('start');
  if (!acts) return 'other';
  const isReview = titles.some((title) => REVIEW_WORDS.test(title) && !TASK_WORDS.test(title));
  return isReview ? 'review' : 'tasks';
}

/** A plan whose only tables list procedures to review is a review plan: these are its tasks. */
export function kindsOf(tables: readonly LogicalTable[]): readonly TableKind[] {
  const kinds = tables.map(kindOf);
  return kinds.includes('tasks') ? kinds : kinds.map((kind) => (kind === 'review' ? 'tasks' : kind));
}
