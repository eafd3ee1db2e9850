import { ok } from '#shared/kernel/result.ts';
import type { Actor } from '../actor.ts';
import type { CaseworkPorts, Workflows } from '../ports.ts';
import { changeTask } from './change-task.ts';
import { openTasks, type NewTask } from './open-tasks.ts';
import { tellWorkflow } from './tell-workflow.ts';

interface AskPerson {
  readonly task: NewTask & { readonly token: string };
  /** Told with the next mail, whatever rhythm a person has set. */
  readonly urgent?: boolean;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/**
 * Opens the task of a workflow's waiting state. A state that is entered again after a crash or a retry has a new token:
 * the task takes it on, and when a person has answered meanwhile the workflow is told at once. Two rounds of one question
 * are two tasks, so their ids must differ.
 */
export async function askPerson(
  { task, urgent = false, by, now }: AskPerson,
  ports: CaseworkPorts & { readonly workflows: Workflows },
): Promise<void> {
  const opened = await openTasks({ tasks: [task], urgent, by, now }, ports);
  if (opened.length > 0) return;
  const { caseId, taskId, token } = task;
  const renewed = await changeTask({ caseId, taskId, by, now }, ports, (known) =>
    ok({ task: { ...known, token }, what: 'token-renewed' }),
  );
  // Somebody answered in this very moment: the state is retried and finds the answer.
  if (!renewed.ok) throw new Error(`Task ${taskId} of case ${caseId}: ${renewed.error.code}`);
  await tellWorkflow(renewed.value, now, ports);
}
