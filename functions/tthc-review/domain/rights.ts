/** Who may do a task: the office evaluates, a leader signs, the officers and head of the unit do everything else. */
import type { Access } from '#shared/access/access.ts';
import type { Task } from '#shared/casework/index.ts';

export const mayDo = (access: Access, { unit, doer }: Pick<Task, 'unit' | 'doer'>): boolean =>
  doer === 'office' || doer === 'leader' ? access.hasIn(unit, doer) : access.mayWork(unit);
