import { answerTask, tellWorkflow, type Actor, type CaseId, type Task, type TaskId } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Text } from '../domain/text.ts';
import type { ImpactPorts } from '../ports.ts';
import { nextText, type KnownText } from './known-text.ts';

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
  readonly why?: string;
  /** What the decision changes in the text, in the same transaction. */
  readonly change: Partial<Text>;
}

/** Closes the task with its outcome and the changed text at once, and wakes the workflow. */
export async function decide(
  decision: Decision,
  known: KnownText,
  { outcome, why, change }: Decided,
  ports: ImpactPorts,
): Promise<Result<Task, Refusal>> {
  const documents = [nextText(decision.caseId, known, change)];
  const answer = { outcome };
  const answered = await answerTask({ ...decision, answer, documents, ...(why === undefined ? {} : { why }) }, ports);
  if (answered.ok) await tellWorkflow(answered.value, decision.now, ports);
  return answered;
}
