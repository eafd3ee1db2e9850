import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Actor } from '../actor.ts';
import type { DocumentWrite } from '../case-document.ts';
import type { CaseId, TaskId } from '../ids.ts';
import type { CaseworkPorts, Workflows } from '../ports.ts';
import type { Task } from '../task.ts';
import { answerTask, type AnswerRefusal } from './answer-task.ts';
import { tellWorkflow } from './tell-workflow.ts';

/** What every decision of a person carries: which task, who, when, and the form it came by. */
export interface Decision {
  readonly caseId: CaseId;
  readonly taskId: TaskId;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** The version of the task the person saw. */
  readonly version: number;
  readonly requestKey: string;
}

interface Decided {
  readonly outcome: string;
  /** Stands in the history; empty for nothing to say. */
  readonly why?: string;
  /** What the decision changes of what its process keeps, in the same transaction. */
  readonly documents: readonly DocumentWrite[];
}

/** Closes a task with its outcome and what follows from it at once, and wakes the workflow that waits. */
export async function decideTask(
  decision: Decision,
  { outcome, why = '', documents }: Decided,
  ports: CaseworkPorts & { readonly workflows: Workflows },
): Promise<Result<Task, Refusal<AnswerRefusal>>> {
  const about = why === '' ? {} : { why };
  const answered = await answerTask({ ...decision, answer: { outcome }, documents, ...about }, ports);
  if (answered.ok) await tellWorkflow(answered.value, decision.now, ports);
  return answered;
}
