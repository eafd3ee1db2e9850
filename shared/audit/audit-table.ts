/** The log in the table: items `AUDIT#<date>` / `<id>`, only ever put. */
import { PutItemCommand, QueryCommand, type DynamoDBClient, type QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { createHash } from 'node:crypto';
import { civilDateAt, type PlainDate } from '#shared/kernel/civil-date.ts';
import { isoInstant } from '#shared/kernel/instant.ts';
import { auditEntrySchema, type AuditEntry, type AuditLog, type NewEntry } from './entry.ts';

const pkOf = (date: PlainDate): string => `AUDIT#${date}`;

export class AuditTable implements AuditLog {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async append({ now, requestId, ...entry }: NewEntry): Promise<void> {
    const on = civilDateAt(now);
    const id = `${isoInstant(now)}#${digest(`${requestId} ${entry.what} ${entry.about}`)}`;
    const whole = { onBehalfOf: null, unit: null, caseId: null, why: null, ...entry, id, at: now, on };
    const Item = marshall({ ...auditEntrySchema.parse(whole), pk: pkOf(on), sk: id });
    await this.#client.send(new PutItemCommand({ TableName: this.#table, Item }));
  }

  /** Oldest first. */
  async entriesOn(date: PlainDate): Promise<readonly AuditEntry[]> {
    const found: AuditEntry[] = [];
    let from: QueryCommandOutput['LastEvaluatedKey'];
    do {
      const page: QueryCommandOutput = await this.#client.send(
        new QueryCommand({
          TableName: this.#table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: marshall({ ':pk': pkOf(date) }),
          ExclusiveStartKey: from,
        }),
      );
      found.push(...(page.Items ?? []).map((item) => auditEntrySchema.parse(unmarshall(item))));
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
    return found;
  }

  /** Newest first, at most `limit` of a day: those that sort before an id; from the newest on when it is null. */
  async entriesBefore(date: PlainDate, before: string | null, limit: number): Promise<readonly AuditEntry[]> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: before === null ? 'pk = :pk' : 'pk = :pk AND sk < :before',
        ExpressionAttributeValues: marshall({ ':pk': pkOf(date), ...(before !== null && { ':before': before }) }),
        ScanIndexForward: false,
        Limit: limit,
      }),
    );
    return Items.map((item) => auditEntrySchema.parse(unmarshall(item)));
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);
