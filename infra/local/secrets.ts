/**
 * Secrets Manager of the home: the template's secrets, generated once and kept in a file only its owner can read.
 *
 *     const secrets = await startSecrets({ folder: '.data/secrets', secrets: [{ path, arn, name, properties }], iam });
 *     AWS_ENDPOINT_URL_SECRETS_MANAGER = secrets.url;
 *     secrets.valueOf(arn);    // for the home itself, e.g. a dynamic reference in the template
 *
 * Answers GetSecretValue and DescribeSecret. A secret's value never changes by itself, also when the template changes how
 * it is generated (as on AWS, where CloudFormation would make a new one only for a changed GenerateSecretString: a home
 * that wants a new value removes the file).
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { openDurableMap, type DurableMap } from './durable-map.ts';
import { listen, type HttpRequest, type HttpResponse } from './endpoint.ts';
import { accessKeyIdOf, type Authorizer } from './iam.ts';
import { generateSecret, generationSchema } from './secrets/generate.ts';

/** An `AWS::SecretsManager::Secret` of the template, intrinsic functions resolved. */
export interface SecretResource {
  readonly path: string;
  readonly arn: string;
  readonly name: string;
  readonly properties: unknown;
}

export interface SecretsOptions {
  readonly folder: string | null;
  readonly secrets: readonly SecretResource[];
  readonly iam: Authorizer;
  readonly port?: number;
}

export interface Secrets {
  readonly url: string;
  readonly port: number;
  valueOf(arnOrName: string): string | undefined;
  close(): Promise<void>;
}

const propertiesSchema = z.object({
  Description: z.string().optional(),
  SecretString: z.string().optional(),
  GenerateSecretString: generationSchema.optional(),
});
const keptSchema = z.object({ value: z.string(), version: z.string(), created: z.number() });
type Kept = z.infer<typeof keptSchema>;
const inputSchema = z.object({ SecretId: z.string() });

export async function startSecrets(options: SecretsOptions): Promise<Secrets> {
  const { folder, secrets, iam, port } = options;
  const kept = openDurableMap<Kept>(folder === null ? null : path.join(folder, 'secrets.jsonl'), keptSchema);
  for (const secret of secrets) await ensureSecret(kept, secret);
  const find = (id: string): SecretResource | undefined => secrets.find(({ arn, name }) => id === arn || id === name);
  const endpoint = await listen(
    (request) => Promise.resolve(answer(request, iam, find, kept)),
    port === undefined ? {} : { port },
  );
  return {
    url: endpoint.url,
    port: endpoint.port,
    valueOf: (id) => kept.get(find(id)?.name ?? '')?.value,
    close: async () => {
      await endpoint.close();
      await kept.close();
    },
  };
}

async function ensureSecret(kept: DurableMap<Kept>, secret: SecretResource): Promise<void> {
  const parsed = propertiesSchema.safeParse(secret.properties);
  if (!parsed.success) throw new Error(`${secret.path}: ${z.prettifyError(parsed.error)}`);
  const { SecretString, GenerateSecretString } = parsed.data;
  const before = kept.get(secret.name);
  if (before !== undefined && (SecretString === undefined || SecretString === before.value)) return;
  const value = SecretString ?? generateSecret(GenerateSecretString ?? generationSchema.parse({}));
  await kept.set(secret.name, { value, version: randomUUID(), created: Date.now() });
}

function answer(
  { headers, body }: HttpRequest,
  iam: Authorizer,
  find: (id: string) => SecretResource | undefined,
  kept: DurableMap<Kept>,
): HttpResponse {
  const action = String(headers['x-amz-target']).split('.').at(-1) ?? '';
  if (action !== 'GetSecretValue' && action !== 'DescribeSecret')
    return refuse('UnknownOperationException', `The home does not run ${action} of Secrets Manager`);
  const input = parse(body);
  if (input === undefined) return refuse('InvalidRequestException', 'You must provide the SecretId');
  const secret = find(input.SecretId);
  const denial = iam.authorize(accessKeyIdOf(headers), `secretsmanager:${action}`, secret?.arn ?? input.SecretId);
  if (denial !== undefined) return refuse(denial.code, denial.message);
  const value = secret === undefined ? undefined : kept.get(secret.name);
  if (secret === undefined || value === undefined)
    return refuse('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  const { arn: ARN, name: Name } = secret;
  const CreatedDate = value.created / 1000;
  return action === 'GetSecretValue'
    ? json(200, {
        ARN,
        Name,
        CreatedDate,
        VersionId: value.version,
        SecretString: value.value,
        VersionStages: ['AWSCURRENT'],
      })
    : json(200, { ARN, Name, CreatedDate, VersionIdsToStages: { [value.version]: ['AWSCURRENT'] } });
}

function parse(body: Buffer): z.infer<typeof inputSchema> | undefined {
  try {
    return inputSchema.safeParse(JSON.parse(body.toString())).data;
  } catch {
    return undefined;
  }
}

const refuse = (code: string, message: string): HttpResponse => json(400, { __type: code, message });

const json = (status: number, value: unknown): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(value),
});
