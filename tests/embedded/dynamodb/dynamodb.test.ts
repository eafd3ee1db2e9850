import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DescribeTableCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HomeClock } from '#infra/local/clock.ts';
import type { DynamoDb } from '#infra/local/dynamodb.ts';
import { clientOf, start, TABLE_ARN } from './home.ts';

const item = (pk: string, more = {}) => ({ pk: { S: pk }, sk: { S: 'A' }, unit: { S: 'so-tu-phap' }, ...more });
const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'A' } });
const queryByUnit = new QueryCommand({
  TableName: 'cases',
  IndexName: 'ByUnit',
  KeyConditionExpression: '#unit = :unit',
  ExpressionAttributeNames: { '#unit': 'unit' },
  ExpressionAttributeValues: { ':unit': { S: 'so-tu-phap' } },
});

describe('the DynamoDB endpoint', () => {
  let home: DynamoDb;
  let administrator: DynamoDBClient;
  beforeAll(async () => {
    const allow = (Action: string | string[], Resource: string) => ({ Effect: 'Allow', Action, Resource });
    home = await start({
      WRITER: allow('dynamodb:PutItem', TABLE_ARN),
      READER: allow('dynamodb:GetItem', TABLE_ARN),
      TABLEQUERY: allow('dynamodb:Query', TABLE_ARN),
      INDEXQUERY: allow('dynamodb:Query', `${TABLE_ARN}/index/*`),
      BATCH: allow(['dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem'], TABLE_ARN),
    });
    administrator = clientOf(home);
  });
  afterAll(() => home.close());

  it('serves the tables of the template to the SDK', async () => {
    await administrator.send(new PutItemCommand({ TableName: 'cases', Item: item('case-1') }));
    const { Items } = await administrator.send(queryByUnit);
    expect(Items).toEqual([item('case-1')]);
    expect((await administrator.send(new ListTablesCommand({}))).TableNames).toEqual(['cases']);
    const { Table } = await administrator.send(new DescribeTableCommand({ TableName: 'cases' }));
    expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)).toEqual(['ByUnit']);
  });

  it('lets a role do what its policy grants and refuses the rest as AWS does', async () => {
    const writer = clientOf(home, 'WRITER');
    await writer.send(new PutItemCommand({ TableName: 'cases', Item: item('case-2') }));
    await expect(writer.send(new GetItemCommand({ TableName: 'cases', Key: key('case-2') }))).rejects.toThrow(
      `assumed-role/WRITER/WRITER is not authorized to perform: dynamodb:GetItem on resource: ${TABLE_ARN} `,
    );
  });

  it('asks for a permission on the index when the index is queried', async () => {
    await expect(clientOf(home, 'TABLEQUERY').send(queryByUnit)).rejects.toThrow(`${TABLE_ARN}/index/ByUnit`);
    await expect(clientOf(home, 'INDEXQUERY').send(queryByUnit)).resolves.toBeDefined();
  });

  it('authorises a transaction as its single writes', async () => {
    const put = { Put: { TableName: 'cases', Item: item('case-3') } };
    const check = {
      ConditionCheck: { TableName: 'cases', Key: key('case-0'), ConditionExpression: 'attribute_not_exists(pk)' },
    };
    const writer = clientOf(home, 'WRITER');
    await writer.send(new TransactWriteItemsCommand({ TransactItems: [put] }));
    await expect(writer.send(new TransactWriteItemsCommand({ TransactItems: [put, check] }))).rejects.toThrow(
      'dynamodb:ConditionCheckItem',
    );
    const get = new TransactGetItemsCommand({ TransactItems: [{ Get: { TableName: 'cases', Key: key('case-3') } }] });
    expect((await clientOf(home, 'READER').send(get)).Responses).toEqual([{ Item: item('case-3') }]);
    await expect(writer.send(get)).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('authorises a batch for each of its tables', async () => {
    const batch = clientOf(home, 'BATCH');
    const write = { PutRequest: { Item: item('case-4') } };
    await batch.send(new BatchWriteItemCommand({ RequestItems: { cases: [write] } }));
    const read = new BatchGetItemCommand({ RequestItems: { cases: { Keys: [key('case-4')] } } });
    expect((await batch.send(read)).Responses).toEqual({ cases: [item('case-4')] });
    await expect(
      batch.send(new BatchWriteItemCommand({ RequestItems: { cases: [write], others: [write] } })),
    ).rejects.toThrow('table/others');
  });

  it('refuses a key that is nobody’s', async () => {
    await expect(clientOf(home, 'NOBODY').send(new ListTablesCommand({}))).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
  });

  it('counts calls by operation', async () => {
    const before = home.stats()['ListTables'] ?? 0;
    await administrator.send(new ListTablesCommand({}));
    expect(home.stats()['ListTables']).toBe(before + 1);
  });

  const getItem = { 'x-amz-target': 'DynamoDB_20120810.GetItem' };
  it.each<[string, Record<string, string>, string, number]>([
    ['no target', {}, '{}', 400],
    ['no JSON', getItem, '{', 400],
    ['a body over the limit', getItem, ' '.repeat(18 * 2 ** 20), 413],
  ])('answers %s with a 4xx and lives on', async (_what, headers, body, status) => {
    const answer = await fetch(home.url, { method: 'POST', headers, body });
    expect(answer.status).toBe(status);
    expect((await administrator.send(new ListTablesCommand({}))).TableNames).toEqual(['cases']);
  });
});

describe('expiry', () => {
  it('removes an item within a day after its time to live has passed, and no other', async () => {
    const start0 = Date.parse('2026-01-05T00:00:00Z');
    const clock = new HomeClock({ start: start0, frozen: true });
    const home = await start({}, { clock });
    const client = clientOf(home);
    const expires = (afterHours: number) => ({ expires: { N: String(start0 / 1000 + afterHours * 3600) } });
    const put = (pk: string, more = {}) =>
      client.send(new PutItemCommand({ TableName: 'cases', Item: item(pk, more) }));
    await put('soon', expires(36));
    await put('later', expires(200));
    await put('never');
    const exists = async (pk: string) =>
      (await client.send(new GetItemCommand({ TableName: 'cases', Key: key(pk) }))).Item !== undefined;

    await clock.advanceTo(start0 + 24 * 3_600_000);
    expect(await exists('soon')).toBe(true);
    await clock.advanceTo(start0 + 48 * 3_600_000);
    expect([await exists('soon'), await exists('later'), await exists('never')]).toEqual([false, true, true]);
    await home.close();
  });

  it('follows a time to live that an update sets, in whatever request it comes', async () => {
    const start0 = Date.parse('2026-01-05T00:00:00Z');
    const clock = new HomeClock({ start: start0, frozen: true });
    const home = await start({}, { clock });
    const client = clientOf(home);
    const set = (pk: string, afterHours: number) => ({
      TableName: 'cases',
      Key: key(pk),
      UpdateExpression: 'SET #until = :until',
      ExpressionAttributeNames: { '#until': 'expires' },
      ExpressionAttributeValues: { ':until': { N: String(start0 / 1000 + afterHours * 3600) } },
    });
    await client.send(new UpdateItemCommand(set('short', 12)));
    await client.send(new TransactWriteItemsCommand({ TransactItems: [{ Update: set('prolonged', 12) }] }));
    await client.send(new UpdateItemCommand(set('prolonged', 36)));
    const Item = item('batch', { expires: { N: String(start0 / 1000) } });
    await client.send(new BatchWriteItemCommand({ RequestItems: { cases: [{ PutRequest: { Item } }] } }));
    const left = async () =>
      (await client.send(new ScanCommand({ TableName: 'cases' }))).Items?.map(({ pk }) => pk?.S).sort();

    expect(await left()).toEqual(['batch', 'prolonged', 'short']);
    await clock.advanceTo(start0 + 24 * 3_600_000);
    expect(await left()).toEqual(['prolonged']);
    await clock.advanceTo(start0 + 48 * 3_600_000);
    expect(await left()).toEqual([]);
    await home.close();
  });
});
