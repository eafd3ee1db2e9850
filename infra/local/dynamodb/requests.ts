import { z } from 'zod';

/** What a request needs permission for: an action on a table or on one of its indexes. */
export interface Need {
  readonly action: string;
  /** `*`, `TABLE` or `TABLE/index/INDEX`. */
  readonly resource: string;
}

const named = z.object({ TableName: z.string(), IndexName: z.string().optional() });
const batch = z.object({ RequestItems: z.record(z.string(), z.unknown()) });
const target = z.object({ TableName: z.string() });
const transactWrite = z.object({
  TransactItems: z.array(
    z.object({
      Put: target.optional(),
      Update: target.optional(),
      Delete: target.optional(),
      ConditionCheck: target.optional(),
    }),
  ),
});
const transactGet = z.object({ TransactItems: z.array(z.object({ Get: target })) });

const TRANSACT_ACTIONS = [
  ['Put', 'PutItem'],
  ['Update', 'UpdateItem'],
  ['Delete', 'DeleteItem'],
  ['ConditionCheck', 'ConditionCheckItem'],
] as const;

const needsBy = new Map<string, (input: unknown) => Need[]>([
  ['BatchGetItem', (input) => tablesOfBatch(input, 'BatchGetItem')],
  ['BatchWriteItem', (input) => tablesOfBatch(input, 'BatchWriteItem')],
  [
    'TransactGetItems',
    (input) =>
      (transactGet.safeParse(input).data?.TransactItems ?? []).map(({ Get }) => ({
        action: 'GetItem',
        resource: Get.TableName,
      })),
  ],
  [
    'TransactWriteItems',
    (input) =>
      (transactWrite.safeParse(input).data?.TransactItems ?? []).flatMap((item) =>
        TRANSACT_ACTIONS.flatMap(([kind, action]) => {
          const table = item[kind]?.TableName;
          return table === undefined ? [] : [{ action, resource: table }];
        }),
      ),
  ],
]);

/**
 * The permissions DynamoDB asks for: a transaction is authorised as its single writes, a batch per table, a query of an
 * index on the index. An input that names no table needs the action on `*`; the server then says what is wrong with it.
 */
export function needsOf(operation: string, input: unknown): Need[] {
  const needs = (needsBy.get(operation) ?? single(operation))(input);
  if (needs.length === 0) return [{ action: operation, resource: '*' }];
  return [...new Map(needs.map((need) => [`${need.action} ${need.resource}`, need])).values()];
}

function single(action: string): (input: unknown) => Need[] {
  return (input) => {
    const { TableName, IndexName } = named.safeParse(input).data ?? {};
    if (TableName === undefined) return [];
    return [{ action, resource: IndexName === undefined ? TableName : `${TableName}/index/${IndexName}` }];
  };
}

function tablesOfBatch(input: unknown, action: string): Need[] {
  return Object.keys(batch.safeParse(input).data?.RequestItems ?? {}).map((resource) => ({ action, resource }));
}
