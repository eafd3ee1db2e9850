import { ConditionalCheckFailedException, UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { isoInstant } from '#shared/kernel/instant.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';

/** The ledger of daily runs: items `DAILY` / `RUN#<date>`. Instants in epoch milliseconds (UTC). */
export class DailyStore {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Takes the run of `date`, or answers false when another execution has it. */
  claim(run: ClaimedRun): Promise<boolean> {
    return this.#update(run.date, {
      UpdateExpression:
        'SET executionId = :execution, startedAt = if_not_exists(startedAt, :started), scheduledFor = :scheduled',
      ConditionExpression: 'attribute_not_exists(pk) OR executionId = :execution',
      values: {
        ':execution': run.executionId,
        ':started': isoInstant(run.startedAt),
        ':scheduled': isoInstant(run.scheduledFor),
      },
    });
  }

  /** Closes the run, or answers false when `executionId` does not hold it. The first end stands. */
  finish(run: FinishedRun): Promise<boolean> {
    return this.#update(run.date, {
      UpdateExpression: 'SET endedAt = if_not_exists(endedAt, :ended), #counts = if_not_exists(#counts, :counts)',
      ConditionExpression: 'executionId = :execution',
      ExpressionAttributeNames: { '#counts': 'counts' },
      values: { ':execution': run.executionId, ':ended': isoInstant(run.endedAt), ':counts': run.counts },
    });
  }

  async #update(date: PlainDate, { values, ...change }: Change): Promise<boolean> {
    try {
      await this.#client.send(
        new UpdateItemCommand({
          TableName: this.#table,
          Key: marshall({ pk: 'DAILY', sk: `RUN#${date}` }),
          ExpressionAttributeValues: marshall(values),
          ...change,
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }
}

interface Change {
  readonly UpdateExpression: string;
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly values: Record<string, unknown>;
}

interface ClaimedRun {
  readonly date: PlainDate;
  readonly executionId: string;
  readonly startedAt: number;
  readonly scheduledFor: number;
}

interface FinishedRun {
  readonly date: PlainDate;
  readonly executionId: string;
  readonly endedAt: number;
  readonly counts: Readonly<Record<string, number>>;
}
