/**
 * Reads single items, those that are asked for at the same moment in one BatchGetItem: a page that needs the reader's
 * session, the reference data and seven cases asks twice instead of nine times. Every read is strongly consistent.
 */
import {
  BatchGetItemCommand,
  GetItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';

export type Item = Record<string, AttributeValue>;
/** Reads one item by its whole key. */
export type ReadItem = (key: object) => Promise<Item | undefined>;

/** Keys of one BatchGetItem (DynamoDB's limit). */
const AT_ONCE = 100;
/** What DynamoDB left out, since the answer was full or it is throttling, is asked for again so often. */
const ATTEMPTS = 6;
const PAUSE_MS = 25;

interface Asked {
  readonly key: Item;
  readonly answer: PromiseWithResolvers<Item | undefined>;
}

export class ItemsTogether {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  #asked = new Map<string, Asked>();

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  readonly read: ReadItem = (key) => {
    const marshalled = marshall(key);
    const name = nameOf(marshalled);
    const known = this.#asked.get(name);
    if (known !== undefined) return known.answer.promise;
    if (this.#asked.size === 0) process.nextTick(() => void this.#answerAll());
    const answer = Promise.withResolvers<Item | undefined>();
    this.#asked.set(name, { key: marshalled, answer });
    return answer.promise;
  };

  async #answerAll(): Promise<void> {
    const asked = [...this.#asked.values()];
    this.#asked = new Map();
    try {
      for (let from = 0; from < asked.length; from += AT_ONCE) await this.#answer(asked.slice(from, from + AT_ONCE));
    } catch (fault) {
      for (const { answer } of asked) answer.reject(fault);
    }
  }

  async #answer(asked: readonly Asked[]): Promise<void> {
    const [first] = asked;
    if (first !== undefined && asked.length === 1) {
      const input = { TableName: this.#table, Key: first.key, ConsistentRead: true };
      first.answer.resolve((await this.#client.send(new GetItemCommand(input))).Item);
      return;
    }
    const found = await this.#readAll(asked.map(({ key }) => key));
    for (const { key, answer } of asked) answer.resolve(found.get(nameOf(key)));
  }

  async #readAll(keys: readonly Item[]): Promise<ReadonlyMap<string, Item>> {
    const found = new Map<string, Item>();
    let left = [...keys];
    for (let attempt = 1; left.length > 0; attempt += 1) {
      const { Responses, UnprocessedKeys } = await this.#client.send(
        new BatchGetItemCommand({ RequestItems: { [this.#table]: { Keys: left, ConsistentRead: true } } }),
      );
      for (const item of Responses?.[this.#table] ?? []) found.set(nameOf(item), item);
      left = UnprocessedKeys?.[this.#table]?.Keys ?? [];
      if (left.length === 0) break;
      if (attempt === ATTEMPTS) throw new Error(`DynamoDB left out ${left.length} of ${keys.length} items`);
      await pause(PAUSE_MS * attempt);
    }
    return found;
  }
}

/** The two parts of a key, as text. */
const nameOf = (item: Item): string => {
  const { pk, sk } = unmarshall({ pk: item['pk'] ?? { NULL: true }, sk: item['sk'] ?? { NULL: true } });
  return JSON.stringify([pk, sk]);
};
