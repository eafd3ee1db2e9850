/** Lets draft texts be registered by their form; one is withdrawn, one is answered without its workflow being told. */
import { answerTask, caseIdSchema, SYSTEM, taskIdSchema, type CaseId } from '#shared/casework/index.ts';
import { addDays, civilDateAt } from '#shared/kernel/civil-date.ts';
import { isoInstant } from '#shared/kernel/instant.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import type { TestHome } from './home.ts';
import { dateFields, Officer } from './officer.ts';
import { caseTableOf, referenceOf } from './organisation.ts';

const FIRST = taskIdSchema.parse('assessment-1');

/** The pages: registers, lists, withdraws. */
export async function useImpactPages(home: TestHome): Promise<void> {
  const drafter = await Officer.at(home, 'so-xay-dung').catch(() => undefined);
  const caseId = await register(home, drafter);
  await drafter?.open('/du-thao');
  if (caseId === undefined) return;
  const withdrawal = { choice: 'withdraw', reason: 'Không ban hành' };
  await drafter?.send(`/du-thao/${caseId}/viec/${FIRST}`, withdrawal);
}

/** The function: asks for an assessment; asked again once it was given, it tells the workflow. */
export async function useImpactAssessment(home: TestHome): Promise<void> {
  const caseId = await register(home, await Officer.at(home, 'so-xay-dung'));
  if (caseId === undefined) return;
  const store = caseTableOf(home);
  const token = (await store.readTask(caseId, FIRST))?.token;
  if (token === undefined) return;
  const now = home.clock.now();
  const ports = caseworkPorts(store, await referenceOf(home).read());
  await answerTask({ caseId, taskId: FIRST, answer: { outcome: 'withdrawn' }, by: SYSTEM, now }, ports);
  const assessing = home.deployment.functions.find(({ name }) => name.includes('ImpactAssessment'));
  const payload = { now: isoInstant(now), caseId, round: 1, token };
  await home.invoke(assessing?.arn ?? '', { task: 'AskAssessment', payload });
}

async function register(home: TestHome, drafter: Officer | undefined): Promise<CaseId | undefined> {
  const today = civilDateAt(home.clock.now());
  const registered = await drafter?.send('/du-thao/moi', {
    title: 'Dự thảo',
    kind: 'committee-decision',
    programme: '1/CTr-UBND',
    procedures: 'Cấp phép',
    ...dateFields('assessment', addDays(today, 10)),
    ...dateFields('opinion', addDays(today, 20)),
    ...dateFields('appraisal', addDays(today, 30)),
    ...dateFields('issue', addDays(today, 40)),
  });
  return caseIdSchema.safeParse(registered?.location.split('/').at(-1)).data;
}
