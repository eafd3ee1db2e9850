import { decideTask, type Decision, type Task } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Text } from '../domain/text.ts';
import type { ImpactPorts } from '../ports.ts';
import { nextText, type KnownText } from './known-text.ts';

interface Decided {
  readonly outcome: string;
  readonly why?: string;
  /** What the decision changes in the text, in the same transaction. */
  readonly change: Partial<Text>;
}

/** Closes the task with its outcome and the changed text at once, and wakes the workflow. */
export const decide = (
  decision: Decision,
  known: KnownText,
  { change, ...decided }: Decided,
  ports: ImpactPorts,
): Promise<Result<Task, Refusal>> =>
  decideTask(decision, { ...decided, documents: [nextText(decision.caseId, known, change)] }, ports);
