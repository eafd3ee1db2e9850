import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESClient } from '@aws-sdk/client-ses';
import { SFNClient } from '@aws-sdk/client-sfn';
import { Sha256 } from './sha256.ts';

/**
 * AWS clients, one of each per function instance, with the SDK's own defaults: region, credentials and endpoints
 * (`AWS_ENDPOINT_URL_*`) come from the environment, so the code does not know where it runs.
 */
const once = <Client extends Quiet>(make: () => Client): (() => Client) => {
  let client: Client | undefined;
  return () => (client ??= quiet(make()));
};

interface Quiet {
  readonly middlewareStack: { remove(name: string): boolean };
}

/**
 * The SDK copies every input and output for a log that nobody keeps, a tenth of the daily run's time; and makes up a text
 * about itself for every call, an eighth of the call's.
 */
export function quiet<Client extends Quiet>(client: Client): Client {
  for (const name of ['loggerMiddleware', 'getUserAgentMiddleware']) client.middlewareStack.remove(name);
  return client;
}

export const dynamoDb = once(() => new DynamoDBClient({ sha256: Sha256 }));
export const secretsManager = once(() => new SecretsManagerClient());
export const stepFunctions = once(() => new SFNClient());
export const kms = once(() => new KMSClient());
export const s3 = once(() => new S3Client());
export const ses = once(() => new SESClient());

/** Signs what browsers send to the bucket themselves; `filesUrl` is where they reach it, empty for its own address. */
export const browserS3 = (filesUrl: string): S3Client =>
  filesUrl === '' ? s3() : new S3Client({ endpoint: filesUrl, forcePathStyle: true });
