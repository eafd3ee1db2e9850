/** The plan, from its pasted text to the obligations of every unit, as the office and the leader do it at the portal. */
import type { Browser } from '../browser.ts';
import { dateFields, type Stage } from '../stage.ts';
import type { RehearsedProcess } from './process.ts';

export const planIssue: RehearsedProcess = {
  process: 'plan-issue',
  begin: async (stage) => {
    const { plan } = stage.options;
    if (plan !== null) await issue(stage, plan);
  },
  // All of it is done when the plan is issued.
  act: () => Promise.resolve(),
};

async function issue(stage: Stage, text: string): Promise<void> {
  const { today } = stage;
  const office = await stage.browserOf(stage.anybody('office'));
  const leader = await stage.browserOf(stage.anybody('leader'));
  const rest = (): Promise<void> => stage.home.clock.idle();
  const { path } = await sent(office, '/ke-hoach/moi', { text });
  await rest();
  await acceptFlagged(office, path);
  const preview = await office.open(`${path}/xem-truoc`);
  await office.send(preview, {}, `${path}/trinh`);
  await rest();
  await sent(leader, `${path}/ky`, { decision: 'sign' });
  await rest();
  await sent(office, `${path}/so`, { number: `${today.slice(0, 4)}/KH-UBND`, ...dateFields('date', today) });
  await rest();
}

async function sent(browser: Browser, path: string, fields: Record<string, string>) {
  const answer = await browser.send(await browser.open(path), fields);
  if (answer.status !== 303) throw new Error(`${path} was refused (${answer.status})`);
  return answer;
}

/** Accepts every flagged row by its button. */
async function acceptFlagged(office: Browser, path: string): Promise<void> {
  for (;;) {
    const review = await office.open(`${path}/ra-soat?loc=can-xem`);
    const action = /action="([^"]*\/chap-nhan)"/u.exec(review.html)?.[1];
    if (action === undefined) return;
    await office.send(review, {}, action);
  }
}
