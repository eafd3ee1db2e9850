/** Addresses that get no mail (items `ADDRESS#<address>` / `SUPPRESSION`, written by functions/mail-feedback). */
import { BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { z } from 'zod';
import { instantSchema } from '#shared/kernel/instant.ts';

const suppressionSchema = z.object({
  address: z.string(),
  reason: z.enum(['bounce', 'complaint']),
  occurredAt: instantSchema,
  /** When an administrator mended it; then mail goes out again. */
  mendedAt: z.string().optional(),
});
export type SilencedAddress = Omit<z.infer<typeof suppressionSchema>, 'mendedAt'>;

const READ_AT_ONCE = 100;

/** As mail-feedback keeps it: mail servers treat the case of an address alike. */
export const normalisedAddress = (address: string): string => address.trim().toLowerCase();

export class SilencedAddresses {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Those of the addresses that are silent now, by address. */
  async among(addresses: readonly string[]): Promise<ReadonlyMap<string, SilencedAddress>> {
    const silent = new Map<string, SilencedAddress>();
    let left = [...new Set(addresses.map(normalisedAddress))].map((address) =>
      marshall({ pk: `ADDRESS#${address}`, sk: 'SUPPRESSION' }),
    );
    while (left.length > 0) {
      const Keys = left.slice(0, READ_AT_ONCE);
      const { Responses, UnprocessedKeys } = await this.#client.send(
        new BatchGetItemCommand({ RequestItems: { [this.#table]: { Keys, ConsistentRead: true } } }),
      );
      const found = (Responses?.[this.#table] ?? []).map((item) => suppressionSchema.parse(unmarshall(item)));
      for (const { mendedAt, ...one } of found) if (mendedAt === undefined) silent.set(one.address, one);
      left = [...(UnprocessedKeys?.[this.#table]?.Keys ?? []), ...left.slice(READ_AT_ONCE)];
    }
    return silent;
  }
}
