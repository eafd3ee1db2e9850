/** Drafted công văn đôn đốc: items `LETTERS#<committee>` / `<date>#<unit>`, the files in the folder `letters`. */
import { PutItemCommand, QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { z } from 'zod';
import { dateSchema, unitIdSchema, type UnitId } from '#shared/org/unit.ts';
import { putAll } from './put-all.ts';

const letterSchema = z.object({
  committee: unitIdSchema,
  /** Who is late. */
  unit: unitIdSchema,
  /** The day it was drafted for; its counts are of that day. */
  date: dateSchema,
  /** Tasks it names. */
  tasks: z.int().min(1),
  fileKey: z.string().min(1),
});
export type DraftedLetter = z.infer<typeof letterSchema>;

const itemOf = (letter: DraftedLetter) => ({
  ...letterSchema.parse(letter),
  pk: `LETTERS#${letter.committee}`,
  sk: `${letter.date}#${letter.unit}`,
});

/** So many of the newest are listed. */
const LISTED = 200;

export class LetterList {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** One letter a unit and day: drafting it again replaces it. */
  async put(letter: DraftedLetter): Promise<void> {
    await this.#client.send(new PutItemCommand({ TableName: this.#table, Item: marshall(itemOf(letter)) }));
  }

  /** The same of many units, twenty-five in a call. */
  putAll(letters: readonly DraftedLetter[]): Promise<void> {
    return putAll(this.#client, this.#table, letters.map(itemOf));
  }

  /** The newest first. */
  async of(committee: UnitId): Promise<readonly DraftedLetter[]> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: marshall({ ':pk': `LETTERS#${committee}` }),
        ScanIndexForward: false,
        Limit: LISTED,
      }),
    );
    return Items.map((item) => letterSchema.parse(unmarshall(item)));
  }
}
