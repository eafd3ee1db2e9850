import { ConditionalCheckFailedException, UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { isoInstant } from '#shared/kernel/instant.ts';
import type { Suppression } from './domain.ts';

/**
 * Silenced addresses: items `ADDRESS#<address>` / `SUPPRESSION`. An administrator mends one by setting `mendedAt`
 * (ISO instant); the address is silent while the item stands without it. gsi1 `SILENCED` lists them.
 */
export class SuppressionStore {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Silences the address. False when another event has silenced it, or it was mended after this one happened. */
  async suppress({ address, reason, detail, feedbackId, occurredAt }: Suppression): Promise<boolean> {
    try {
      await this.#client.send(
        new UpdateItemCommand({
          TableName: this.#table,
          Key: marshall({ pk: `ADDRESS#${address}`, sk: 'SUPPRESSION' }),
          UpdateExpression:
            'SET address = :address, reason = :reason, detail = :detail, feedbackId = :feedback, occurredAt = :occurred, gsi1pk = :silenced, gsi1sk = :sort REMOVE mendedAt',
          ConditionExpression:
            'attribute_not_exists(pk) OR mendedAt < :occurred OR (feedbackId = :feedback AND attribute_not_exists(mendedAt))',
          ExpressionAttributeValues: marshall({
            ':address': address,
            ':reason': reason,
            ':detail': detail,
            ':feedback': feedbackId,
            ':occurred': isoInstant(occurredAt),
            ':silenced': 'SILENCED',
            ':sort': `${isoInstant(occurredAt)}#${address}`,
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
