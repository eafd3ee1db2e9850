import process from 'node:process';
import { z } from 'zod';
import type { Clock, Timer } from '../clock.ts';
import { ExpiringItems, expiryOf, noteWrites, type Expiring } from './expiring.ts';
import { DynamoDbError, type Wire } from './wire.ts';

const DAY_MS = 86_400_000;
const keySchema = z.object({
  Table: z.object({ KeySchema: z.array(z.object({ AttributeName: z.string() })) }),
});
const itemSchema = z.record(z.string(), z.unknown());
const pageSchema = z.object({ Items: z.array(itemSchema), LastEvaluatedKey: itemSchema.optional() });
const foundSchema = z.object({ Item: itemSchema.optional() });

export interface Sweeper {
  /** Tells of a request that was carried out: the sweeper looks only at what it knows to expire. */
  noteWrites(operation: string, input: unknown, body: Buffer): void;
  /** Removes what has expired now; returns how many items. */
  sweep(): Promise<number>;
  close(): Promise<void>;
}

interface SweeperOptions {
  /** The attribute of each table that holds an item's expiry. */
  readonly tables: ReadonlyMap<string, string>;
  readonly clock: Clock;
  /** Nothing was in the tables when the sweeper started; otherwise its first sweep reads them once. */
  readonly fresh: boolean;
}

/**
 * Removes expired items once a day of the clock: dynoxide keeps the time-to-live setting but expires nothing. (AWS
 * promises no more than "within a few days", so readers must filter by themselves in both homes.)
 */
export async function startSweeper(wire: Wire, { tables, clock, fresh }: SweeperOptions): Promise<Sweeper> {
  const lists = new Map<string, ExpiringItems>();
  for (const [table, attribute] of tables) lists.set(table, new ExpiringItems(attribute, await keyNames(wire, table)));
  const attributes = [...new Set(tables.values())];
  const unread = new Map(fresh ? [] : tables);
  let closed = false;
  let timer: Timer | undefined;
  let current: Promise<unknown> = Promise.resolve();
  const sweep = async (): Promise<number> => {
    let removed = 0;
    for (const [table, attribute] of unread) await readExpiring(wire, table, attribute, lists.get(table));
    unread.clear();
    for (const [table, attribute] of tables)
      removed += await sweepTable(wire, { table, attribute, now: clock.now(), list: lists.get(table) });
    return removed;
  };
  const next = (): void => {
    if (closed || tables.size === 0) return;
    timer = clock.at(clock.now() + DAY_MS, () => {
      current = clock.track(sweep()).catch((error: unknown) => {
        if (!closed) process.stderr.write(`Expired items were not removed: ${String(error)}\n`);
      });
      next();
    });
  };
  next();
  return {
    noteWrites: (operation, input, body) => {
      if (attributes.some((attribute) => body.includes(attribute))) noteWrites(operation, input, lists);
    },
    sweep,
    close: async () => {
      closed = true;
      timer?.cancel();
      await current;
    },
  };
}

async function keyNames(wire: Wire, TableName: string): Promise<readonly string[]> {
  const { Table } = keySchema.parse(await wire.call('DescribeTable', { TableName }));
  return Table.KeySchema.map(({ AttributeName }) => AttributeName);
}

async function readExpiring(wire: Wire, TableName: string, attribute: string, list?: ExpiringItems): Promise<void> {
  let ExclusiveStartKey: object | undefined;
  do {
    const page = pageSchema.parse(
      await wire.call('Scan', {
        TableName,
        FilterExpression: 'attribute_exists(#expiry)',
        ExpressionAttributeNames: { '#expiry': attribute },
        ...(ExclusiveStartKey !== undefined && { ExclusiveStartKey }),
      }),
    );
    for (const item of page.Items) list?.note(item);
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
}

interface Sweep {
  readonly table: string;
  readonly attribute: string;
  readonly now: number;
  readonly list: ExpiringItems | undefined;
}

async function sweepTable(wire: Wire, { table, attribute, now, list }: Sweep): Promise<number> {
  const seconds = Math.floor(now / 1000);
  let removed = 0;
  for (const { Key, at } of list?.take(seconds) ?? []) {
    const expiry = at ?? (await readExpiry(wire, { table, attribute, list }, Key));
    if (expiry !== undefined && expiry <= seconds)
      removed += await removeExpired(wire, { table, attribute, Key, seconds });
  }
  return removed;
}

/** What an update set by an expression; an item that expires later is noted. */
async function readExpiry(
  wire: Wire,
  { table, attribute, list }: Omit<Sweep, 'now'>,
  Key: Expiring['Key'],
): Promise<number | undefined> {
  const { Item } = foundSchema.parse(await wire.call('GetItem', { TableName: table, Key, ConsistentRead: true }));
  if (Item === undefined) return undefined;
  list?.note(Item);
  return expiryOf(Item, attribute);
}

interface Expired {
  readonly table: string;
  readonly attribute: string;
  readonly Key: Expiring['Key'];
  readonly seconds: number;
}

/** Conditional, since the item may have been given a later expiry meanwhile. */
async function removeExpired(wire: Wire, { table, attribute, Key, seconds }: Expired): Promise<number> {
  try {
    await wire.call('DeleteItem', {
      TableName: table,
      Key,
      ConditionExpression: '#expiry <= :now',
      ExpressionAttributeNames: { '#expiry': attribute },
      ExpressionAttributeValues: { ':now': { N: String(seconds) } },
    });
    return 1;
  } catch (error) {
    if (error instanceof DynamoDbError && error.name === 'ConditionalCheckFailedException') return 0;
    throw error;
  }
}
