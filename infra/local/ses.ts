/**
 * SES of the home (the query protocol of SESv1): every mail is kept as an `.eml` file, shown in a mailbox page, and
 * relayed when an SMTP server is set.
 *
 *     const ses = await startSes({ folder: '.data/mail', identities: ['tinh.gov.vn'], configurationSets: ['mail'],
 *                                  iam, clock, region, account, onEvent, smtpUrl: process.env.SMTP_URL });
 *     AWS_ENDPOINT_URL_SES = ses.url;
 *     const mailbox = await startMailbox(ses.store, { port });   // ses/mailbox.ts
 *
 * A sender must be of a verified identity and a configuration set must exist, or SES's refusal is answered. Mails to
 * `bounce@simulator.amazonses.com`, `complaint@simulator.amazonses.com` or an address of `bouncing` / `complaining` cause
 * the event a configuration set publishes: `onEvent(configurationSet, event)`, kept before SES answers.
 */
import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import { listen, type HttpRequest, type HttpResponse } from './endpoint.ts';
import { accessKeyIdOf, type Authorizer } from './iam.ts';
import { mailEvent } from './ses/events.ts';
import { interfered, type Interference } from './interference.ts';
import { SesFault } from './ses/fault.ts';
import { MailStore, type Mail } from './ses/mail-store.ts';
import { SmtpRelay } from './ses/relay.ts';
import { readSendEmail, readSendRawEmail, type Outgoing } from './ses/send-request.ts';
import { escapeXml } from './xml.ts';

export interface SesOptions {
  readonly folder: string | null;
  /** Domains and addresses of the template's `AWS::SES::EmailIdentity`. */
  readonly identities: readonly string[];
  readonly configurationSets: readonly string[];
  readonly iam: Authorizer;
  readonly clock: Clock;
  readonly region: string;
  readonly account: string;
  readonly onEvent: (configurationSet: string, event: Record<string, unknown>) => Promise<void>;
  readonly bouncing?: readonly string[];
  readonly complaining?: readonly string[];
  /** `SMTP_URL`, e.g. `smtps://user:password@mail.tinh.gov.vn`. */
  readonly smtpUrl?: string | undefined;
  readonly port?: number;
  readonly interference?: Interference | undefined;
}

export interface Ses {
  readonly url: string;
  readonly port: number;
  readonly store: MailStore;
  close(): Promise<void>;
}

const MAX_BODY_BYTES = 40 * 2 ** 20;

export async function startSes(options: SesOptions): Promise<Ses> {
  const { clock, onEvent } = options;
  const store = new MailStore(options.folder);
  const relay =
    options.smtpUrl === undefined
      ? undefined
      : new SmtpRelay(options.smtpUrl, store, clock, async (mail, recipients, diagnostic) => {
          if (mail.configurationSet === null) return;
          await onEvent(mail.configurationSet, mailEvent('Bounce', mail, recipients, clock.now(), options, diagnostic));
        });
  const state = relay === undefined ? 'kept' : 'queued';
  const service = new Service(options, async (mail, message) => {
    const kept: Mail = { ...mail, relay: { state, attempts: 0, next: clock.now(), error: null } };
    await store.add(kept, message);
    relay?.accept(kept);
    return kept;
  });
  const handler = interfered('ses', (request) => service.answer(request), options.interference);
  const endpoint = await listen(handler, {
    maxBodyBytes: MAX_BODY_BYTES,
    ...(options.port !== undefined && { port: options.port }),
  });
  return {
    url: endpoint.url,
    port: endpoint.port,
    store,
    close: async () => {
      await endpoint.close();
      await relay?.close();
      await store.close();
    },
  };
}

class Service {
  readonly #options: SesOptions;
  readonly #keep: (mail: Omit<Mail, 'relay'>, message: Buffer) => Promise<Mail>;
  #sent = 0;

  constructor(options: SesOptions, keep: (mail: Omit<Mail, 'relay'>, message: Buffer) => Promise<Mail>) {
    this.#options = options;
    this.#keep = keep;
  }

  async answer({ headers, body }: HttpRequest): Promise<HttpResponse> {
    const form = new URLSearchParams(body.toString());
    const action = form.get('Action') ?? '';
    try {
      const result = await this.#run(action, form, accessKeyIdOf(headers));
      return xml(
        200,
        `<${action}Response ${NAMESPACE}><${action}Result>${result}</${action}Result>${metadata()}</${action}Response>`,
      );
    } catch (error) {
      if (!(error instanceof SesFault)) throw error;
      const { status, code, message } = error;
      return xml(
        status,
        `<ErrorResponse ${NAMESPACE}><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
      );
    }
  }

  async #run(action: string, form: URLSearchParams, accessKeyId: string | undefined): Promise<string> {
    if (action === 'GetSendQuota') {
      this.#authorize(accessKeyId, action, '*');
      return `<Max24HourSend>50000.0</Max24HourSend><MaxSendRate>14.0</MaxSendRate><SentLast24Hours>${this.#sent}.0</SentLast24Hours>`;
    }
    const id = randomUUID();
    const messageId = `<${id}@${this.#options.region}.amazonses.com>`;
    if (action === 'SendEmail') {
      const date = new Date(this.#options.clock.now());
      return this.#send(action, form, id, await readSendEmail(form, messageId, date), accessKeyId);
    }
    if (action === 'SendRawEmail') return this.#send(action, form, id, await readSendRawEmail(form), accessKeyId);
    throw new SesFault('InvalidAction', `The home does not run ${action || 'a request without Action'} of SES`);
  }

  async #send(
    action: string,
    form: URLSearchParams,
    id: string,
    { from, to, subject, message }: Outgoing,
    accessKeyId: string | undefined,
  ): Promise<string> {
    const { region, account, clock, configurationSets } = this.#options;
    const configurationSet = form.get('ConfigurationSetName');
    const arn = `arn:aws:ses:${region}:${account}`;
    this.#authorize(accessKeyId, action, `${arn}:identity/${this.#identityOf(from)}`, { 'ses:FromAddress': from });
    if (configurationSet !== null) {
      const resource = `${arn}:configuration-set/${configurationSet}`;
      this.#authorize(accessKeyId, action, resource, { 'ses:FromAddress': from });
      if (!configurationSets.includes(configurationSet))
        throw new SesFault('ConfigurationSetDoesNotExist', `Configuration set <${configurationSet}> does not exist.`);
    }
    const mail = await this.#keep(
      { id, at: clock.now(), from, to: [...to], subject, configurationSet, tags: tagsOf(form) },
      message,
    );
    this.#sent += to.length;
    await this.#simulate(mail);
    return `<MessageId>${id}</MessageId>`;
  }

  #identityOf(from: string): string {
    const { identities, region } = this.#options;
    const address = from.toLowerCase();
    const domain = address.split('@')[1] ?? '';
    const verified =
      identities.find((identity) => identity.toLowerCase() === address) ??
      identities.find((identity) => domain === identity.toLowerCase() || domain.endsWith(`.${identity.toLowerCase()}`));
    if (verified !== undefined) return verified;
    throw new SesFault(
      'MessageRejected',
      `Email address is not verified. The following identities failed the check in region ${region.toUpperCase()}: ${from}`,
    );
  }

  async #simulate(mail: Mail): Promise<void> {
    const { onEvent, clock, bouncing = [], complaining = [] } = this.#options;
    if (mail.configurationSet === null) return;
    const kinds = [
      ['Bounce', ['bounce@simulator.amazonses.com', ...bouncing]],
      ['Complaint', ['complaint@simulator.amazonses.com', ...complaining]],
    ] as const;
    for (const [kind, addresses] of kinds) {
      const hit = mail.to.filter((address) => addresses.includes(address.toLowerCase()));
      if (hit.length > 0) await onEvent(mail.configurationSet, mailEvent(kind, mail, hit, clock.now(), this.#options));
    }
  }

  #authorize(accessKeyId: string | undefined, action: string, arn: string, context: Record<string, string> = {}): void {
    const denial = this.#options.iam.authorize(accessKeyId, `ses:${action}`, arn, context);
    if (denial !== undefined) throw new SesFault('AccessDenied', denial.message, 403);
  }
}

const NAMESPACE = 'xmlns="http://ses.amazonaws.com/doc/2010-12-01/"';
const metadata = (): string => `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
const xml = (status: number, body: string): HttpResponse => ({ status, headers: { 'content-type': 'text/xml' }, body });

function tagsOf(form: URLSearchParams): Record<string, string> {
  const tags: Record<string, string> = {};
  for (let index = 1; form.has(`Tags.member.${index}.Name`); index += 1)
    tags[form.get(`Tags.member.${index}.Name`) ?? ''] = form.get(`Tags.member.${index}.Value`) ?? '';
  return tags;
}
