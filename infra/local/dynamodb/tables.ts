import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import {
  readDefinition,
  TableDefinitionError,
  type Index,
  type TableDefinition,
  type TableResource,
} from './definition.ts';
import { DynamoDbError, type Wire } from './wire.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));
const existingSchema = z.object({
  Table: z.object({
    KeySchema: keySchema,
    AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
    GlobalSecondaryIndexes: z
      .array(
        z.object({
          IndexName: z.string(),
          KeySchema: keySchema,
          Projection: z.object({ ProjectionType: z.string(), NonKeyAttributes: z.array(z.string()).optional() }),
        }),
      )
      .default([]),
  }),
});
type Existing = z.infer<typeof existingSchema>['Table'];

/**
 * Makes the database hold the template's tables: creates what is missing, adds and removes indexes. A change that AWS
 * would answer by replacing the table (losing its rows) or refuse stops the start; tables no longer in the template stay.
 */
export async function ensureTables(wire: Wire, resources: readonly TableResource[]): Promise<void> {
  // All are read before anything is touched, so that a mistake in the last leaves the first as it was.
  const wanted = resources.map((resource) => ({ resource, definition: readDefinition(resource) }));
  for (const { resource, definition } of wanted) {
    const existing = await describe(wire, resource.name);
    if (existing === undefined) await create(wire, resource.name, definition);
    else await update(wire, resource, definition, existing);
    await setTimeToLive(wire, resource.name, definition);
  }
}

/** The attribute that holds an item's expiry (epoch seconds), when the table has one. */
export function timeToLiveAttribute(resource: TableResource): string | undefined {
  const timeToLive = readDefinition(resource).TimeToLiveSpecification;
  return timeToLive?.Enabled === true ? timeToLive.AttributeName : undefined;
}

async function describe(wire: Wire, TableName: string): Promise<Existing | undefined> {
  try {
    return existingSchema.parse(await wire.call('DescribeTable', { TableName })).Table;
  } catch (error) {
    if (error instanceof DynamoDbError && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

async function create(wire: Wire, TableName: string, definition: TableDefinition): Promise<void> {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, LocalSecondaryIndexes } = definition;
  await wire.call('CreateTable', {
    TableName,
    AttributeDefinitions,
    KeySchema,
    BillingMode: 'PAY_PER_REQUEST',
    ...(GlobalSecondaryIndexes.length > 0 && { GlobalSecondaryIndexes }),
    ...(LocalSecondaryIndexes.length > 0 && { LocalSecondaryIndexes }),
  });
}

async function update(
  wire: Wire,
  { path, name }: TableResource,
  definition: TableDefinition,
  existing: Existing,
): Promise<void> {
  refuseReplacement(path, name, definition, existing);
  const wantedNames = new Set(definition.GlobalSecondaryIndexes.map(({ IndexName }) => IndexName));
  for (const { IndexName } of existing.GlobalSecondaryIndexes)
    if (!wantedNames.has(IndexName)) await updateIndexes(wire, name, definition, { Delete: { IndexName } });
  for (const index of definition.GlobalSecondaryIndexes) {
    const present = existing.GlobalSecondaryIndexes.find(({ IndexName }) => IndexName === index.IndexName);
    if (present === undefined) await updateIndexes(wire, name, definition, { Create: index });
    else if (!sameIndex(index, present))
      throw new TableDefinitionError(
        `${path}/Properties/GlobalSecondaryIndexes`,
        `the index ${index.IndexName} changed; CloudFormation cannot change an index: give the new one another name`,
      );
  }
}

function refuseReplacement(path: string, name: string, definition: TableDefinition, existing: Existing): void {
  const types = (of: Pick<Existing, 'AttributeDefinitions' | 'KeySchema'>): (string | undefined)[] =>
    of.KeySchema.map(
      ({ AttributeName }) =>
        of.AttributeDefinitions.find((attribute) => attribute.AttributeName === AttributeName)?.AttributeType,
    );
  if (
    isDeepStrictEqual(definition.KeySchema, existing.KeySchema) &&
    isDeepStrictEqual(types(definition), types(existing))
  )
    return;
  throw new TableDefinitionError(
    `${path}/Properties/KeySchema`,
    `the key of ${name} changed; CloudFormation would replace the table and lose its rows: give the new table another id and move the rows`,
  );
}

function sameIndex(wanted: Index, present: Existing['GlobalSecondaryIndexes'][number]): boolean {
  const attributes = (index: { Projection: { NonKeyAttributes?: string[] | undefined } }): string[] =>
    [...(index.Projection.NonKeyAttributes ?? [])].sort();
  return (
    isDeepStrictEqual(wanted.KeySchema, present.KeySchema) &&
    wanted.Projection.ProjectionType === present.Projection.ProjectionType &&
    isDeepStrictEqual(attributes(wanted), attributes(present))
  );
}

async function updateIndexes(
  wire: Wire,
  TableName: string,
  { AttributeDefinitions }: TableDefinition,
  change: object,
): Promise<void> {
  await wire.call('UpdateTable', { TableName, AttributeDefinitions, GlobalSecondaryIndexUpdates: [change] });
}

async function setTimeToLive(wire: Wire, TableName: string, definition: TableDefinition): Promise<void> {
  const wanted = definition.TimeToLiveSpecification;
  if (wanted?.AttributeName === undefined) return;
  const answer = z
    .object({ TimeToLiveDescription: z.object({ TimeToLiveStatus: z.string() }) })
    .parse(await wire.call('DescribeTimeToLive', { TableName }));
  if ((answer.TimeToLiveDescription.TimeToLiveStatus === 'ENABLED') === wanted.Enabled) return;
  await wire.call('UpdateTimeToLive', { TableName, TimeToLiveSpecification: wanted });
}
