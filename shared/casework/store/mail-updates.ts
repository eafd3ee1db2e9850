/** The writes that take mails for a run and mark them as sent. */
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Mail } from '../mail.ts';
import { mailKey } from './keys.ts';

/** What a mail must still be like, as a condition of DynamoDB. */
export type MailCondition = (mail: Mail) => { readonly condition: string; readonly values: Record<string, unknown> };

interface MailUpdate {
  readonly state: Mail['state'];
  readonly run: string;
  readonly unless: MailCondition;
}

export const mailUpdates = (table: string, mails: readonly Mail[], { state, run, unless }: MailUpdate) =>
  mails.map((mail) => {
    const { condition, values } = unless(mail);
    return {
      Update: {
        TableName: table,
        Key: marshall(mailKey(mail.sendOn, mail.person)),
        UpdateExpression: 'SET #state = :state, claimedBy = :run',
        ConditionExpression: condition,
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: marshall({ ':state': state, ':run': run, ...values }),
      },
    };
  });
