import { createHash } from 'node:crypto';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Draft } from '../domain/draft.ts';
import { refuse } from '../domain/refusals.ts';
import { isDuty, isUnsettled, type RowDocument } from '../domain/row.ts';
import type { PlanPorts } from '../ports.ts';
import { reviewTask } from './ask.ts';
import { readDraft, readRows } from './read-draft.ts';
import { stepTaken, takeStep, type StepCommand } from './take-step.ts';

/** Stands for the rows as they are: whoever signs, signs these. */
export const digestOf = (rows: readonly RowDocument[]): string =>
  createHash('sha256')
    .update(rows.map(({ key, version }) => `${key}:${String(version)}`).join('\n'))
    .digest('hex');

/** What still stands in the way of submitting; undefined for nothing. */
export function hindranceOf(rows: readonly RowDocument[]): 'no-rows' | 'rows-unsettled' | 'title-missing' | undefined {
  const values = rows.map(({ value }) => value);
  if (values.some(isUnsettled)) return 'rows-unsettled';
  const counting = values.filter((row) => (isDuty(row) ? true : row.change?.kind === 'withdraw'));
  if (counting.length === 0) return 'no-rows';
  return counting.some(({ content }) => content.title === '') ? 'title-missing' : undefined;
}

/** The office lays the plan before the leader, or gives it up. */
export async function submitPlan(
  command: StepCommand & { readonly outcome: 'submitted' | 'dropped' },
  ports: PlanPorts,
): Promise<Result<Draft, Refusal>> {
  const { caseId, by, now, outcome } = command;
  const draft = await readDraft(caseId, ports);
  if (draft.value.status !== 'review') return stepTaken(command, draft.value, refuse('not-in-review'), ports);
  const rows = await readRows(caseId, ports);
  const hindrance = outcome === 'submitted' ? hindranceOf(rows) : undefined;
  if (hindrance !== undefined) return refuse(hindrance);
  const submitted = { by, on: civilDateAt(now), digest: digestOf(rows) };
  const next: Draft =
    outcome === 'dropped' ? { ...draft.value, status: 'dropped' } : { ...draft.value, status: 'signing', submitted };
  return takeStep(command, { taskId: reviewTask(draft.value), answer: { outcome }, draft, next }, ports);
}
