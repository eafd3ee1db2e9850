import { SYSTEM } from '../actor.ts';
import type { JsonObject } from '../json.ts';
import type { CaseId } from '../ids.ts';
import type { CaseworkPorts, Workflows } from '../ports.ts';
import { isClosed, type Task } from '../task.ts';
import { confirmWakeUp } from './confirm-wake-up.ts';

/** What a workflow is told of a closed task: the decision, or that it is done or no longer asked for. */
const outputOf = ({ answer, finishedOn, state }: Task): JsonObject => ({
  ...(state === 'withdrawn' ? { outcome: 'withdrawn' } : { outcome: 'done', ...answer }),
  finishedOn,
});

/**
 * Wakes the workflow that waits for a closed task. The table is the truth and the token only a wake-up: should this fail,
 * the next daily run finds the task on its agenda and tells again (design §3.2). `now`: epoch milliseconds (UTC).
 */
export async function tellWorkflow(
  task: Task,
  now: number,
  ports: CaseworkPorts & { readonly workflows: Workflows },
): Promise<'told' | 'nobody-waits'> {
  const { caseId, taskId, token } = task;
  if (token === null || !isClosed(task)) return 'nobody-waits';
  await ports.workflows.succeed(token, outputOf(task));
  await confirmWakeUp({ caseId, taskId, seen: task, by: SYSTEM, now }, ports);
  return 'told';
}

/**
 * Wakes whatever still waits for a closed task of the case: a form that comes again was counted before, and its wake-up
 * may have got lost with its answer.
 */
export async function tellAgain(
  caseId: CaseId,
  now: number,
  ports: CaseworkPorts & { readonly workflows: Workflows },
): Promise<void> {
  for (const task of await ports.store.tasksOf(caseId)) await tellWorkflow(task, now, ports);
}
