import type { Actor } from '../actor.ts';
import type { CaseworkPorts } from '../ports.ts';
import { isClosed, type Task } from '../task.ts';
import { succeed } from './change-task.ts';
import { commitBatch } from './commit-batch.ts';

interface WithdrawTasks {
  readonly tasks: readonly Task[];
  /** Why the amended plan no longer asks for them. */
  readonly reason: string;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/**
 * Withdraws those of the tasks that are not closed, 25 in a transaction. One that somebody changed meanwhile is left as
 * it is: whoever needs them all reads them again and repeats. Returns the tasks withdrawn now.
 */
export async function withdrawTasks(
  { tasks, reason, by, now }: WithdrawTasks,
  ports: CaseworkPorts,
): Promise<readonly Task[]> {
  const steps = tasks
    .filter((task) => !isClosed(task))
    .map((task) => ({
      before: task,
      after: succeed(task, { ...task, state: 'withdrawn' as const }, now, ports),
      what: 'task-withdrawn' as const,
      why: reason,
      notices: [],
    }));
  return (await commitBatch(steps, { now, by }, ports)).map(({ after }) => after);
}
