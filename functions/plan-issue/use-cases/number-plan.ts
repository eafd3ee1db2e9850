import { civilDateAt, partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Draft } from '../domain/draft.ts';
import { refuse } from '../domain/refusals.ts';
import type { PlanPorts } from '../ports.ts';
import { numberTask } from './ask.ts';
import { readDraft } from './read-draft.ts';
import { stepTaken, takeStep, type StepCommand } from './take-step.ts';

/** «467/QĐ-UBND»: a number and the sign of its kind and issuer (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
const NUMBER = /^\d{1,6}[a-zđ]?\/[\p{Lu}\d][\p{L}\d.&-]{0,40}$/u;

/** The signed document gets its number and date; from then on its rows are put in force. */
export async function numberPlan(
  command: StepCommand & { readonly number: string; readonly date: PlainDate },
  ports: PlanPorts,
): Promise<Result<Draft, Refusal>> {
  const { caseId, by, now, number, date } = command;
  const draft = await readDraft(caseId, ports);
  const { value } = draft;
  if (value.status !== 'numbering') return stepTaken(command, value, refuse('not-numbering'), ports);
  const today = civilDateAt(now);
  if (!NUMBER.test(number)) return refuse('number-wrong');
  if (date > today) return refuse('date-in-future');
  const { year } = partsOf(date);
  if (year < value.year - 1 || year > value.throughYear) return refuse('date-out-of-plan');
  const next: Draft = { ...value, status: 'issuing', number, date, numbered: { by, on: today } };
  return takeStep(command, { taskId: numberTask, answer: { outcome: 'numbered' }, draft, next }, ports);
}
