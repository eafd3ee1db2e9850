import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/**
 * AWS clients, one of each per function instance, with the SDK's own defaults: region, credentials and endpoints
 * (`AWS_ENDPOINT_URL_*`) come from the environment, so the code does not know where it runs.
 */
const once = <Client>(make: () => Client): (() => Client) => {
  let client: Client | undefined;
  return () => (client ??= make());
};

export const dynamoDb = once(() => new DynamoDBClient());
export const secretsManager = once(() => new SecretsManagerClient());
