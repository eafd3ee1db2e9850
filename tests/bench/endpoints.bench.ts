/** What the IAM check and the forwarding of the DynamoDB endpoint cost beside the server behind it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientOf, start, TABLE_ARN } from '../embedded/dynamodb/home.ts';
import { rate, type Benchmark, type Figure } from './benchmark.ts';

const PUTS = 400;
const AT_ONCE = 32;
let next = 0;

const put = (client: DynamoDBClient) =>
  client.send(
    new PutItemCommand({
      TableName: 'cases',
      Item: { pk: { S: `case-${(next += 1)}` }, sk: { S: 'A' }, unit: { S: 'so-tu-phap' } },
    }),
  );

async function oneByOne(client: DynamoDBClient): Promise<void> {
  for (let done = 0; done < PUTS; done += 1) await put(client);
}

async function atOnce(client: DynamoDBClient): Promise<void> {
  const worker = async (): Promise<void> => {
    for (let done = 0; done < PUTS / AT_ONCE; done += 1) await put(client);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

export const benchmark: Benchmark = {
  name: 'DynamoDB endpoint, on disk, through the SDK',
  run: async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'bench-dynamodb-'));
    const grant = { Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: TABLE_ARN };
    const home = await start({ WRITER: grant }, { folder });
    const figures: Figure[] = [];
    const ways = { 'with IAM check': clientOf(home, 'WRITER'), 'the server alone': clientOf({ url: home.serverUrl }) };
    for (const [way, client] of Object.entries(ways)) {
      const single = await rate(PUTS, () => oneByOne(client), 3);
      figures.push({ name: `puts one by one, ${way}`, unit: '/s', samples: single });
      const many = await rate(PUTS, () => atOnce(client), 3);
      figures.push({ name: `puts ${AT_ONCE} at once, ${way}`, unit: '/s', samples: many });
    }
    global.gc?.();
    figures.push({
      name: 'resident memory of this process',
      unit: 'MiB',
      samples: [process.memoryUsage.rss() / 2 ** 20],
      note: 'the SDK client included, dynoxide not',
    });
    await home.close();
    rmSync(folder, { recursive: true });
    return figures;
  },
};
