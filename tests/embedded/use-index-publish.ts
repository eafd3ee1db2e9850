/** Lets the pages and the function of the monthly index do once all that they do. */
import { civilDateAt, instantOf } from '#shared/kernel/civil-date.ts';
import { isoInstant } from '#shared/kernel/instant.ts';
import { unitId } from '#shared/org/index.ts';
import { answerTask, SYSTEM, taskIdSchema } from '#shared/casework/index.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import { monthOf, monthsLater, opensOn, type MonthId } from '#functions/index-publish/domain/month.ts';
import { caseIdOf } from '#functions/index-publish/domain/sheet.ts';
import { knownSheet, sheetWrite } from '#functions/index-publish/store.ts';
import type { TestHome } from './home.ts';
import { Officer } from './officer.ts';
import { caseTableOf, referenceOf } from './organisation.ts';

const sheetOf = (month: MonthId) => caseIdOf(month, 'so', unitId('ubnd-tinh'));

/** The first month that nobody opened yet, by steps of `step` from this one. */
async function unopened(home: TestHome, step: 1 | -1): Promise<MonthId> {
  const cases = caseTableOf(home);
  let month = monthsLater(monthOf(civilDateAt(home.clock.now())), step);
  while ((await cases.readCase(sheetOf(month))) !== undefined) month = monthsLater(month, step);
  return month;
}

/** The pages: the office opens a month by hand, which starts executions, and looks at its sheet. */
export async function useIndexPages(home: TestHome): Promise<void> {
  const month = await unopened(home, -1);
  const office = await Officer.at(home, 'kiem-soat-tthc');
  await office.send(`/bo-chi-so?thang=${month}`, {});
  await office.open(`/bo-chi-so/${sheetOf(month)}/nhap`);
}

/**
 * The function: opens a month as if it were over, asks for scores; asked again once they were submitted, it tells the
 * workflow; and publishes.
 */
export async function useIndexPublish(home: TestHome): Promise<void> {
  const cases = caseTableOf(home);
  const indexing = home.deployment.functions.find(({ name }) => name.includes('IndexPublish'));
  const month = await unopened(home, 1);
  const now = instantOf(opensOn(month), 1);
  // What a missing grant breaks ends there; the next step is tried all the same.
  const call = (task: string, payload: object): Promise<unknown> =>
    home.invoke(indexing?.arn ?? '', { task, payload: { now: isoInstant(now), ...payload } }).catch(() => undefined);
  await call('OpenMonth', {});
  await home.clock.idle();
  const caseId = sheetOf(month);
  const taskId = taskIdSchema.parse('scores-1');
  const token = (await cases.readTask(caseId, taskId))?.token ?? 'none';
  const ports = caseworkPorts(cases, await referenceOf(home).read());
  await answerTask({ caseId, taskId, answer: { outcome: 'submitted' }, by: SYSTEM, now }, ports);
  await call('AskScores', { caseId, round: 1, token });
  const known = await knownSheet(cases, caseId);
  await cases.commit({ documents: [sheetWrite(known, { state: 'approved' })] });
  await call('PublishScores', { caseId });
}

/** The schedule: the first day of the next month. */
export function useIndexSchedule(home: TestHome): Promise<void> {
  return home.goTo(opensOn(monthOf(civilDateAt(home.clock.now()))), 9);
}
