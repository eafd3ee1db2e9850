import { formatDate } from '#shared/kernel/civil-date.ts';
import type { Due } from '../due.ts';
import type { Task } from '../task.ts';

/** A task with new due dates: its derivation says why, and the ladder begins anew for them. */
export const movedTo = (task: Task, due: Due, why: string): Task => ({
  ...task,
  due,
  climbed: null,
  derivation: [...task.derivation, `${why} → ${formatDate(due.lenient)}`],
});
