/** Who may do a task: the office gives opinions, the officers and head of the unit everything else. */
import type { Access } from '#shared/access/access.ts';
import type { Task } from '#shared/casework/index.ts';

export const mayDo = (access: Access, { unit, doer }: Pick<Task, 'unit' | 'doer'>): boolean =>
  doer === 'office' ? access.hasIn(unit, 'office') : access.mayWork(unit);
