import { z } from 'zod';

/** An `AWS::DynamoDB::Table` or `AWS::DynamoDB::GlobalTable` of the template, intrinsic functions resolved. */
export interface TableResource {
  /** Where it stands in the template, e.g. `Resources/Data/Table`. */
  readonly path: string;
  /** The physical name. */
  readonly name: string;
  readonly properties: unknown;
}

/** What the template says that DynamoDB would refuse at deployment. */
export class TableDefinitionError extends Error {
  override readonly name = 'TableDefinitionError';
  constructor(path: string, cause: string) {
    super(`${path}: ${cause}`);
  }
}

const keySchema = z
  .array(z.object({ AttributeName: z.string().min(1), KeyType: z.enum(['HASH', 'RANGE']) }))
  .refine((keys) => keys[0]?.KeyType === 'HASH' && keys.length <= 2 && keys[1]?.KeyType !== 'HASH', {
    error: 'a key is one HASH attribute, then at most one RANGE attribute',
  });

const indexSchema = z.object({
  IndexName: z.string().regex(/^[A-Za-z0-9_.-]{3,255}$/, 'an index name is 3–255 letters, digits, _ . -'),
  KeySchema: keySchema,
  Projection: z
    .object({
      ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
      NonKeyAttributes: z.array(z.string().min(1)).min(1).optional(),
    })
    .refine(
      ({ ProjectionType, NonKeyAttributes }) => (ProjectionType === 'INCLUDE') === (NonKeyAttributes !== undefined),
      {
        error: 'NonKeyAttributes goes with ProjectionType INCLUDE, and only with it',
      },
    ),
});

const tableSchema = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z.array(indexSchema).max(20, 'a table has at most 20 global indexes').default([]),
  LocalSecondaryIndexes: z.array(indexSchema).max(5, 'a table has at most 5 local indexes').default([]),
  TimeToLiveSpecification: z.object({ AttributeName: z.string().optional(), Enabled: z.boolean() }).optional(),
});

export type Index = z.infer<typeof indexSchema>;
export type TableDefinition = z.infer<typeof tableSchema>;

/** Reads and checks a table as DynamoDB would. Throws {@link TableDefinitionError} with the place and the cause. */
export function readDefinition({ path, properties }: TableResource): TableDefinition {
  const parsed = tableSchema.safeParse(properties);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = [path, 'Properties', ...(issue?.path ?? [])].map(String).join('/');
    throw new TableDefinitionError(where, issue?.message ?? 'not a table definition');
  }
  const definition = parsed.data;
  const indexes = [
    ...definition.GlobalSecondaryIndexes.map((index, at) => ({ index, at: `GlobalSecondaryIndexes/${at}` })),
    ...definition.LocalSecondaryIndexes.map((index, at) => ({ index, at: `LocalSecondaryIndexes/${at}` })),
  ];
  checkAttributes(path, definition, indexes);
  const names = new Set<string>();
  for (const { index, at } of indexes) {
    if (names.has(index.IndexName))
      throw new TableDefinitionError(`${path}/Properties/${at}`, `a second index is called ${index.IndexName}`);
    names.add(index.IndexName);
  }
  return definition;
}

function checkAttributes(
  path: string,
  definition: TableDefinition,
  indexes: readonly { index: Index; at: string }[],
): void {
  const defined = new Set(definition.AttributeDefinitions.map(({ AttributeName }) => AttributeName));
  const unused = new Set(defined);
  const keys = [{ at: 'KeySchema', keys: definition.KeySchema }].concat(
    indexes.map(({ index, at }) => ({ at: `${at}/KeySchema`, keys: index.KeySchema })),
  );
  for (const { at, keys: attributes } of keys)
    for (const { AttributeName } of attributes) {
      unused.delete(AttributeName);
      if (!defined.has(AttributeName))
        throw new TableDefinitionError(
          `${path}/Properties/${at}`,
          `the key attribute ${AttributeName} has no type in AttributeDefinitions`,
        );
    }
  const [first] = unused;
  if (first !== undefined)
    throw new TableDefinitionError(`${path}/Properties/AttributeDefinitions`, `${first} is no key of table or index`);
}
