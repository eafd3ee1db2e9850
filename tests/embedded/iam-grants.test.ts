import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, civilDateAt } from '#shared/kernel/civil-date.ts';
import { serveAt, type Served } from '../portal/http-client.ts';
import { twoTierProvince } from '#shared/org/sample/index.ts';
import { aHome, signIn, type TestHome } from './home.ts';
import { settle } from './organisation.ts';
import { useTthcAnnounce } from './use-tthc-announce.ts';

/** Granted for what only the cloud does: logs, traces and metrics are written by the service, not by our code. */
const OF_THE_CLOUD = /^(?:logs|xray|cloudwatch|sqs):/;

/** Does once what the application does, so that each grant is needed: a day with its schedules, a visit, a bounce. */
async function useEverything(home: TestHome, page: string): Promise<void> {
  home.services.functions.recycle();
  await home.goTo(addDays(civilDateAt(home.clock.now()), 1), 9);
  const browser = await signIn(home, 'quan-tri').catch(() => undefined);
  for (const page of ['/', '/tai-khoan']) await browser?.fetch(new URL(page, home.addresses.portal));
  const feedback = home.deployment.functions.find(({ name }) => name.includes('MailFeedback'));
  const bounce = {
    eventType: 'Bounce',
    bounce: {
      bounceType: 'Permanent',
      timestamp: '2026-03-02T01:00:00.000Z',
      bounceSubType: 'General',
      bouncedRecipients: [{ emailAddress: 'nobody@example.vn' }],
      feedbackId: 'feedback-1',
    },
    mail: { messageId: 'm-1', destination: ['nobody@example.vn'] },
  };
  await home.invoke(feedback?.arn ?? '', {
    Records: [{ EventSource: 'aws:sns', Sns: { Message: JSON.stringify(bounce) } }],
  });
  await useTthcAnnounce(home, page);
}

describe('every permission of the template', () => {
  let home: TestHome;
  /** A page on which the publication check finds what it looks for. */
  let page: Served;
  beforeAll(async () => {
    page = await serveAt(() => (_request, response) => response.end('<html><p>Quyết định 845/QĐ-UBND</p></html>'));
    home = await aHome('2026-03-02', { intranetPages: page.origin.replace('http://localhost', '127.0.0.1') });
    await settle(home, twoTierProvince());
    await useEverything(home, page.origin);
  });
  afterAll(async () => {
    await home.close();
    await page.close();
  });

  const ofOurs = () =>
    home.services.iam
      .grants()
      .map(({ statement, actions, resources }) => ({
        statement,
        actions: actions.filter(({ text }) => !OF_THE_CLOUD.test(text)),
        resources,
      }))
      .filter(({ actions }) => actions.length > 0);

  it('is enough: nothing was refused', () => {
    expect(home.lines.filter(({ source }) => source === 'iam')).toEqual([]);
  });

  it('is used: no action or resource is granted that nothing needs', () => {
    const unused = ofOurs().flatMap(({ statement, actions, resources }) =>
      [...actions, ...resources].filter(({ used }) => !used).map(({ text }) => `${statement}: ${text}`),
    );
    expect(unused).toEqual([]);
  });

  it('is checked: without it a call is refused, naming the action', async () => {
    for (const { statement, actions } of ofOurs()) {
      for (const { text: action } of actions) {
        const before = home.lines.length;
        const giveBack = home.services.iam.suspend(statement, action);
        await useEverything(home, page.origin);
        giveBack();
        const refusals = home.lines.slice(before).filter(({ source }) => source === 'iam');
        expect(refusals.map(({ text }) => text).join('\n'), `${statement} without ${action}`).toContain(
          `is not authorized to perform: ${action} on resource`,
        );
      }
    }
  });
});
