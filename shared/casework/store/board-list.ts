/** The list of boards in use (items `BOARDS` / `<board>`): a few dozen, so that nobody has to look for boards. */
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { z } from 'zod';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { ListedBoard } from '../ports.ts';
import { BOARDS_PK, CLOSED_BOARDS_PK } from './keys.ts';

const listedSchema = z
  .object({ sk: z.string().min(1), name: z.string().min(1).nullable().default(null) })
  .transform(({ sk, name }): ListedBoard => ({ board: sk, name }));

export class BoardList {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  /** Boards this instance has listed, with the day: a plan opens hundreds of cases, one write lists its board. */
  readonly #listed = new Map<string, PlainDate>();

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  all(): Promise<readonly ListedBoard[]> {
    return this.#listedUnder(BOARDS_PK);
  }

  closed(): Promise<readonly ListedBoard[]> {
    return this.#listedUnder(CLOSED_BOARDS_PK);
  }

  async #listedUnder(pk: string): Promise<readonly ListedBoard[]> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: marshall({ ':pk': pk }),
        ConsistentRead: true,
      }),
    );
    return Items.map((item) => listedSchema.parse(unmarshall(item)));
  }

  async list(board: string, on: PlainDate, name?: string): Promise<void> {
    if (name === undefined && this.#listed.get(board) === on) return;
    await this.#client.send(
      new UpdateItemCommand({
        TableName: this.#table,
        Key: marshall({ pk: BOARDS_PK, sk: board }),
        UpdateExpression: name === undefined ? 'SET usedOn = :on' : 'SET usedOn = :on, #name = :name',
        ...(name !== undefined && { ExpressionAttributeNames: { '#name': 'name' } }),
        ExpressionAttributeValues: marshall({ ':on': on, ...(name !== undefined && { ':name': name }) }),
      }),
    );
    this.#listed.set(board, on);
  }

  async putAway(board: string, quietSince: PlainDate, name?: string): Promise<void> {
    // Kept before it goes: a board is on one list at least, whatever breaks off between.
    const kept = { pk: CLOSED_BOARDS_PK, sk: board, ...(name !== undefined && { name }) };
    await this.#client.send(new PutItemCommand({ TableName: this.#table, Item: marshall(kept) }));
    try {
      await this.#client.send(
        new DeleteItemCommand({
          TableName: this.#table,
          Key: marshall({ pk: BOARDS_PK, sk: board }),
          ConditionExpression: 'usedOn <= :quiet',
          ExpressionAttributeValues: marshall({ ':quiet': quietSince }),
        }),
      );
    } catch (error) {
      // Something was opened on it meanwhile: it stays.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }
}
