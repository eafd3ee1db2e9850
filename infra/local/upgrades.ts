/**
 * Brings a data folder of an earlier version to today's format, step by step, before anything else of the home reads it.
 * A step may be cut off anywhere: it is repeated at the next start, and finds done what it did. Steps are never changed
 * once released; a folder of any earlier format passes through all that follow.
 */
import { DynamoDBClient, paginateQuery, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { z } from 'zod';
import { FORMAT, type DataFolder } from './data-folder.ts';
import type { Deployment } from './deployment.ts';
import { ADMINISTRATOR } from './iam.ts';
import type { Log } from './log.ts';
import { REGION } from './template/names.ts';

export interface UpgradeOptions {
  readonly folder: DataFolder | undefined;
  readonly deployment: Deployment;
  readonly log: Log;
  /** Addresses of the services that run already. */
  readonly dynamodb: string;
  readonly kms: string;
}

type Step = (options: UpgradeOptions) => Promise<void>;

/** By the format they start from. */
const steps: Readonly<Record<number, Step>> = { 1: sealWebhookSecrets };

export async function upgradeFolder(options: UpgradeOptions): Promise<void> {
  const { folder, log } = options;
  if (folder === undefined) return;
  for (let { format } = folder; format < FORMAT; format += 1) {
    const step = steps[format];
    if (step === undefined) throw new Error(`No step leads from format ${format} of the data folder to the next`);
    await step(options);
    folder.mark(format + 1);
    log({ source: 'home', level: 'info', text: `The data folder is now of format ${format + 1}.` });
  }
}

const webhookSchema = z.object({ pk: z.string(), sk: z.string(), secret: z.string().optional() });

/** Format 1 kept the secrets that sign what webhooks send in the clear. */
async function sealWebhookSecrets({ deployment, dynamodb, kms }: UpgradeOptions): Promise<void> {
  const common = { region: REGION, credentials: ADMINISTRATOR };
  const client = new DynamoDBClient({ ...common, endpoint: dynamodb });
  const keys = new KMSClient({ ...common, endpoint: kms });
  const [table] = deployment.template.ofType('AWS::DynamoDB::Table');
  const key = deployment.template.ofType('AWS::KMS::Key').find(({ logicalId }) => logicalId.includes('WebhookKey'));
  const TableName = table?.physicalId ?? '';
  const query = {
    TableName,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: marshall({ ':pk': 'WEBHOOKS' }),
  };
  for await (const { Items = [] } of paginateQuery({ client }, query))
    for (const item of Items) {
      const { pk, sk, secret } = webhookSchema.parse(unmarshall(item));
      if (secret === undefined) continue;
      const EncryptionContext = { webhookId: sk };
      const encrypt = new EncryptCommand({ KeyId: key?.arn, Plaintext: Buffer.from(secret), EncryptionContext });
      const { CiphertextBlob = new Uint8Array() } = await keys.send(encrypt);
      await client.send(
        new UpdateItemCommand({
          TableName,
          Key: marshall({ pk, sk }),
          UpdateExpression: 'SET sealedSecret = :sealed REMOVE secret',
          ExpressionAttributeValues: marshall({ ':sealed': Buffer.from(CiphertextBlob).toString('base64') }),
        }),
      );
    }
  client.destroy();
  keys.destroy();
}
