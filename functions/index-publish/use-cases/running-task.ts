import type { CaseStore, Task } from '#shared/casework/index.ts';
import { isOfStep, runningCase, type Step } from '../domain/sheet.ts';
import type { KnownSheet } from '../store.ts';

/** The task that a sheet, or its correction, waits in; undefined while nobody was asked yet. */
export async function runningTask(
  step: Step,
  { caseId, sheet }: KnownSheet,
  store: Pick<CaseStore, 'tasksOf'>,
): Promise<Task | undefined> {
  const tasks = await store.tasksOf(runningCase(caseId, sheet));
  return tasks.find(({ taskId, state }) => isOfStep(step, taskId) && (state === 'open' || state === 'suspended'));
}
