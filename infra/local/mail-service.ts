/** Mail of the home: what happens to a mail comes back through the template's topic, as on AWS. */
import type { HomeClock } from './clock.ts';
import type { DataFolder } from './data-folder.ts';
import type { DeadLetter } from './dead-letters.ts';
import { listen } from './endpoint.ts';
import type { InvokeOutcome } from './lambda.ts';
import { openSns, type Sns } from './sns.ts';
import type { ResolvedTemplate } from './template.ts';
import { z } from 'zod';

export interface MailServiceOptions {
  readonly template: ResolvedTemplate;
  readonly folder: DataFolder | undefined;
  readonly clock: HomeClock;
  readonly invoke: (functionArn: string, payload: unknown) => Promise<InvokeOutcome>;
  readonly deadLetter: DeadLetter;
  readonly port: number;
}

export interface MailService {
  readonly url: string;
  readonly mailboxUrl: string;
  readonly sns: Sns;
  close(): Promise<void>;
}

const subscriptionSchema = z.object({
  TopicArn: z.string(),
  Protocol: z.string(),
  Endpoint: z.string(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string() }).optional(),
});

export async function startMail({ port, ...options }: MailServiceOptions): Promise<MailService> {
  const sns = openTopics(options);
  const endpoint = await listen(() => Promise.resolve({ status: 501 }), { port });
  return {
    url: endpoint.url,
    mailboxUrl: endpoint.url,
    sns,
    close: async () => {
      await endpoint.close();
      await sns.close();
    },
  };
}

/** The topics of the template and the functions subscribed to them. */
function openTopics({ template, folder, clock, invoke, deadLetter }: Omit<MailServiceOptions, 'port'>): Sns {
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
