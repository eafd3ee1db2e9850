/** What a rehearsal leaves behind, as one fingerprint: the same seed must give the same, byte for byte. */
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { createHash } from 'node:crypto';
import { tableOf, type Stage } from './stage.ts';

/** What is sealed under a random key differs by design. */
const SEALED = 'sealed';
const BITS = 256n;
/** Tokens of waiting tasks, in base64. They begin with the place of their execution in the home's own log. */
const TOKEN = /dGFzay8[\w+/]+=*/gu;

/** A sum over all items, so that their order does not matter and none has to be kept. */
export async function endState({ home }: Stage): Promise<{ readonly items: number; readonly fingerprint: string }> {
  const { client, table } = tableOf(home);
  let sum = 0n;
  let items = 0;
  let from: Record<string, unknown> | undefined;
  do {
    const input = { TableName: table, ConsistentRead: true, Limit: 1000 };
    const page = await client.send(new ScanCommand({ ...input, ...keyOf(from) }));
    for (const { [SEALED]: _sealed, ...item } of page.Items ?? []) {
      sum = BigInt.asUintN(Number(BITS), sum + BigInt(`0x${fingerprintOf(item)}`));
      items += 1;
    }
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return { items, fingerprint: sum.toString(16).padStart(64, '0') };
}

const keyOf = (key: object | undefined) => (key === undefined ? {} : { ExclusiveStartKey: { ...key } });

const fingerprintOf = (item: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(item)).replace(TOKEN, withoutPlace))
    .digest('hex');

/** Of executions that are started side by side either may come first. */
const withoutPlace = (token: string): string =>
  Buffer.from(token, 'base64')
    .toString()
    .replace(/^task\/\d+\//u, 'task/');

/** Attributes by name, sets by value. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, of]): [string, unknown] => [name, name === 'SS' ? sortedSet(of) : sorted(of)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const sortedSet = (set: unknown): unknown => (Array.isArray(set) ? set.map(String).sort() : set);
