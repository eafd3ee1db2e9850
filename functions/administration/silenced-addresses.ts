/**
 * Addresses that bounced or complained (functions/mail-feedback writes them): items `ADDRESS#<address>` / `SUPPRESSION`,
 * in gsi1 under `SILENCED` while no mail goes there, and under `MENDED` once an administrator has mended them.
 */
import {
  ConditionalCheckFailedException,
  GetItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { z } from 'zod';
import { instantSchema, isoInstant } from '#shared/kernel/instant.ts';
import { personIdSchema, type PersonId } from '#shared/org/person.ts';

const addressSchema = z.object({
  address: z.string(),
  reason: z.enum(['bounce', 'complaint']),
  /** What the other mail server said. */
  detail: z.string(),
  occurredAt: instantSchema,
  mendings: z.array(z.object({ at: instantSchema, by: personIdSchema, why: z.string() })).default([]),
});
export type SilencedAddress = z.output<typeof addressSchema>;

export class SilencedAddresses {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** The latest first; one page of the index, some thousands. */
  async list(state: 'SILENCED' | 'MENDED'): Promise<readonly SilencedAddress[]> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :state',
        ExpressionAttributeValues: marshall({ ':state': state }),
        ScanIndexForward: false,
      }),
    );
    return Items.map((found) => addressSchema.parse(unmarshall(found)));
  }

  /** Whether no mail goes to an address now; mail servers treat its capitals alike. */
  async isSilenced(address: string): Promise<boolean> {
    const { Item } = await this.#client.send(
      new GetItemCommand({
        TableName: this.#table,
        Key: marshall({ pk: `ADDRESS#${address.trim().toLowerCase()}`, sk: 'SUPPRESSION' }),
        ConsistentRead: true,
      }),
    );
    return Item !== undefined && unmarshall(Item)['mendedAt'] === undefined;
  }

  /** Lets mail go to the address again, and notes who said so and why. False when it was not silent. */
  async mend({ address, by, why, now }: { address: string; by: PersonId; why: string; now: number }): Promise<boolean> {
    const at = isoInstant(now);
    try {
      await this.#client.send(
        new UpdateItemCommand({
          TableName: this.#table,
          Key: marshall({ pk: `ADDRESS#${address}`, sk: 'SUPPRESSION' }),
          UpdateExpression:
            'SET mendedAt = :at, gsi1pk = :mended, gsi1sk = :sort, mendings = list_append(if_not_exists(mendings, :none), :mending)',
          ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(mendedAt)',
          ExpressionAttributeValues: marshall({
            ':at': at,
            ':mended': 'MENDED',
            ':sort': `${at}#${address}`,
            ':none': [],
            ':mending': [{ at, by, why }],
          }),
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }
}
