/** One TransactWriteItems per change: all of it, or none and the reasons why. */
import {
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';
import { partText, type QueuedPart } from '../mail.ts';
import { MAX_WRITES, type Change, type Conflict } from '../ports.ts';
import { caseItem, documentItem, eventItem, requestItem, taskItem, type Item } from './items.ts';
import { mailKey } from './keys.ts';

/** A write of a transaction, and what it means when its condition fails. */
interface Write {
  readonly item: TransactWriteItem;
  readonly conflict: Conflict;
}

const NEW = 'attribute_not_exists(pk)';

const putNew = (TableName: string, Item: Item): TransactWriteItem => ({
  Put: { TableName, Item, ConditionExpression: NEW },
});

/** Version 1 must be new, version n replaces version n − 1. */
const putVersion = (TableName: string, Item: Item, version: number): TransactWriteItem =>
  version === 1
    ? putNew(TableName, Item)
    : {
        Put: {
          TableName,
          Item,
          ConditionExpression: 'version = :before',
          ExpressionAttributeValues: marshall({ ':before': version - 1 }),
        },
      };

/** Adds parts to a person's mail of a day, which must not be on its way. The parts are a set: twice is once. */
function addToMail(TableName: string, parts: readonly [QueuedPart, ...QueuedPart[]]): Write {
  const [{ person, sendOn }] = parts;
  const Update = {
    TableName,
    Key: marshall(mailKey(sendOn, person)),
    UpdateExpression:
      'SET person = :person, sendOn = :sendOn, #state = if_not_exists(#state, :pending) ADD parts :parts, additions :one',
    ConditionExpression: `${NEW} OR #state = :pending`,
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: marshall({
      ':person': person,
      ':sendOn': sendOn,
      ':pending': 'pending',
      ':parts': new Set(parts.map(({ part }) => partText(part))),
      ':one': 1,
    }),
  };
  return { item: { Update }, conflict: { kind: 'mail', person, sendOn } };
}

function mailWrites(table: string, mail: readonly QueuedPart[]): readonly Write[] {
  const byMail = new Map<string, [QueuedPart, ...QueuedPart[]]>();
  for (const queued of mail) {
    const key = `${queued.sendOn}#${queued.person}`;
    const known = byMail.get(key);
    if (known === undefined) byMail.set(key, [queued]);
    else known.push(queued);
  }
  return [...byMail.values()].map((parts) => addToMail(table, parts));
}

/** The writes of a change, in the order of the reasons DynamoDB answers with. */
export function writesOf(
  table: string,
  { cases = [], tasks = [], events = [], mail = [], documents = [], request }: Change,
): Write[] {
  return [
    ...cases.map((changed): Write => ({
      item: putVersion(table, caseItem(changed), changed.version),
      conflict: { kind: 'case', caseId: changed.caseId },
    })),
    ...tasks.map((task): Write => ({
      item: putVersion(table, taskItem(task), task.version),
      conflict: { kind: 'task', caseId: task.caseId, taskId: task.taskId },
    })),
    ...documents.map((document): Write => ({
      item: putVersion(table, documentItem(document), document.version),
      conflict: { kind: 'document', caseId: document.caseId, key: document.key },
    })),
    ...events.map((event): Write => ({
      item: putNew(table, eventItem(event)),
      conflict: { kind: 'event', caseId: event.caseId },
    })),
    ...mailWrites(table, mail),
    ...(request === undefined
      ? []
      : [{ item: putNew(table, requestItem(request)), conflict: { kind: 'request' } as const }]),
  ];
}

const ATTEMPTS = 6;
const PAUSE_MS = 25;
const CONTENTION = 'TransactionConflict';
const REFUSED = 'ConditionalCheckFailed';

/**
 * Writes all, or answers which of the writes (by their place) did not meet their condition. Waits and tries again when
 * another transaction had an item in its hands; throws everything else.
 */
export async function transact(
  client: DynamoDBClient,
  items: readonly TransactWriteItem[],
): Promise<readonly number[]> {
  if (items.length === 0) return [];
  if (items.length > MAX_WRITES) throw new RangeError(`${items.length} writes do not fit one transaction`);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems: [...items] }));
      return [];
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = (error.CancellationReasons ?? []).map(({ Code }) => Code);
      const refused = [...reasons.keys()].filter((place) => reasons[place] === REFUSED);
      if (refused.length > 0) return refused;
      if (!reasons.includes(CONTENTION) || attempt === ATTEMPTS) throw error;
      await pause(PAUSE_MS * attempt);
    }
  }
}
