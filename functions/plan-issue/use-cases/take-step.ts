/** A person answers the step a plan is at: the task is closed and the draft moves on in one transaction. */
import {
  answerTask,
  documentWrite,
  tellAgain,
  tellWorkflow,
  type Actor,
  type CaseDocument,
  type CaseId,
  type JsonObject,
  type TaskId,
} from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { draftDocument, type Draft } from '../domain/draft.ts';
import type { PlanPorts } from '../ports.ts';

export interface StepCommand {
  readonly caseId: CaseId;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** Of the form, so that one sent twice counts once. */
  readonly requestKey: string;
}

interface Step {
  readonly taskId: TaskId;
  readonly answer: JsonObject & { readonly outcome: string };
  readonly why?: string;
  readonly draft: CaseDocument<Draft>;
  readonly next: Draft;
}

export async function takeStep(
  { caseId, by, now, requestKey }: StepCommand,
  { taskId, answer, why, draft, next }: Step,
  ports: PlanPorts,
): Promise<Result<Draft, Refusal>> {
  const documents = [documentWrite(draftDocument, { caseId, value: next, version: draft.version + 1 })];
  const given = why === undefined ? {} : { why };
  const answered = await answerTask({ caseId, taskId, by, now, requestKey, answer, documents, ...given }, ports);
  if (!answered.ok) return answered;
  await tellWorkflow(answered.value, now, ports);
  return ok(next);
}

/**
 * The plan has gone on meanwhile. The very form that was counted is answered as it was, and the workflow is woken should
 * that have got lost; any other comes too late.
 */
export async function stepTaken<Code extends string>(
  { caseId, now, requestKey }: StepCommand,
  draft: Draft,
  tooLate: Result<never, Refusal<Code>>,
  ports: PlanPorts,
): Promise<Result<Draft, Refusal>> {
  if (!(await ports.store.wasRequested(requestKey))) return tooLate;
  await tellAgain(caseId, now, ports);
  return ok(draft);
}
