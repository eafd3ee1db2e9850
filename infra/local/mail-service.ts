/** Mail of the home: SES with its mailbox page; what happens to a mail comes back through the template's topic, as on AWS. */
import { z } from 'zod';
import type { HomeClock } from './clock.ts';
import type { DataFolder } from './data-folder.ts';
import type { DeadLetter } from './dead-letters.ts';
import { PortTakenError, type Endpoint } from './endpoint.ts';
import type { Authorizer } from './iam.ts';
import type { Interference } from './interference.ts';
import type { InvokeOutcome } from './lambda.ts';
import { startMailbox } from './ses/mailbox.ts';
import type { MailStore } from './ses/mail-store.ts';
import { startSes } from './ses.ts';
import { openSns, type Sns } from './sns.ts';
import { ACCOUNT, REGION } from './template/names.ts';
import type { ResolvedTemplate } from './template.ts';

export interface MailServiceOptions {
  readonly template: ResolvedTemplate;
  readonly folder: DataFolder | undefined;
  readonly clock: HomeClock;
  readonly invoke: (functionArn: string, payload: unknown) => Promise<InvokeOutcome>;
  readonly deadLetter: DeadLetter;
  readonly iam: Authorizer;
  readonly smtpUrl: string | undefined;
  readonly port: number;
  /** The mailbox page's port of the last run; 0 for any. */
  readonly mailboxPort: number;
  readonly interference?: Interference | undefined;
}

export interface MailService {
  readonly url: string;
  readonly mailboxUrl: string;
  readonly store: MailStore;
  close(): Promise<void>;
}

const subscriptionSchema = z.object({
  TopicArn: z.string(),
  Protocol: z.string(),
  Endpoint: z.string(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string() }).optional(),
});

const destinationSchema = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Enabled: z.boolean().default(true),
    MatchingEventTypes: z.array(z.string()),
    SnsDestination: z.object({ TopicARN: z.string() }),
  }),
});

export async function startMail(options: MailServiceOptions): Promise<MailService> {
  const { template, folder, clock, iam, smtpUrl, port } = options;
  const sns = openTopics(options);
  const ses = await startSes({
    folder: folder?.part('mail') ?? null,
    identities: template.ofType('AWS::SES::EmailIdentity').map((identity) => identity.physicalId),
    configurationSets: template.ofType('AWS::SES::ConfigurationSet').map((set) => set.physicalId),
    iam,
    clock,
    region: REGION,
    account: ACCOUNT,
    onEvent: eventPublisher(template, sns),
    smtpUrl,
    port,
    interference: options.interference,
  });
  const mailbox = await mailboxAt(ses.store, options.mailboxPort);
  return {
    url: ses.url,
    mailboxUrl: mailbox.url,
    store: ses.store,
    close: async () => {
      await mailbox.close();
      await ses.close();
      await sns.close();
    },
  };
}

/** The mailbox page, on the port it had in the last run when that is free. */
const mailboxAt = (store: MailStore, port: number): Promise<Endpoint> =>
  startMailbox(store, { port }).catch((error: unknown) => {
    if (error instanceof PortTakenError) return startMailbox(store, { port: 0 });
    throw error;
  });

/** Publishes an event of a configuration set to the topics that the template says want it. */
function eventPublisher(template: ResolvedTemplate, sns: Sns) {
  const destinations = template
    .ofType('AWS::SES::ConfigurationSetEventDestination')
    .map(({ properties }) => destinationSchema.parse(properties))
    .filter(({ EventDestination: { Enabled: enabled } }) => enabled);
  return async (configurationSet: string, event: Readonly<Record<string, unknown>>): Promise<void> => {
    const type = String(event['eventType']).toLowerCase();
    for (const { ConfigurationSetName: set, EventDestination: destination } of destinations) {
      if (set !== configurationSet || !destination.MatchingEventTypes.some((name) => name.toLowerCase() === type))
        continue;
      await sns.publish(destination.SnsDestination.TopicARN, JSON.stringify(event), {
        subject: 'Amazon SES Email Event Notification',
      });
    }
  };
}

/** The topics of the template and the functions subscribed to them. */
function openTopics({ template, folder, clock, invoke, deadLetter }: MailServiceOptions): Sns {
  const subscriptions = template
    .ofType('AWS::SNS::Subscription')
    .map(({ properties }) => subscriptionSchema.parse(properties))
    .filter(({ Protocol: protocol }) => protocol === 'lambda');
  const queueOf = (functionArn: string): string | undefined =>
    subscriptions.find(({ Endpoint: endpoint }) => endpoint === functionArn)?.RedrivePolicy?.deadLetterTargetArn;
  return openSns({
    folder: folder?.part('sns') ?? null,
    clock,
    subscriptions: subscriptions.map(({ TopicArn: topicArn, Endpoint: functionArn }) => ({ topicArn, functionArn })),
    invoke: async (functionArn, event) => {
      const outcome = await invoke(functionArn, event);
      if (outcome.kind === 'failed') throw new Error(`${outcome.errorType}: ${outcome.errorMessage}`);
    },
    deadLetter: (functionArn, event, failure) => {
      deadLetter(queueOf(functionArn) ?? functionArn, event, failure);
    },
  });
}
