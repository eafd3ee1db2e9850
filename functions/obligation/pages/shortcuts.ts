/** What a reader may do with an obligation straight from a list, so that a leader needs three taps. */
import type { Access } from '#shared/access/access.ts';
import type { Task } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { OBLIGATION } from '#shared/obligations/index.ts';
import { actionsFor } from '../domain/rights.ts';
import { taskPathOf } from './task-at.ts';

const SHORTCUTS = [
  { action: 'extend', text: 'Gia hạn', slug: 'gia-han' },
  { action: 'nudge', text: 'Đôn đốc', slug: 'don-doc' },
] as const;

/** None for the tasks of other processes: their own pages say what can be done. */
export function shortcutsOf(access: Access, task: Task, today: PlainDate) {
  if (task.process !== OBLIGATION) return [];
  const actions = actionsFor(access, task, today);
  return SHORTCUTS.filter(({ action }) => actions.includes(action)).map(({ text, slug }) => ({
    text,
    href: `${taskPathOf(task)}/${slug}`,
  }));
}
