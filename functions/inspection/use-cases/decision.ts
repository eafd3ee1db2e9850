import { answerTask, tellWorkflow, type Actor, type CaseId, type Task, type TaskId } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Inspection } from '../domain/inspection.ts';
import type { InspectionPorts } from '../ports.ts';
import { nextInspection, type KnownInspection } from './known-inspection.ts';

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
  /** What the decision changes in the inspection, in the same transaction. */
  readonly change: Partial<Inspection>;
}

/** Closes the task with its outcome and the changed inspection at once, and wakes the workflow. */
export async function decide(
  decision: Decision,
  known: KnownInspection,
  { outcome, why, change }: Decided,
  ports: InspectionPorts,
): Promise<Result<Task, Refusal>> {
  const answered = await answerTask(
    {
      ...decision,
      answer: { outcome },
      documents: [nextInspection(decision.caseId, known, change)],
      ...(why === undefined ? {} : { why }),
    },
    ports,
  );
  if (answered.ok) await tellWorkflow(answered.value, decision.now, ports);
  return answered;
}
