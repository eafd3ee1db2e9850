/** Limits on what comes in from outside, in the table: so many in a while from one address, or of one key. */
import { createHash } from 'node:crypto';
import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { z } from 'zod';

export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;
const countSchema = z.object({ taken: z.int() });

export interface Taking {
  /** What is counted: each has a limit of its own. */
  readonly what: string;
  /** Of whom: a network address (empty when it is not known, and then all unknown ones share a limit), or a key's id. */
  readonly from: string;
  readonly most: number;
  /** In which time, milliseconds. */
  readonly within: number;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

export interface Limits {
  take(taking: Taking): Promise<boolean>;
}

export class RateLimits implements Limits {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /**
   * Counts one more; false when the share of this while is used up. An address is personal data: only its hash with the
   * while is kept, for twice as long at most.
   */
  async take({ what, from, most, within, now }: Taking): Promise<boolean> {
    const period = Math.floor(now / within);
    const hash = createHash('sha256').update(`${what}|${from}|${period}`).digest('hex').slice(0, 32);
    const { Attributes = {} } = await this.#client.send(
      new UpdateItemCommand({
        TableName: this.#table,
        Key: marshall({ pk: `LIMIT#${hash}`, sk: 'LIMIT' }),
        UpdateExpression: 'ADD taken :one SET expiresAt = :end',
        ExpressionAttributeValues: marshall({ ':one': 1, ':end': Math.ceil(((period + 2) * within) / 1000) }),
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return countSchema.parse(unmarshall(Attributes)).taken <= most;
  }
}
