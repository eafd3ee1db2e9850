/**
 * Reads single items, those that are asked for at the same moment in one BatchGetItem: a page that needs the reader's
 * session, the reference data and seven cases asks twice instead of nine times; within an errand ({@link
 * ItemsTogether.during}) once, from the second of its kind on. Every read is strongly consistent: an item is as it stood
 * when the errand began to read or later, and never as it was before the errand's own writes.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { BatchGetItemCommand, GetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { z } from 'zod';
import { Errand, Habits, nameOf, type Item, type Key, type Parameters } from './errand.ts';

/** Reads one item by its whole key. */
export type ReadItem = (key: object) => Promise<Item | undefined>;

/** Keys of one BatchGetItem (DynamoDB's limit). */
const AT_ONCE = 100;
/** What DynamoDB left out, since the answer was full or it is throttling, is asked for again so often. */
const ATTEMPTS = 6;
const PAUSE_MS = 25;

interface Asked {
  readonly key: Key;
  readonly answer: PromiseWithResolvers<Item | undefined>;
}

const keySchema = z.object({ pk: z.string(), sk: z.string() });
const READS = /^(?:Get|BatchGet|TransactGet)Item|^Query|^Scan/u;

export class ItemsTogether {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #errands = new AsyncLocalStorage<Errand>();
  readonly #habits = new Habits();
  #asked = new Map<string, Asked>();

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
    client.middlewareStack.add(
      (next, { commandName = '' }) =>
        (args) => {
          if (!READS.test(commandName)) this.#errands.getStore()?.forget();
          return next(args);
        },
      { step: 'initialize' },
    );
  }

  /**
   * Does `work`, an errand of a kind (a page by its route, a task by its name) with its parameters, as they are known when
   * it needs its first item: what others of its kind read one after another is asked for together with that.
   */
  async during<T>(kind: string, parameters: () => Parameters, work: () => Promise<T>): Promise<T> {
    const errand = new Errand(() => this.#habits.of(kind, parameters()));
    try {
      return await this.#errands.run(errand, work);
    } finally {
      this.#habits.learn(kind, parameters(), errand.read);
    }
  }

  readonly read: ReadItem = (given) => {
    const key = keySchema.parse(given);
    const errand = this.#errands.getStore();
    return errand === undefined ? this.#ask(key) : errand.item(key, (each) => this.#ask(each));
  };

  #ask(key: Key): Promise<Item | undefined> {
    const name = nameOf(key);
    const known = this.#asked.get(name);
    if (known !== undefined) return known.answer.promise;
    if (this.#asked.size === 0) process.nextTick(() => void this.#answerAll());
    const answer = Promise.withResolvers<Item | undefined>();
    this.#asked.set(name, { key, answer });
    return answer.promise;
  }

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
      const input = { TableName: this.#table, Key: marshall(first.key), ConsistentRead: true };
      first.answer.resolve((await this.#client.send(new GetItemCommand(input))).Item);
      return;
    }
    const found = await this.#readAll(asked.map(({ key }) => marshall(key)));
    for (const { key, answer } of asked) answer.resolve(found.get(nameOf(key)));
  }

  async #readAll(keys: readonly Item[]): Promise<ReadonlyMap<string, Item>> {
    const found = new Map<string, Item>();
    let left = [...keys];
    for (let attempt = 1; left.length > 0; attempt += 1) {
      const { Responses, UnprocessedKeys } = await this.#client.send(
        new BatchGetItemCommand({ RequestItems: { [this.#table]: { Keys: left, ConsistentRead: true } } }),
      );
      for (const item of Responses?.[this.#table] ?? []) found.set(nameOf(keyOf(item)), item);
      left = UnprocessedKeys?.[this.#table]?.Keys ?? [];
      if (left.length === 0) break;
      if (attempt === ATTEMPTS) throw new Error(`DynamoDB left out ${left.length} of ${keys.length} items`);
      await pause(PAUSE_MS * attempt);
    }
    return found;
  }
}

const keyOf = (item: Item): Key => ({ pk: item['pk']?.S ?? '', sk: item['sk']?.S ?? '' });
