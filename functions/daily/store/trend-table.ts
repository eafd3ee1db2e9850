/**
 * The numbers of a committee's mornings, for charts: items `TREND#<committee>` / `<date>`, one a mail day, kept as long as
 * the rows behind them.
 */
import { QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { z } from 'zod';
import { addDays, instantOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { dateSchema, type UnitId } from '#shared/org/unit.ts';
import { putAll } from './put-all.ts';

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

export class TrendTable {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Keeps the numbers of mornings, in place of those kept before: of twenty-five committees in one call. */
  async keep(mornings: readonly (Trend & { readonly committee: UnitId })[]): Promise<void> {
    const items = mornings.map(({ committee, ...trend }) => {
      const expiresAt = instantOf(addDays(trend.date, DAYS_KEPT)) / 1000;
      return { pk: `TREND#${committee}`, sk: trend.date, ...trendSchema.parse(trend), expiresAt };
    });
    await putAll(this.#client, this.#table, items);
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
