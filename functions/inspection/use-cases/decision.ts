import { decideTask, type Decision, type Task } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Inspection } from '../domain/inspection.ts';
import type { InspectionPorts } from '../ports.ts';
import { nextInspection, type KnownInspection } from './known-inspection.ts';

interface Decided {
  readonly outcome: string;
  readonly why?: string;
  /** What the decision changes in the inspection, in the same transaction. */
  readonly change: Partial<Inspection>;
}

/** Closes the task with its outcome and the changed inspection at once, and wakes the workflow. */
export const decide = (
  decision: Decision,
  known: KnownInspection,
  { change, ...decided }: Decided,
  ports: InspectionPorts,
): Promise<Result<Task, Refusal>> =>
  decideTask(decision, { ...decided, documents: [nextInspection(decision.caseId, known, change)] }, ports);
