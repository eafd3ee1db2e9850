/** Lets the pages of plans, and the function behind them, do once what they do. */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { answerTask, caseIdSchema, SYSTEM, taskIdSchema } from '#shared/casework/index.ts';
import { isoInstant } from '#shared/kernel/instant.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import type { TestHome } from './home.ts';
import { caseTableOf, referenceOf } from './organisation.ts';
import { Visitor, type Page } from '../plan-issue/visitor.ts';

const TEXT = readFileSync(new URL('../fixtures/plans/unseen-ward-2025.txt', import.meta.url), 'utf8');
/** Enough for the workflow to come to the review; given up sooner where a permission is missing. */
const TRIES = 40;

/** Pastes a text and waits until it was read: for its review, or for the way to paste it again. */
async function paste(office: Visitor, text = TEXT, says = 'Bỏ bản nháp'): Promise<Page> {
  const pasted = await office.submit(await office.open('/ke-hoach/moi'), { text });
  for (let tries = 0; tries < TRIES; tries += 1) {
    const plan = await office.open(pasted.url.pathname);
    if (plan.text.includes(says)) return plan;
    await pause(25);
  }
  throw new Error(`${pasted.url.pathname} never says «${says}»`);
}

/** What is no plan is pasted and opened again; a plan is pasted, previewed and dropped. */
export async function usePlanPages(home: TestHome): Promise<void> {
  const office = await Visitor.signedIn(home, 'kiem-soat-tthc');
  await office.open('/ke-hoach');
  const refused = await paste(office, 'Giấy mời họp giao ban', 'Đưa lại kế hoạch');
  await office.open(`/ke-hoach/moi?lai=${refused.url.pathname.split('/').at(-1) ?? ''}`);
  const plan = await paste(office);
  await office.open(`${plan.url.pathname}/xem-truoc`);
  await office.submit(plan, {}, `${plan.url.pathname}/huy`);
}

/** A plan is read; its review is answered while the workflow cannot be told, and asked for again. */
export async function usePlanIssue(home: TestHome): Promise<void> {
  const plan = await paste(await Visitor.signedIn(home, 'kiem-soat-tthc'));
  const caseId = caseIdSchema.parse(plan.url.pathname.split('/').at(-1));
  const taskId = taskIdSchema.parse('review-1');
  const arn = home.deployment.functions.find(({ name }) => name.includes('PlanIssue'))?.arn ?? '';
  const now = isoInstant(home.clock.now());
  await home.invoke(arn, { task: 'ListBatches', payload: { now, caseId } });
  const cases = caseTableOf(home);
  const token = (await cases.readTask(caseId, taskId))?.token;
  const ports = caseworkPorts(cases, await referenceOf(home).read());
  const answer = { outcome: 'dropped' };
  await answerTask({ caseId, taskId, by: SYSTEM, now: home.clock.now(), answer }, ports);
  await home.invoke(arn, { task: 'AskReview', payload: { now, caseId, token } });
}
