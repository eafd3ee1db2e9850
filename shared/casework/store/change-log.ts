/** What was changed since an instant, read from the log: which task or case, and the version it came to. */
import { QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { z } from 'zod';
import { addDays, civilDateAt } from '#shared/kernel/civil-date.ts';
import { eventSchema, type EventKind } from '../event.ts';
import { caseIdSchema, taskIdSchema, timeSortedId, type CaseId, type TaskId } from '../ids.ts';
import type { Item } from './items.ts';
import { logPk } from './keys.ts';

/** `taskId` is null for a change of the case itself. */
export interface LoggedChange {
  readonly what: EventKind;
  readonly caseId: CaseId;
  readonly taskId: TaskId | null;
  readonly version: number;
}

const loggedSchema = z
  .object({
    what: eventSchema.shape.what,
    caseId: caseIdSchema,
    taskId: taskIdSchema.optional(),
    version: z.int().min(1).optional(),
    /** Where earlier versions of the application wrote both. */
    after: z.object({ taskId: taskIdSchema, version: z.int().min(1) }).nullish(),
  })
  .transform(({ what, caseId, taskId, version, after }): LoggedChange => ({
    what,
    caseId,
    taskId: taskId ?? after?.taskId ?? null,
    version: version ?? after?.version ?? 0,
  }));

export class ChangeLog {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Changes whose time lies between the instants (epoch milliseconds), or after the second one on its day. */
  async since(from: number, to: number): Promise<readonly LoggedChange[]> {
    const changes: LoggedChange[] = [];
    for (let day = civilDateAt(from); day <= civilDateAt(to); day = addDays(day, 1))
      changes.push(...(await this.#ofDay(logPk(day), timeSortedId(from, ''))));
    return changes;
  }

  async #ofDay(pk: string, from: string): Promise<readonly LoggedChange[]> {
    const changes: LoggedChange[] = [];
    let next: Item | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.#client.send(
        new QueryCommand({
          TableName: this.#table,
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :pk AND gsi1sk >= :from',
          ProjectionExpression: 'what, caseId, taskId, #version, #after.taskId, #after.#version',
          ExpressionAttributeNames: { '#after': 'after', '#version': 'version' },
          ExpressionAttributeValues: marshall({ ':pk': pk, ':from': from }),
          ExclusiveStartKey: next,
        }),
      );
      changes.push(...Items.map((item) => loggedSchema.parse(unmarshall(item))));
      next = LastEvaluatedKey;
    } while (next !== undefined);
    return changes;
  }
}
