import {
  ConditionalCheckFailedException,
  QueryCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { z } from 'zod';
import type { FurtherWrite } from '#shared/casework/index.ts';
import { addDays, type PlainDate } from '#shared/kernel/civil-date.ts';
import { isoInstant } from '#shared/kernel/instant.ts';
import { dateSchema } from '#shared/org/unit.ts';

const runSchema = z.object({
  sk: z
    .string()
    .transform((key) => key.slice('RUN#'.length))
    .pipe(dateSchema),
  endedAt: z.string().optional(),
});

/** Runs looked back on for one that came to its end; forty that failed in a row have long rung the alarm. */
const RUNS_LOOKED_AT = 40;

/** What a run did, by name: `opened`, `rungs`, `mails` … */
export type RunCounts = Readonly<Record<string, number>>;

/** The ledger of daily runs: items `DAILY` / `RUN#<date>`. Instants in epoch milliseconds (UTC). */
export class RunLedger {
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
        'SET executionId = :execution, startedAt = if_not_exists(startedAt, :started), scheduledFor = :scheduled, ' +
        '#counts = if_not_exists(#counts, :none)',
      ConditionExpression: 'attribute_not_exists(pk) OR executionId = :execution',
      ExpressionAttributeNames: { '#counts': 'counts' },
      values: {
        ':execution': run.executionId,
        ':started': isoInstant(run.startedAt),
        ':scheduled': isoInstant(run.scheduledFor),
        ':none': {},
      },
    });
  }

  /** The last day before `date` whose run came to its end. */
  async lastFinishedBefore(date: PlainDate): Promise<PlainDate | undefined> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: marshall({ ':pk': 'DAILY', ':first': 'RUN#', ':last': `RUN#${addDays(date, -1)}` }),
        ScanIndexForward: false,
        Limit: RUNS_LOOKED_AT,
        ConsistentRead: true,
      }),
    );
    return Items.map((item) => runSchema.parse(unmarshall(item))).find(({ endedAt }) => endedAt !== undefined)?.sk;
  }

  /** Adds to what the run of `date` has done. Throws when the day was never claimed. */
  async count(date: PlainDate, counts: RunCounts): Promise<void> {
    const change = counting(counts);
    if (change === undefined) return;
    const counted = await this.#update(date, change);
    if (!counted) throw new Error(`The daily run of ${date} was never claimed`);
  }

  /** The same as a part of somebody else's write, so that what is done is counted once; undefined for nothing done. */
  countWith(date: PlainDate, counts: RunCounts): FurtherWrite | undefined {
    const change = counting(counts);
    return change && { Update: this.#updateOf(date, change) };
  }

  /** Closes the run, or answers false when `executionId` does not hold it. The first end stands. */
  finish(run: FinishedRun): Promise<boolean> {
    return this.#update(run.date, {
      UpdateExpression: 'SET endedAt = if_not_exists(endedAt, :ended)',
      ConditionExpression: 'executionId = :execution',
      values: { ':execution': run.executionId, ':ended': isoInstant(run.endedAt) },
    });
  }

  #updateOf(date: PlainDate, { values, ...change }: Change) {
    const Key = marshall({ pk: 'DAILY', sk: `RUN#${date}` });
    return { TableName: this.#table, Key, ExpressionAttributeValues: marshall(values), ...change };
  }

  async #update(date: PlainDate, change: Change): Promise<boolean> {
    try {
      await this.#client.send(new UpdateItemCommand(this.#updateOf(date, change)));
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

function counting(counts: RunCounts): Change | undefined {
  const done = Object.entries(counts).filter(([, count]) => count > 0);
  if (done.length === 0) return undefined;
  return {
    UpdateExpression: `ADD ${done.map((_, i) => `#counts.#name${i} :count${i}`).join(', ')}`,
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: {
      '#counts': 'counts',
      ...Object.fromEntries(done.map(([name], i) => [`#name${i}`, name])),
    },
    values: Object.fromEntries(done.map(([, count], i) => [`:count${i}`, count])),
  };
}

export interface ClaimedRun {
  readonly date: PlainDate;
  readonly executionId: string;
  readonly startedAt: number;
  readonly scheduledFor: number;
}

export interface FinishedRun {
  readonly date: PlainDate;
  readonly executionId: string;
  readonly endedAt: number;
}
