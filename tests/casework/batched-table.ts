/** Casework laid down without its transactions: thousands of tasks in seconds, for benches and tests of full boards. */
import { BatchWriteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CaseTable, type Change } from '#shared/casework/index.ts';
import { caseItem, documentItem, eventItem, taskItem, type Item } from '#shared/casework/store/items.ts';

/** Items of one BatchWriteItem (DynamoDB's limit). */
const AT_ONCE = 25;
const SIDE_BY_SIDE = 4;

/** Takes every change as if nothing stood in its way, leaves mails out, and writes when told to. */
export class BatchedTable extends CaseTable {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #items: Item[] = [];

  constructor(client: DynamoDBClient, table: string) {
    super(client, table);
    this.#client = client;
    this.#table = table;
  }

  override commit({ cases = [], tasks = [], events = [], documents = [] }: Change): Promise<readonly []> {
    this.#items.push(
      ...cases.map(caseItem),
      ...tasks.map(taskItem),
      ...documents.map(documentItem),
      ...events.map(eventItem),
    );
    return Promise.resolve([]);
  }

  async write(): Promise<void> {
    const one = async (): Promise<void> => {
      for (let batch = this.#items.splice(0, AT_ONCE); batch.length > 0; batch = this.#items.splice(0, AT_ONCE)) {
        const requests = batch.map((Item) => ({ PutRequest: { Item } }));
        await this.#client.send(new BatchWriteItemCommand({ RequestItems: { [this.#table]: requests } }));
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, one));
  }
}
