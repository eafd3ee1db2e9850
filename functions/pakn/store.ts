/** Limits on forms that everybody may send, in the table: so many an hour from one address. */
import { createHash } from 'node:crypto';
import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { z } from 'zod';

const HOUR_MS = 3_600_000;
const countSchema = z.object({ taken: z.int() });

export interface Taking {
  readonly form: 'petition' | 'look-up';
  /** The network address of who asks; empty when it is not known, and then all unknown ones share a limit. */
  readonly address: string;
  readonly perHour: number;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

export class FormLimits {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /**
   * Counts one more; false when the hour's share is used up. The address is personal data: only its hash with the hour is
   * kept, for two hours at most.
   */
  async take({ form, address, perHour, now }: Taking): Promise<boolean> {
    const hour = Math.floor(now / HOUR_MS);
    const hash = createHash('sha256').update(`${form}|${address}|${hour}`).digest('hex').slice(0, 32);
    const { Attributes = {} } = await this.#client.send(
      new UpdateItemCommand({
        TableName: this.#table,
        Key: marshall({ pk: `LIMIT#${hash}`, sk: 'LIMIT' }),
        UpdateExpression: 'ADD taken :one SET expiresAt = :end',
        ExpressionAttributeValues: marshall({ ':one': 1, ':end': ((hour + 2) * HOUR_MS) / 1000 }),
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return countSchema.parse(unmarshall(Attributes)).taken <= perHour;
  }
}
