import process from 'node:process';
import { z } from 'zod';
import type { Clock, Timer } from '../clock.ts';
import { DynamoDbError, type Wire } from './wire.ts';

const DAY_MS = 86_400_000;
const keySchema = z.object({
  Table: z.object({ KeySchema: z.array(z.object({ AttributeName: z.string() })) }),
});
const pageSchema = z.object({
  Items: z.array(z.record(z.string(), z.unknown())),
  LastEvaluatedKey: z.record(z.string(), z.unknown()).optional(),
});

export interface Sweeper {
  /** Removes what has expired now; returns how many items. */
  sweep(): Promise<number>;
  close(): Promise<void>;
}

/**
 * Removes expired items once a day of the clock: dynoxide keeps the time-to-live setting but expires nothing. (AWS
 * promises no more than "within a few days", so readers must filter by themselves in both homes.)
 */
export function startSweeper(wire: Wire, tables: ReadonlyMap<string, string>, clock: Clock): Sweeper {
  let closed = false;
  let timer: Timer | undefined;
  let current: Promise<unknown> = Promise.resolve();
  const sweep = async (): Promise<number> => {
    let removed = 0;
    for (const [table, attribute] of tables) removed += await sweepTable(wire, table, attribute, clock.now());
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
    sweep,
    close: async () => {
      closed = true;
      timer?.cancel();
      await current;
    },
  };
}

async function sweepTable(wire: Wire, TableName: string, attribute: string, now: number): Promise<number> {
  const { Table } = keySchema.parse(await wire.call('DescribeTable', { TableName }));
  const keys = Table.KeySchema.map(({ AttributeName }) => AttributeName);
  const expired = {
    ExpressionAttributeNames: { '#expiry': attribute },
    ExpressionAttributeValues: { ':now': { N: String(Math.floor(now / 1000)) } },
  };
  let removed = 0;
  let ExclusiveStartKey: object | undefined;
  do {
    const page = pageSchema.parse(
      await wire.call('Scan', {
        TableName,
        FilterExpression: '#expiry <= :now',
        ...expired,
        ...(ExclusiveStartKey !== undefined && { ExclusiveStartKey }),
      }),
    );
    for (const item of page.Items) {
      const Key = Object.fromEntries(keys.map((name) => [name, item[name]]));
      removed += await removeExpired(wire, { TableName, Key, ConditionExpression: '#expiry <= :now', ...expired });
    }
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return removed;
}

/** Conditional, since the item may have been given a later expiry after it was read. */
async function removeExpired(wire: Wire, input: object): Promise<number> {
  try {
    await wire.call('DeleteItem', input);
    return 1;
  } catch (error) {
    if (error instanceof DynamoDbError && error.name === 'ConditionalCheckFailedException') return 0;
    throw error;
  }
}
