import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DescribeTableCommand, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TableDefinitionError } from '#infra/local/dynamodb.ts';
import { cases, clientOf, start, tableProperties } from './home.ts';

const [byUnit] = tableProperties.GlobalSecondaryIndexes;
const withIndexes = (...GlobalSecondaryIndexes: readonly unknown[]) => ({ ...tableProperties, GlobalSecondaryIndexes });

describe('a table definition that DynamoDB would refuse', () => {
  it.each([
    ['an index key without a type', withIndexes({ ...byUnit, KeySchema: [{ AttributeName: 'x', KeyType: 'HASH' }] })],
    ['an index without HASH', withIndexes({ ...byUnit, KeySchema: [{ AttributeName: 'unit', KeyType: 'RANGE' }] })],
    ['an index without a projection', withIndexes({ ...byUnit, Projection: undefined })],
    ['INCLUDE without attributes', withIndexes({ ...byUnit, Projection: { ProjectionType: 'INCLUDE' } })],
    ['two indexes of one name', withIndexes(byUnit, byUnit)],
  ])('stops the start with its place: %s', async (_what, properties) => {
    const failure: unknown = await start({}, { tables: cases(properties) }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TableDefinitionError);
    expect(String(failure)).toMatch(/Resources\/Cases\/Properties\/GlobalSecondaryIndexes\/\d/);
  });

  it('stops the start when an attribute has a type and is no key', async () => {
    await expect(start({}, { tables: cases(withIndexes()) })).rejects.toThrow(
      'Resources/Cases/Properties/AttributeDefinitions: unit is no key of table or index',
    );
  });
});

describe('a data folder', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'dynamodb-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const open = (properties: unknown) => start({}, { folder, tables: cases(properties) });
  const item = { pk: { S: 'case-1' }, sk: { S: 'A' }, unit: { S: 'so-y-te' } };

  it('keeps its rows, and an upgrade adds and removes indexes', async () => {
    const { AttributeDefinitions } = tableProperties;
    const bare = { ...withIndexes(), AttributeDefinitions: AttributeDefinitions.slice(0, 2) };
    const first = await open(bare);
    await clientOf(first).send(new PutItemCommand({ TableName: 'cases', Item: item }));
    await first.close();

    const second = await open(tableProperties);
    const found = await clientOf(second).send(
      new QueryCommand({
        TableName: 'cases',
        IndexName: 'ByUnit',
        KeyConditionExpression: '#unit = :unit',
        ExpressionAttributeNames: { '#unit': 'unit' },
        ExpressionAttributeValues: { ':unit': { S: 'so-y-te' } },
      }),
    );
    expect(found.Items).toEqual([item]);
    await second.close();

    const third = await open(bare);
    const { Table } = await clientOf(third).send(new DescribeTableCommand({ TableName: 'cases' }));
    expect(Table?.GlobalSecondaryIndexes ?? []).toEqual([]);
    await third.close();
  });

  it('is not touched when the template would replace its table or change an index', async () => {
    const first = await open(tableProperties);
    await clientOf(first).send(new PutItemCommand({ TableName: 'cases', Item: item }));
    await first.close();
    const [pk, , unit] = tableProperties.AttributeDefinitions;
    const numericKey = { AttributeName: 'sk', AttributeType: 'N' };
    await expect(open({ ...tableProperties, AttributeDefinitions: [pk, numericKey, unit] })).rejects.toThrow(
      'Resources/Cases/Properties/KeySchema: the key of cases changed',
    );
    await expect(open(withIndexes({ ...byUnit, Projection: { ProjectionType: 'KEYS_ONLY' } }))).rejects.toThrow(
      'the index ByUnit changed',
    );
    const again = await open(tableProperties);
    const { Item } = await clientOf(again).send(
      new GetItemCommand({ TableName: 'cases', Key: { pk: item.pk, sk: item.sk } }),
    );
    expect(Item).toEqual(item);
    await again.close();
  });
});
