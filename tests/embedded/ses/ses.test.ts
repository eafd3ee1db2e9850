import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GetSendQuotaCommand, SendEmailCommand, SendRawEmailCommand, SESClient } from '@aws-sdk/client-ses';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodedWords } from '#shared/mail/encoded-words.ts';
import { z } from 'zod';
import { HomeClock } from '#infra/local/clock.ts';
import type { Endpoint } from '#infra/local/endpoint.ts';
import { createAuthorizer } from '#infra/local/iam.ts';
import { startSes, type Ses, type SesOptions } from '#infra/local/ses.ts';
import { startMailbox } from '#infra/local/ses/mailbox.ts';

const START = Date.parse('2026-01-05T00:30:00Z');
const ARN = 'arn:aws:ses:ap-southeast-1:111122223333';
const FROM = `${encodedWords('Đúng Hạn')} <dung-han@tinh.gov.vn>`;
let folder: string;
let clock: HomeClock;
let events: { configurationSet: string; event: Record<string, unknown> }[];
const open: { close(): Promise<void> }[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ses-'));
  clock = new HomeClock({ start: START, frozen: true });
  events = [];
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  rmSync(folder, { recursive: true });
});

async function start(options: Partial<SesOptions> = {}): Promise<Ses> {
  const allow = (Resource: string[]) => [{ Statement: { Effect: 'Allow', Action: 'ses:SendEmail', Resource } }];
  const ses = await startSes({
    folder,
    identities: ['tinh.gov.vn'],
    configurationSets: ['mail'],
    iam: createAuthorizer(
      new Map([
        [
          'DAILY',
          {
            name: 'daily',
            roleArn: 'arn:aws:iam::111122223333:role/Daily',
            policies: allow([`${ARN}:identity/tinh.gov.vn`]),
          },
        ],
      ]),
    ),
    clock,
    region: 'ap-southeast-1',
    account: '111122223333',
    onEvent: (configurationSet, event) => {
      events.push({ configurationSet, event });
      return Promise.resolve();
    },
    ...options,
  });
  open.push(ses);
  return ses;
}

const clientOf = ({ url }: Ses, accessKeyId = 'ADMINISTRATOR') =>
  new SESClient({
    endpoint: url,
    region: 'ap-southeast-1',
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey: 'x' },
  });
const digest = (to: string, more = {}) =>
  new SendEmailCommand({
    Source: FROM,
    Destination: { ToAddresses: [to] },
    Message: {
      Subject: { Data: 'Việc đến hạn hôm nay' },
      Body: { Html: { Data: '<p>Ba việc <script>x</script></p>' }, Text: { Data: 'Ba việc' } },
    },
    ...more,
  });

describe('a mail', () => {
  it('is kept as it would leave, over a restart', async () => {
    const first = await start();
    const { MessageId = '' } = await clientOf(first).send(digest('Cán bộ <can-bo@xa.gov.vn>'));
    expect(first.store.get(MessageId)).toMatchObject({
      from: 'dung-han@tinh.gov.vn',
      to: ['can-bo@xa.gov.vn'],
      subject: 'Việc đến hạn hôm nay',
      at: START,
      relay: { state: 'kept' },
    });
    await open.pop()?.close();
    const second = await start();
    const message = second.store.message(MessageId)?.toString() ?? '';
    expect(message).toContain(`<${MessageId}@ap-southeast-1.amazonses.com>`);
    expect(message).toMatch(/Date: Mon, 05 Jan 2026 00:30:00/);
  });

  it('sent raw is kept byte by byte, its recipients read from its header', async () => {
    const ses = await start();
    const raw = Buffer.from('From: a@tinh.gov.vn\r\nTo: b@xa.gov.vn\r\nSubject: =?utf-8?B?VGjGsA==?=\r\n\r\nchào');
    const { MessageId = '' } = await clientOf(ses).send(new SendRawEmailCommand({ RawMessage: { Data: raw } }));
    expect(ses.store.message(MessageId)?.equals(raw)).toBe(true);
    expect(ses.store.get(MessageId)).toMatchObject({ to: ['b@xa.gov.vn'], subject: 'Thư' });
  });

  it('of an unverified sender or an unknown configuration set is refused as SES does', async () => {
    const client = clientOf(await start());
    await expect(client.send(digest('a@b.vn', { Source: 'x@example.com' }))).rejects.toMatchObject({
      name: 'MessageRejected',
      message:
        'Email address is not verified. The following identities failed the check in region AP-SOUTHEAST-1: x@example.com',
    });
    await expect(client.send(digest('a@b.vn', { ConfigurationSetName: 'none' }))).rejects.toMatchObject({
      name: 'ConfigurationSetDoesNotExistException',
    });
    // A name before the address comes in encoded words (RFC 2047), as SES asks.
    await expect(client.send(digest('a@b.vn', { Source: 'Đúng Hạn <dung-han@tinh.gov.vn>' }))).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
    await expect(client.send(digest('not an address'))).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });

  it('needs a permission on the identity and on the configuration set', async () => {
    const ses = await start();
    const daily = clientOf(ses, 'DAILY');
    await daily.send(digest('a@b.vn'));
    await expect(daily.send(digest('a@b.vn', { ConfigurationSetName: 'mail' }))).rejects.toThrow(
      `not authorized to perform: ses:SendEmail on resource: ${ARN}:configuration-set/mail`,
    );
    expect((await clientOf(ses).send(new GetSendQuotaCommand({}))).SentLast24Hours).toBe(1);
  });
});

describe('the simulator', () => {
  it.each([
    ['bounce@simulator.amazonses.com', 'Bounce', 'bounce', 'bouncedRecipients'],
    ['complaint@simulator.amazonses.com', 'Complaint', 'complaint', 'complainedRecipients'],
    ['nghi-huu@xa.gov.vn', 'Bounce', 'bounce', 'bouncedRecipients'],
  ])('answers a mail to %s with the event %s', async (to, eventType, member, recipients) => {
    const ses = await start({ bouncing: ['nghi-huu@xa.gov.vn'] });
    const { MessageId } = await clientOf(ses).send(digest(to, { ConfigurationSetName: 'mail' }));
    expect(events).toMatchObject([
      {
        configurationSet: 'mail',
        event: {
          eventType,
          [member]: { [recipients]: [{ emailAddress: to }] },
          mail: { messageId: MessageId, source: 'dung-han@tinh.gov.vn', destination: [to] },
        },
      },
    ]);
  });
});

describe('the relay', () => {
  const port = (server: SMTPServer): number => z.object({ port: z.number() }).parse(server.server.address()).port;
  async function smtpServer(refusal?: { code: number }): Promise<{ url: string; received: string[] }> {
    const received: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_address, _session, done) => {
        done(refusal === undefined ? null : Object.assign(new Error('no'), { responseCode: refusal.code }));
      },
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          received.push(Buffer.concat(chunks).toString());
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const close = () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      });
    open.push({ close });
    return { url: `smtp://127.0.0.1:${port(server)}`, received };
  }

  it('passes a mail on, again after a restart when the server was away', async () => {
    const away = await start({ smtpUrl: 'smtp://127.0.0.1:1' });
    const { MessageId = '' } = await clientOf(away).send(digest('can-bo@xa.gov.vn'));
    await clock.advanceTo(START + 1000);
    expect(away.store.get(MessageId)?.relay).toMatchObject({ state: 'queued', attempts: 1 });
    await open.pop()?.close();

    const { url, received } = await smtpServer();
    const back = await start({ smtpUrl: url });
    await clock.advanceTo(START + 120_000);
    expect(received).toHaveLength(1);
    expect(back.store.get(MessageId)?.relay).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('reports a refusal for good as a bounce', async () => {
    const { url } = await smtpServer({ code: 550 });
    const ses = await start({ smtpUrl: url });
    const { MessageId = '' } = await clientOf(ses).send(digest('x@xa.gov.vn', { ConfigurationSetName: 'mail' }));
    await clock.advanceTo(START + 1000);
    expect(ses.store.get(MessageId)?.relay.state).toBe('failed');
    expect(events.map(({ event }) => event['eventType'])).toEqual(['Bounce']);
  });
});

describe('the mailbox page', () => {
  const openMailbox = async (ses: Ses): Promise<Endpoint> => {
    const mailbox = await startMailbox(ses.store);
    open.push(mailbox);
    return mailbox;
  };
  const get = async (url: string) => {
    const answer = await fetch(url);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };

  it('lists mails, newest first, for people and for tests', async () => {
    const ses = await start();
    await clientOf(ses).send(digest('cu@xa.gov.vn'));
    await clientOf(ses).send(digest('moi@xa.gov.vn'));
    const { url } = await openMailbox(ses);
    const { text } = await get(url);
    expect(text.indexOf('moi@xa.gov.vn')).toBeLessThan(text.indexOf('cu@xa.gov.vn'));
    expect(text).toContain('07:30');
    const mails = z.array(z.object({ to: z.array(z.string()) })).parse(await (await fetch(`${url}/mails.json`)).json());
    expect(mails.map(({ to }) => to[0])).toEqual(['moi@xa.gov.vn', 'cu@xa.gov.vn']);
  });

  it('shows a mail’s HTML in a frame that runs no script and loads nothing, its text, source and attachments', async () => {
    const ses = await start();
    const { MessageId = '' } = await clientOf(ses).send(digest('can-bo@xa.gov.vn'));
    const { url } = await openMailbox(ses);
    const shown = await get(`${url}/mails/${MessageId}`);
    expect(shown.text).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(shown.text).toContain('<pre tabindex="0">Ba việc');
    const html = await get(`${url}/mails/${MessageId}/html`);
    expect(html.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox(?!.*allow-scripts)/);
    expect((await get(`${url}/mails/${MessageId}/source`)).text).toContain('From: =?UTF-8?');
    expect((await get(`${url}/mails/${MessageId}/attachments/0`)).status).toBe(404);
    expect((await get(`${url}/mails/unknown`)).status).toBe(404);
  });

  it('escapes what a sender wrote', async () => {
    const ses = await start();
    const Message = { Subject: { Data: '<img src=x>' }, Body: { Text: { Data: '</pre><b>' } } };
    const { MessageId = '' } = await clientOf(ses).send(digest('a@xa.gov.vn', { Message }));
    const { url } = await openMailbox(ses);
    for (const page of [await get(url), await get(`${url}/mails/${MessageId}`)]) {
      expect(page.text).not.toContain('<img');
      expect(page.text).not.toContain('</pre><b>');
    }
  });
});
