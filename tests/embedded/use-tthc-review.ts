/** Lets reviews be opened by their form, and their function do once all that it does, on one that was opened so. */
import { caseIdOf } from '#functions/tthc-review/domain/review.ts';
import { answerTask, SYSTEM, taskIdSchema, type CaseId } from '#shared/casework/index.ts';
import { civilDateAt, partsOf } from '#shared/kernel/civil-date.ts';
import { isoInstant } from '#shared/kernel/instant.ts';
import { unitId } from '#shared/org/index.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import type { TestHome } from './home.ts';
import { Officer } from './officer.ts';
import { caseTableOf, referenceOf } from './organisation.ts';

const PLAN = taskIdSchema.parse('plan-1');

/** The pages: the office opens the review of a unit that has none this year yet. Returns its case. */
export async function useReviewPages(home: TestHome): Promise<CaseId | undefined> {
  const office = await Officer.at(home, 'kiem-soat-tthc').catch(() => undefined);
  const { organisation } = await referenceOf(home).read();
  const today = civilDateAt(home.clock.now());
  for (const { id, tier } of organisation.childrenOn(unitId('ubnd-tinh'), today)) {
    const caseId = caseIdOf(partsOf(today).year, id);
    if (tier !== 'commune' || (await caseTableOf(home).readCase(caseId)) !== undefined) continue;
    await office?.send('/ra-soat/moi', { units: [id] });
    await office?.open('/ra-soat');
    return caseId;
  }
  return undefined;
}

/** The function: asks for a plan; asked again once it was given, it tells the workflow; opens what follows a decision. */
export async function useTthcReview(home: TestHome): Promise<void> {
  const caseId = await useReviewPages(home);
  if (caseId === undefined) return;
  const store = caseTableOf(home);
  const token = (await store.readTask(caseId, PLAN))?.token ?? 'none';
  const now = home.clock.now();
  const ports = caseworkPorts(store, await referenceOf(home).read());
  await answerTask({ caseId, taskId: PLAN, answer: { outcome: 'nothing' }, by: SYSTEM, now }, ports);
  const reviewing = home.deployment.functions.find(({ name }) => name.includes('TthcReview'));
  const payload = { now: isoInstant(now), caseId, round: 1, token };
  for (const task of ['AskPlan', 'OpenFollowUp']) await home.invoke(reviewing?.arn ?? '', { task, payload });
}
