import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Draft } from '../domain/draft.ts';
import { refuse } from '../domain/refusals.ts';
import type { PlanPorts } from '../ports.ts';
import { signatureTask } from './ask.ts';
import { readDraft, readRows } from './read-draft.ts';
import { digestOf } from './submit-plan.ts';
import { stepTaken, takeStep, type StepCommand } from './take-step.ts';

type Decision = { readonly outcome: 'signed' } | { readonly outcome: 'returned'; readonly why: string };

/** The leader signs, or returns the plan with a reason; it then comes again as a new round. */
export async function decidePlan(
  command: StepCommand & { readonly decision: Decision },
  ports: PlanPorts,
): Promise<Result<Draft, Refusal>> {
  const { caseId, by, now, decision } = command;
  const draft = await readDraft(caseId, ports);
  const { value } = draft;
  if (value.status !== 'signing') return stepTaken(command, value, refuse('not-signing'), ports);
  const step = { taskId: signatureTask(value), draft };
  const decided = { by, on: civilDateAt(now) };
  if (decision.outcome === 'returned') {
    const why = decision.why.trim();
    if (why === '') return refuse('reason-missing');
    const next: Draft = { ...value, status: 'review', round: value.round + 1, returned: { ...decided, why } };
    return takeStep(command, { ...step, answer: { outcome: 'returned' }, why, next }, ports);
  }
  if (digestOf(await readRows(caseId, ports)) !== value.submitted?.digest) return refuse('plan-changed-meanwhile');
  const next: Draft = { ...value, status: 'numbering', signed: decided };
  return takeStep(command, { ...step, answer: { outcome: 'signed' }, next }, ports);
}
