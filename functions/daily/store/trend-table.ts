/**
 * The numbers of a committee's mornings, for charts: items `TREND#<committee>` / `<date>`, one a mail day, kept as long as
 * the rows behind them.
 */
import { BatchWriteItemCommand, QueryCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { addDays, instantOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { dateSchema, type UnitId } from '#shared/org/unit.ts';

const countSchema = z.int().min(0);
const trendSchema = z.object({
  date: dateSchema,
  overdue: countSchema,
  dueThisWeek: countSchema,
  /** Since the mail day before. */
  finished: countSchema,
});
export type Trend = z.infer<typeof trendSchema>;

const DAYS_KEPT = 400;
/** Items of one BatchWriteItem (DynamoDB's limit). */
const AT_ONCE = 25;
const ATTEMPTS = 6;
const PAUSE_MS = 25;

export class TrendTable {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Keeps the numbers of mornings, in place of those kept before: of twenty-five committees in one call. */
  async keep(mornings: readonly (Trend & { readonly committee: UnitId })[]): Promise<void> {
    const puts = mornings.map(({ committee, ...trend }) => {
      const expiresAt = instantOf(addDays(trend.date, DAYS_KEPT)) / 1000;
      const Item = marshall({ pk: `TREND#${committee}`, sk: trend.date, ...trendSchema.parse(trend), expiresAt });
      return { PutRequest: { Item } };
    });
    for (let from = 0; from < puts.length; from += AT_ONCE) await this.#write(puts.slice(from, from + AT_ONCE));
  }

  /** What DynamoDB leaves undone, since it is throttling, is written again. */
  async #write(puts: WriteRequest[]): Promise<void> {
    let left = puts;
    for (let attempt = 1; left.length > 0; attempt += 1) {
      const { UnprocessedItems = {} } = await this.#client.send(
        new BatchWriteItemCommand({ RequestItems: { [this.#table]: left } }),
      );
      left = UnprocessedItems[this.#table] ?? [];
      if (left.length > 0 && attempt === ATTEMPTS) throw new Error(`${String(left.length)} trends were not written`);
      if (left.length > 0) await pause(PAUSE_MS * 2 ** attempt);
    }
  }

  /** The last `mornings` up to `date`, the oldest first. */
  async upTo(committee: UnitId, date: PlainDate, mornings: number): Promise<readonly Trend[]> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'pk = :pk AND sk <= :date',
        ExpressionAttributeValues: marshall({ ':pk': `TREND#${committee}`, ':date': date }),
        ScanIndexForward: false,
        Limit: mornings,
      }),
    );
    return Items.map((item) => trendSchema.parse(unmarshall(item))).reverse();
  }
}
