/** Webhooks in the table: items `WEBHOOKS` / `<id>`; what was sent: `WEBHOOK#<id>` / `<instant>`, kept for thirty days. */
import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { isoInstant } from '#shared/kernel/instant.ts';
import { deliverySchema, webhookSchema, type Delivery, type Webhook } from './domain/webhook.ts';

const keyOf = (id: string) => ({ pk: 'WEBHOOKS', sk: id });
const KEPT_MS = 30 * 86_400_000;
const LISTED = 100;

export class WebhookTable {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** False when there is one of that id: the form was sent twice. */
  add(webhook: Webhook): Promise<boolean> {
    const Item = marshall({ ...webhookSchema.parse(webhook), ...keyOf(webhook.id) });
    return held(() =>
      this.#client.send(
        new PutItemCommand({ TableName: this.#table, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
      ),
    );
  }

  async all(): Promise<readonly Webhook[]> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: marshall({ ':pk': keyOf('').pk }),
      }),
    );
    return Items.map((item) => webhookSchema.parse(unmarshall(item)));
  }

  async read(id: string): Promise<Webhook | undefined> {
    const { Item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: marshall(keyOf(id)), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : webhookSchema.parse(unmarshall(Item));
  }

  /** Takes a webhook for sending; false while somebody else has it. Instants in epoch milliseconds. */
  hold(id: string, now: number, until: number): Promise<boolean> {
    return this.#set(id, { heldUntil: until, lastTriedAt: now }, 'heldUntil < :now AND stoppedAt = :null', {
      ':now': now,
      ':null': null,
    });
  }

  /** What came of sending; lets go of the webhook. */
  async settle(
    id: string,
    changes: Partial<Pick<Webhook, 'cursor' | 'recent' | 'failingSince' | 'stoppedAt'>>,
  ): Promise<void> {
    await this.#set(id, { ...changes, heldUntil: 0 }, 'attribute_exists(pk)', {});
  }

  /** False when it was stopped before. */
  stop(id: string, now: number): Promise<boolean> {
    return this.#set(id, { stoppedAt: now }, 'stoppedAt = :null', { ':null': null });
  }

  async note(id: string, delivery: Delivery): Promise<void> {
    const place = { pk: `WEBHOOK#${id}`, sk: isoInstant(delivery.at) };
    const expiresAt = Math.ceil((delivery.at + KEPT_MS) / 1000);
    const Item = marshall({ ...deliverySchema.parse(delivery), ...place, expiresAt });
    await this.#client.send(new PutItemCommand({ TableName: this.#table, Item }));
  }

  /** The latest first. */
  async deliveriesOf(id: string): Promise<readonly Delivery[]> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: marshall({ ':pk': `WEBHOOK#${id}` }),
        ScanIndexForward: false,
        Limit: LISTED,
      }),
    );
    return Items.map((item) => deliverySchema.parse(unmarshall(item)));
  }

  #set(
    id: string,
    changes: Readonly<Record<string, unknown>>,
    condition: string,
    values: Readonly<Record<string, unknown>>,
  ): Promise<boolean> {
    const fields = Object.entries(changes).filter(([, value]) => value !== undefined);
    return held(() =>
      this.#client.send(
        new UpdateItemCommand({
          TableName: this.#table,
          Key: marshall(keyOf(id)),
          UpdateExpression: `SET ${fields.map(([name]) => `#${name} = :set_${name}`).join(', ')}`,
          // «cursor» is one of DynamoDB's own words.
          ExpressionAttributeNames: Object.fromEntries(fields.map(([name]) => [`#${name}`, name])),
          ConditionExpression: condition,
          ExpressionAttributeValues: marshall({
            ...values,
            ...Object.fromEntries(fields.map(([name, value]) => [`:set_${name}`, value])),
          }),
        }),
      ),
    );
  }
}

async function held(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
