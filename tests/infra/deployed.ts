/** What the template deploys, for tests: its resources, and single functions run with their own role on DynamoDB. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { z } from 'zod';
import { readAssembly } from '#infra/local/assets.ts';
import { HomeClock, type Clock } from '#infra/local/clock.ts';
import { functionsOf, policiesOf, stateMachinesOf } from '#infra/local/deployment.ts';
import { startDynamoDb } from '#infra/local/dynamodb.ts';
import { ADMINISTRATOR, createAuthorizer } from '#infra/local/iam.ts';
import { FunctionRuntime } from '#infra/local/lambda.ts';
import { homeNaming } from '#infra/local/template/names.ts';
import { resolveTemplate } from '#infra/local/template.ts';
import { ensureSynthesised } from '#infra/synth.ts';
import { quiet } from '#shared/adapters/clients.ts';

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  Condition: z.string().optional(),
});
const templateSchema = z.object({
  Parameters: z.record(z.string(), z.unknown()),
  Resources: z.record(z.string(), resourceSchema),
});
export type TemplateResource = z.output<typeof resourceSchema> & { readonly id: string };

/** The resources as the template has them, intrinsic functions and all. */
export async function readTemplate() {
  const { directory } = await ensureSynthesised();
  const { Parameters, Resources } = templateSchema.parse(readAssembly(directory).template);
  const resources = Object.entries(Resources).map(([id, resource]): TemplateResource => ({ id, ...resource }));
  return {
    directory,
    parameters: Object.keys(Parameters),
    resources,
    ofType: (type: string) => resources.filter((resource) => resource.Type === type),
    read: (file: string): unknown => JSON.parse(readFileSync(path.join(directory, file), 'utf8')),
  };
}

const PARAMETERS = { MailFrom: 'dung-han@example.gov.vn' };
const ATTRIBUTES = { 'AWS::Cognito::UserPool.ProviderURL': 'http://localhost/issuer' };

const REGION = 'ap-southeast-1';

/** The template's names resolved as on one machine, and its one table. */
async function resolveDeployment() {
  const assembly = readAssembly((await ensureSynthesised()).directory);
  const template = resolveTemplate(assembly.template, PARAMETERS, homeNaming(assembly.stackName, ATTRIBUTES));
  const [table] = template.ofType('AWS::DynamoDB::Table');
  if (table === undefined) throw new Error('the template has no table');
  const tables = [{ path: `Resources.${table.logicalId}`, name: table.physicalId, properties: table.properties }];
  return { assembly, template, tables, table: table.physicalId };
}

/** The template's table, empty and in memory, with an administrator's client. */
export async function deployTable(clock: Clock = new HomeClock({ start: 0, frozen: true })) {
  const { tables, table } = await resolveDeployment();
  const iam = createAuthorizer(new Map());
  const dynamodb = await startDynamoDb({ folder: null, tables, iam, clock, region: REGION, account: '000000000000' });
  return { table, dynamodb, client: administratorOf(dynamodb.url) };
}

/** Starts one function of the template: its bundle, environment and role, on an empty table in memory. */
export async function deployFunction(slug: string, clock: Clock = new HomeClock({ start: 0, frozen: true })) {
  const { assembly, template, tables, table } = await resolveDeployment();
  const spec = functionsOf(template, assembly).find(
    ({ environment }) => environment['POWERTOOLS_SERVICE_NAME'] === slug,
  );
  if (spec === undefined) throw new Error(`the template has no function ${slug}`);
  const role = { name: slug, roleArn: spec.roleArn, policies: policiesOf(template).get(spec.roleArn) ?? [] };
  const dynamodb = await startDynamoDb({
    folder: null,
    tables,
    iam: createAuthorizer(new Map([['FUNCTION', role]])),
    clock,
    region: REGION,
    account: '000000000000',
  });
  const environment = {
    ...spec.environment,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'FUNCTION',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url,
  };
  const runtime = new FunctionRuntime({ functions: [{ ...spec, environment }], log: () => undefined, ids: () => 'id' });
  return {
    invoke: (payload: unknown) => runtime.invoke(spec.arn, payload),
    machines: stateMachinesOf(template),
    ...itemsOf(table, dynamodb.url),
    close: () => dynamodb.close(),
  };
}

const administratorOf = (endpoint: string): DynamoDBClient =>
  quiet(new DynamoDBClient({ endpoint, region: REGION, credentials: ADMINISTRATOR }));

/** The table as an administrator sees it. */
function itemsOf(TableName: string, endpoint: string) {
  const client = administratorOf(endpoint);
  return {
    item: async (pk: string, sk: string): Promise<Record<string, unknown> | undefined> => {
      const { Item } = await client.send(new GetItemCommand({ TableName, Key: marshall({ pk, sk }) }));
      return Item && unmarshall(Item);
    },
    setText: (pk: string, sk: string, attribute: string, value: string) =>
      client.send(
        new UpdateItemCommand({
          TableName,
          Key: marshall({ pk, sk }),
          UpdateExpression: 'SET #attribute = :value',
          ExpressionAttributeNames: { '#attribute': attribute },
          ExpressionAttributeValues: marshall({ ':value': value }),
        }),
      ),
  };
}
