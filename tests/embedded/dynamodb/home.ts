import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { HomeClock } from '#infra/local/clock.ts';
import { startDynamoDb, type DynamoDb, type DynamoDbOptions } from '#infra/local/dynamodb.ts';
import { ADMINISTRATOR, createAuthorizer } from '#infra/local/iam.ts';

export const TABLE_ARN = 'arn:aws:dynamodb:ap-southeast-1:111122223333:table/cases';

export const tableProperties = {
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
    { AttributeName: 'unit', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'ByUnit',
      KeySchema: [
        { AttributeName: 'unit', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
  TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
};

export const cases = (properties: unknown = tableProperties) => [
  { path: 'Resources/Cases', name: 'cases', properties },
];

/** A DynamoDB in memory whose principals have one statement each, by access key. */
export function start(
  statements: Record<string, object> = {},
  options: Partial<DynamoDbOptions> = {},
): Promise<DynamoDb> {
  const principals = Object.entries(statements).map(
    ([name, statement]) =>
      [
        name,
        { name, roleArn: `arn:aws:iam::111122223333:role/${name}`, policies: [{ Statement: statement }] },
      ] as const,
  );
  return startDynamoDb({
    folder: null,
    tables: cases(),
    iam: createAuthorizer(new Map(principals)),
    clock: new HomeClock({ start: Date.parse('2026-01-05T00:00:00Z'), frozen: true }),
    region: 'ap-southeast-1',
    account: '111122223333',
    ...options,
  });
}

export const clientOf = ({ url }: { url: string }, accessKeyId: string = ADMINISTRATOR.accessKeyId): DynamoDBClient =>
  new DynamoDBClient({
    endpoint: url,
    region: 'ap-southeast-1',
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey: 'any' },
  });
