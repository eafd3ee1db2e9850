/** Items written in place of those of their keys, as many in a call as DynamoDB takes. */
import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';

/** Items of one BatchWriteItem (DynamoDB's limit). */
const AT_ONCE = 25;
const ATTEMPTS = 6;
const PAUSE_MS = 25;

/**
 * Puts all of them; no two may have the same key. What DynamoDB leaves undone, since it is throttling, is put again.
 * @throws when something is left undone after six attempts, or an item is larger than 400 KB: some are then written
 */
export async function putAll(
  client: DynamoDBClient,
  table: string,
  items: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const puts = items.map((item) => ({ PutRequest: { Item: marshall(item) } }));
  for (let from = 0; from < puts.length; from += AT_ONCE) await write(client, table, puts.slice(from, from + AT_ONCE));
}

async function write(client: DynamoDBClient, table: string, puts: WriteRequest[]): Promise<void> {
  let left = puts;
  for (let attempt = 1; left.length > 0; attempt += 1) {
    const { UnprocessedItems = {} } = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: left } }));
    left = UnprocessedItems[table] ?? [];
    if (left.length > 0 && attempt === ATTEMPTS) throw new Error(`${String(left.length)} items were not written`);
    if (left.length > 0) await pause(PAUSE_MS * 2 ** attempt);
  }
}
