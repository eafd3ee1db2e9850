import { randomUUID } from 'node:crypto';
import type { Mail } from './mail-store.ts';

export type EventKind = 'Bounce' | 'Complaint';

/** Who SES sends as, for the events. */
export interface Sender {
  readonly region: string;
  readonly account: string;
}

/**
 * The event that a configuration set publishes to SNS when a mail bounces for good or its reader complains.
 * `diagnostic` is the receiving server's answer.
 */
export function mailEvent(
  kind: EventKind,
  mail: Mail,
  recipients: readonly string[],
  now: number,
  { region, account }: Sender,
  diagnostic = 'smtp; 550 5.1.1 user unknown',
): Record<string, unknown> {
  const timestamp = new Date(now).toISOString();
  const feedbackId = randomUUID();
  const details =
    kind === 'Bounce'
      ? {
          bounce: {
            feedbackId,
            bounceType: 'Permanent',
            bounceSubType: 'General',
            bouncedRecipients: recipients.map((emailAddress) => ({
              emailAddress,
              action: 'failed',
              status: '5.1.1',
              diagnosticCode: diagnostic,
            })),
            timestamp,
            reportingMTA: `dns; ${region}.amazonses.com`,
          },
        }
      : {
          complaint: {
            feedbackId,
            complaintSubType: null,
            complainedRecipients: recipients.map((emailAddress) => ({ emailAddress })),
            timestamp,
            complaintFeedbackType: 'abuse',
          },
        };
  return { eventType: kind, ...details, mail: describeMail(mail, region, account) };
}

function describeMail(mail: Mail, region: string, account: string): Record<string, unknown> {
  const tags = Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]]));
  return {
    timestamp: new Date(mail.at).toISOString(),
    source: mail.from,
    sourceArn: `arn:aws:ses:${region}:${account}:identity/${mail.from.split('@')[1] ?? ''}`,
    sendingAccountId: account,
    messageId: mail.id,
    destination: mail.to,
    headersTruncated: false,
    headers: [
      { name: 'From', value: mail.from },
      { name: 'To', value: mail.to.join(', ') },
      { name: 'Subject', value: mail.subject },
    ],
    commonHeaders: { from: [mail.from], to: mail.to, messageId: mail.id, subject: mail.subject },
    tags: { 'ses:configuration-set': [mail.configurationSet ?? ''], ...tags },
  };
}
