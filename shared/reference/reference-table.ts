/**
 * Reference data in the table.
 *
 * | what                          | key                                   |
 * | ----------------------------- | ------------------------------------- |
 * | which version of each is current | `REFERENCE` / `CURRENT`            |
 * | a version of a document       | `REFERENCE#<name>` / `VERSION#<00001>` |
 */
import {
  GetItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { personIdSchema, type PersonId } from '#shared/org/person.ts';
import type { ReferenceDocument } from './document.ts';
import { Reference } from './reference.ts';

type Item = Record<string, AttributeValue>;
/** Reads one item by its whole key, strongly consistent; undefined when there is none. */
type ReadItem = (key: object) => Promise<Item | undefined>;

const CURRENT = { pk: 'REFERENCE', sk: 'CURRENT' };
const versionKey = (name: string, version: number) => ({
  pk: `REFERENCE#${name}`,
  sk: `VERSION#${String(version).padStart(5, '0')}`,
});

const currentSchema = z.object({ versions: z.record(z.string(), z.int().min(1)) });
const historySchema = z.object({ version: z.int(), at: z.int(), by: personIdSchema, why: z.string() });
const versionSchema = historySchema.extend({ content: z.instanceof(Uint8Array) });

/** Who made a version, when (epoch milliseconds, UTC) and why; the newest first. */
export type ReferenceChange = z.infer<typeof historySchema>;

interface Save<T> {
  readonly document: ReferenceDocument<T>;
  readonly value: T;
  /** The version the person saw; 0 for the initial value. */
  readonly version: number;
  readonly by: PersonId;
  readonly why: string;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/** DynamoDB takes 400 KB an item; a province's organisation is about 60 KB packed. */
const LIMIT_BYTES = 380_000;

export class ReferenceTable {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #read: ReadItem | undefined;
  #known: { readonly versions: Readonly<Record<string, number>>; readonly reference: Reference } | undefined;
  readonly #contents = new Map<string, { readonly version: number; readonly content: unknown }>();

  /** Single items are read by `read` when it is given. */
  constructor(client: DynamoDBClient, table: string, read?: ReadItem) {
    this.#client = client;
    this.#table = table;
    this.#read = read;
  }

  /** As it was last read here; it may have changed since. */
  get latest(): Reference | undefined {
    return this.#known?.reference;
  }

  /** The reference data as it stands. One read when nothing has changed since the last time. */
  async read(): Promise<Reference> {
    const versions = await this.#currentVersions();
    if (this.#known !== undefined && sameVersions(this.#known.versions, versions)) return this.#known.reference;
    const contents = await Promise.all(
      Object.entries(versions).map(async ([name, version]) => [name, await this.#contentOf(name, version)] as const),
    );
    const reference = new Reference(new Map(contents), versions);
    this.#known = { versions, reference };
    return reference;
  }

  /** Writes the next version. False when somebody else was quicker. Throws ZodError, and RangeError when too large. */
  async save<T>({ document, value, version, by, why, now }: Save<T>): Promise<boolean> {
    const content = gzipSync(JSON.stringify(document.schema.parse(value)));
    if (content.byteLength > LIMIT_BYTES) throw new RangeError(`${document.name} is too large for one item`);
    const next = version + 1;
    const item = { ...versionKey(document.name, next), version: next, at: now, by, why, content };
    try {
      await this.#client.send(
        new TransactWriteItemsCommand({
          TransactItems: [
            { Put: { TableName: this.#table, Item: marshall(item), ConditionExpression: 'attribute_not_exists(pk)' } },
            { Put: await this.#nextCurrent(document.name, version) },
          ],
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof TransactionCanceledException) return false;
      throw error;
    }
  }

  /** Every change of a document, the newest first. */
  async historyOf({ name }: Pick<ReferenceDocument<unknown>, 'name'>): Promise<readonly ReferenceChange[]> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: marshall({ ':pk': `REFERENCE#${name}` }),
        ProjectionExpression: '#version, #at, #by, #why',
        ExpressionAttributeNames: { '#version': 'version', '#at': 'at', '#by': 'by', '#why': 'why' },
        ScanIndexForward: false,
      }),
    );
    return Items.map((found) => historySchema.parse(unmarshall(found)));
  }

  /** A document as it was at a version. Throws when there is none. */
  async readVersion<T>({ name, schema }: ReferenceDocument<T>, version: number): Promise<T> {
    return schema.parse(await this.#readContent(name, version));
  }

  /** The pointer with one document moved on; the write holds only if nobody moved anything since it was read. */
  async #nextCurrent(name: string, version: number) {
    const versions = await this.#currentVersions();
    const before = Object.keys(versions).length === 0 ? undefined : versions;
    return {
      TableName: this.#table,
      Item: marshall({ ...CURRENT, versions: { ...versions, [name]: version + 1 } }),
      ...(before === undefined
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: 'versions = :before',
            ExpressionAttributeValues: marshall({ ':before': before }),
          }),
    };
  }

  async #currentVersions(): Promise<Readonly<Record<string, number>>> {
    const item = await this.#get(CURRENT);
    return item === undefined ? {} : currentSchema.parse(unmarshall(item)).versions;
  }

  async #contentOf(name: string, version: number): Promise<unknown> {
    const known = this.#contents.get(name);
    if (known?.version === version) return known.content;
    const content = await this.#readContent(name, version);
    this.#contents.set(name, { version, content });
    return content;
  }

  async #readContent(name: string, version: number): Promise<unknown> {
    const item = await this.#get(versionKey(name, version));
    if (item === undefined) throw new Error(`Version ${version} of ${name} is missing`);
    return JSON.parse(gunzipSync(versionSchema.parse(unmarshall(item)).content).toString('utf8'));
  }

  async #get(key: object): Promise<Item | undefined> {
    if (this.#read !== undefined) return this.#read(key);
    const { Item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: marshall(key), ConsistentRead: true }),
    );
    return Item;
  }
}

const sameVersions = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([name, version]) => b[name] === version);
