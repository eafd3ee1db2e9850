import { SendRawEmailCommand, SESClient } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMINISTRATOR } from '#infra/local/iam.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import {
  accessibilityFaults,
  keepScreenshot,
  launchBrowser,
  newVisitor,
  overflowsSideways,
  WIDTHS,
} from './browser.ts';

const LETTER = Buffer.from('%PDF-1.4 công văn đôn đốc');

describe('the mailbox page', () => {
  let home: TestHome;
  let browser: Browser;

  beforeAll(async () => {
    [home, browser] = await Promise.all([aHome('2026-03-02'), launchBrowser()]);
    const message = await new MailComposer({
      from: 'dung-han@example.vn',
      to: 'lan@example.vn',
      subject: 'Hai việc đến hạn trong tuần',
      text: 'Kính gửi chị Lan: hai việc đến hạn trong tuần.',
      html: '<h1>Hai việc đến hạn trong tuần</h1><p>Kính gửi chị Lan.</p><script>document.title="hỏng"</script>',
      attachments: [{ filename: 'Công văn đôn đốc.pdf', content: LETTER }],
    })
      .compile()
      .build();
    const ses = new SESClient({ endpoint: home.addresses.ses, region: 'ap-southeast-1', credentials: ADMINISTRATOR });
    await ses.send(new SendRawEmailCommand({ RawMessage: { Data: message } }));
  });
  afterAll(async () => {
    await Promise.all([browser.close(), home.close()]);
  });

  it.each(WIDTHS)('lists mails and shows one as its reader would see it (%i px)', async (width) => {
    const visitor = await newVisitor(browser, width);
    const page = await visitor.newPage();
    await page.goto(home.addresses.mailbox);
    await keepScreenshot(page, 'mailbox');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflowsSideways(page)).toBe(false);
    await page.getByRole('link', { name: 'Hai việc đến hạn trong tuần' }).click();
    const heading = page.frameLocator('iframe').getByRole('heading', { name: 'Hai việc đến hạn trong tuần' });
    await heading.waitFor();
    await keepScreenshot(page, 'mail');
    expect(await overflowsSideways(page)).toBe(false);
    expect(await accessibilityFaults(page)).toEqual([]);
    await visitor.close();
  });

  it('gives an attachment back byte for byte, as a download', async () => {
    const [mail] = home.services.mail.store.newestFirst();
    const response = await fetch(`${home.addresses.mailbox}/mails/${mail?.id ?? ''}/attachments/0`);
    expect(response.headers.get('content-disposition')).toContain('attachment');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(LETTER);
  });
});
