/** Reads items of the table: one by its key, or all pages of a query. */
import { GetItemCommand, QueryCommand, type DynamoDBClient, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { CaseId } from '../ids.ts';
import type { Item } from './items.ts';
import { caseKey, indexName, type Index } from './keys.ts';

type Asked = Omit<QueryCommandInput, 'TableName' | 'ExclusiveStartKey'>;

/** These attributes alone; all when left out. */
const only = (attributes: readonly string[] | undefined): Partial<Asked> =>
  attributes === undefined ? {} : { ProjectionExpression: attributes.join(', ') };

const inIndex = (name: Index, pk: string): Asked => ({
  IndexName: indexName(name),
  KeyConditionExpression: `${name}pk = :pk`,
  ExpressionAttributeValues: marshall({ ':pk': pk }),
});

/** Reads one item by its whole key, strongly consistent; undefined when there is none. */
export type ReadItem = (key: object) => Promise<Item | undefined>;

/** `begins_with` in other words, which the database of one machine answers four times as fast. */
const within = (prefix: string) => ({ ':first': prefix, ':last': `${prefix}\u{10FFFF}` });

/** Of events, as they are written and as earlier versions wrote them. */
const NO_TASK = 'attribute_not_exists(taskId) AND attribute_not_exists(#after.taskId)';

export class TableReader {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #read: ReadItem | undefined;

  /** Single items are read by `read` when it is given. */
  constructor(client: DynamoDBClient, table: string, read?: ReadItem) {
    this.#client = client;
    this.#table = table;
    this.#read = read;
  }

  /** Single items that are asked for at the same moment come in one call. */
  get readsTogether(): boolean {
    return this.#read !== undefined;
  }

  async get(key: object): Promise<Item | undefined> {
    if (this.#read !== undefined) return this.#read(key);
    const { Item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: marshall(key), ConsistentRead: true }),
    );
    return Item;
  }

  /** The items of a case whose sort keys begin so. */
  ofCase(caseId: CaseId, prefix: string, attributes?: readonly string[]): Promise<readonly Item[]> {
    return this.query({
      ...only(attributes),
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: marshall({ ':pk': caseKey(caseId).pk, ...within(prefix) }),
      ConsistentRead: true,
    });
  }

  /** Those of a case that say nothing of another task. */
  ofTask(caseId: CaseId, prefix: string, taskId: string): Promise<readonly Item[]> {
    return this.query({
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
      FilterExpression: `taskId = :task OR #after.taskId = :task OR (${NO_TASK})`,
      ExpressionAttributeNames: { '#after': 'after' },
      ExpressionAttributeValues: marshall({ ':pk': caseKey(caseId).pk, ...within(prefix), ':task': taskId }),
      ConsistentRead: true,
    });
  }

  index(name: Index, pk: string, attributes?: readonly string[]): Promise<readonly Item[]> {
    return this.query({ ...only(attributes), ...inIndex(name, pk) });
  }

  /** The same for thousands of items: each page is read as it comes, and takes a third of what it was told in. */
  indexRead<T>(name: Index, pk: string, read: (item: Item) => T): Promise<readonly T[]> {
    return this.#pages(inIndex(name, pk), read);
  }

  /** One page of a query, as many as its `Limit` says. */
  async once(asked: Omit<QueryCommandInput, 'TableName'>): Promise<readonly Item[]> {
    const { Items = [] } = await this.#client.send(new QueryCommand({ TableName: this.#table, ...asked }));
    return Items;
  }

  /** All pages of a query; DynamoDB breaks one off after 1 MB. */
  query(asked: Asked): Promise<readonly Item[]> {
    return this.#pages(asked, (item) => item);
  }

  async #pages<T>(asked: Asked, read: (item: Item) => T): Promise<readonly T[]> {
    const items: T[] = [];
    let from: Item | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.#client.send(
        new QueryCommand({ TableName: this.#table, ...asked, ExclusiveStartKey: from }),
      );
      for (const item of Items) items.push(read(item));
      from = LastEvaluatedKey;
    } while (from !== undefined);
    return items;
  }
}
