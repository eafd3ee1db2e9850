/** Which items of a table expire and when, kept up to date by the writes that pass the endpoint. */
import { z } from 'zod';

type Key = Readonly<Record<string, unknown>>;

export interface Expiring {
  readonly Key: Key;
  /** Epoch seconds; undefined when an update set it by an expression: the item has to be read. */
  readonly at: number | undefined;
}

const itemSchema = z.record(z.string(), z.unknown());
const putSchema = z.object({ TableName: z.string(), Item: itemSchema });
const updateSchema = z.object({
  TableName: z.string(),
  Key: itemSchema,
  UpdateExpression: z.string().default(''),
  ExpressionAttributeNames: z.record(z.string(), z.string()).default({}),
});
const transactionSchema = z.object({
  TransactItems: z.array(z.object({ Put: putSchema.optional(), Update: updateSchema.optional() })),
});
const batchSchema = z.object({
  RequestItems: z.record(z.string(), z.array(z.object({ PutRequest: z.object({ Item: itemSchema }).optional() }))),
});
const numberSchema = z.object({ N: z.coerce.number() });

/** The expiry of an item as it is written; undefined when it has none. */
export const expiryOf = (item: Key, attribute: string): number | undefined =>
  numberSchema.safeParse(item[attribute]).data?.N;

export class ExpiringItems {
  readonly #attribute: string;
  readonly #keyNames: readonly string[];
  readonly #items = new Map<string, Expiring>();

  constructor(attribute: string, keyNames: readonly string[]) {
    this.#attribute = attribute;
    this.#keyNames = keyNames;
  }

  /** Notes an item that was put or read. */
  note(item: Key): void {
    const at = expiryOf(item, this.#attribute);
    if (at === undefined) return;
    const Key = this.#keyOf(item);
    this.#items.set(JSON.stringify(Key), { Key, at });
  }

  noteUpdate({ Key, UpdateExpression, ExpressionAttributeNames }: z.output<typeof updateSchema>): void {
    const named = Object.entries(ExpressionAttributeNames).find(([, name]) => name === this.#attribute)?.[0];
    if (![this.#attribute, named].some((name) => name !== undefined && UpdateExpression.includes(name))) return;
    const key = this.#keyOf(Key);
    this.#items.set(JSON.stringify(key), { Key: key, at: undefined });
  }

  /** What has expired by `now` (epoch seconds) or may have, taken out of the list. */
  take(now: number): readonly Expiring[] {
    const due = [...this.#items].filter(([, { at }]) => at === undefined || at <= now);
    for (const [key] of due) this.#items.delete(key);
    return due.map(([, expiring]) => expiring);
  }

  #keyOf(item: Key): Key {
    return Object.fromEntries(this.#keyNames.map((name) => [name, item[name]]));
  }
}

type Lists = ReadonlyMap<string, ExpiringItems>;

function notePut(input: unknown, lists: Lists): void {
  const { data } = putSchema.safeParse(input);
  if (data !== undefined) lists.get(data.TableName)?.note(data.Item);
}

function noteUpdate(input: unknown, lists: Lists): void {
  const { data } = updateSchema.safeParse(input);
  if (data !== undefined) lists.get(data.TableName)?.noteUpdate(data);
}

function noteTransaction(input: unknown, lists: Lists): void {
  for (const { Put, Update } of transactionSchema.safeParse(input).data?.TransactItems ?? []) {
    if (Put !== undefined) lists.get(Put.TableName)?.note(Put.Item);
    if (Update !== undefined) lists.get(Update.TableName)?.noteUpdate(Update);
  }
}

function noteBatch(input: unknown, lists: Lists): void {
  const tables = Object.entries(batchSchema.safeParse(input).data?.RequestItems ?? {});
  for (const [table, requests] of tables)
    for (const { PutRequest } of requests) if (PutRequest !== undefined) lists.get(table)?.note(PutRequest.Item);
}

const noteOf = new Map([
  ['PutItem', notePut],
  ['UpdateItem', noteUpdate],
  ['TransactWriteItems', noteTransaction],
  ['BatchWriteItem', noteBatch],
]);

/** Notes what a request wrote, in the lists of the tables that have an expiry. */
export const noteWrites = (operation: string, input: unknown, lists: Lists): void =>
  noteOf.get(operation)?.(input, lists);
