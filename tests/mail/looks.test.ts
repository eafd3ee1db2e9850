/** Mails as a phone shows them. Pictures of all are kept in `artefacts/screens` to be looked at. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedCalendar } from '#shared/calendar/index.ts';
import type { MailContent } from '#shared/mail/content.ts';
import { dailyMail } from '#shared/mail/daily/daily-mail.ts';
import { renderMail } from '#shared/mail/render.ts';
import {
  accessibilityFaults,
  keepScreenshot,
  launchBrowser,
  newVisitor,
  overflowsSideways,
} from '../browser/browser.ts';
import { aDailyMail, aDigest, aWorkItem, samples } from './samples.ts';

const ADDRESS = 'http://mail.test/';
/** A mail is shown inside the page of a mail program, which has the landmarks. */
const LANDMARKS = /^(landmark-one-main|region):/u;

const endless = 'Quyếtđịnh'.repeat(60);
const endlessNames = dailyMail(
  aDailyMail({
    to: { name: endless, email: 'a@b.vn' },
    work: [aWorkItem({ what: endless, unit: endless, source: endless, onBehalfOf: endless })],
    digests: [
      aDigest({
        scope: endless,
        byUnit: [{ unit: endless, overdue: { count: 12345, href: '/a' }, dueThisWeek: { count: 12345, href: '/b' } }],
      }),
    ],
    notices: [{ text: endless, href: null }],
  }),
  shippedCalendar(),
);

const mails: Readonly<Record<string, MailContent>> = { ...samples, 'endless-names': endlessNames };

describe('on a phone of 360 px', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each(Object.entries(mails))('the mail «%s» fits and passes axe (WCAG 2.2 AA)', async (name, content) => {
    const visitor = await newVisitor(browser, 360);
    const page = await visitor.newPage();
    const { html } = await renderMail(content);
    await page.route(ADDRESS, (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }));
    await page.goto(ADDRESS);
    await keepScreenshot(page, `mail-${name}`);
    expect(await overflowsSideways(page)).toBe(false);
    expect((await accessibilityFaults(page)).filter((fault) => !LANDMARKS.test(fault))).toEqual([]);
    await visitor.close();
  });
});
