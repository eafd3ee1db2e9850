/**
 * DynamoDB of the home: dynoxide (or the server of `DYNAMODB_ENDPOINT`) behind an endpoint that checks every call
 * against the caller's role and counts it.
 *
 *     const dynamodb = await startDynamoDb({ folder: '.data/dynamodb', tables, iam, clock, region, account });
 *     AWS_ENDPOINT_URL_DYNAMODB = dynamodb.url;
 *     dynamodb.stats();        // { Query: 12, PutItem: 3 }
 *     await dynamodb.close();
 *
 * `folder` null keeps the data in memory. Tables are created or brought up to date before the endpoint answers.
 * Throws TableDefinitionError (path and cause) for a definition AWS would refuse, PortTakenError for a taken port.
 */
import type { Clock } from './clock.ts';
import { startDynoxide } from './dynamodb/dynoxide.ts';
import type { TableResource } from './dynamodb/definition.ts';
import { needsOf } from './dynamodb/requests.ts';
import { startSweeper, type Sweeper } from './dynamodb/sweeper.ts';
import { ensureTables, timeToLiveAttribute } from './dynamodb/tables.ts';
import { createWire, type Wire } from './dynamodb/wire.ts';
import { interfered, type Interference } from './interference.ts';
import type { Meter } from './meter.ts';
import { listen, type HttpRequest, type HttpResponse } from './endpoint.ts';
import { consumedBy, withConsumption } from './dynamodb/consumption.ts';
import { accessKeyIdOf, type Authorizer, type Denial } from './iam.ts';

export { TableDefinitionError, type TableResource } from './dynamodb/definition.ts';

export interface DynamoDbOptions {
  readonly folder: string | null;
  readonly tables: readonly TableResource[];
  readonly iam: Authorizer;
  readonly clock: Clock;
  readonly region: string;
  readonly account: string;
  readonly port?: number;
  /** `DYNAMODB_ENDPOINT`: a server to use instead of dynoxide. */
  readonly server?: string | undefined;
  readonly meter?: Meter | undefined;
  readonly interference?: Interference | undefined;
}

export interface DynamoDb {
  readonly url: string;
  readonly port: number;
  /** The server behind the endpoint, which checks nothing; for measuring. */
  readonly serverUrl: string;
  /** Calls so far by operation, refused ones included. */
  stats(): Record<string, number>;
  /** Removes expired items now, which the clock otherwise does once a day; returns how many. */
  sweep(): Promise<number>;
  close(): Promise<void>;
}

/** DynamoDB's own limit is 16 MB for a batch. */
const MAX_BODY_BYTES = 17 * 2 ** 20;

export async function startDynamoDb(options: DynamoDbOptions): Promise<DynamoDb> {
  const { tables, clock, region, account, port } = options;
  const server = options.server === undefined ? await startDynoxide(options.folder) : undefined;
  const serverUrl = server?.url ?? options.server ?? '';
  const wire = createWire(serverUrl);
  try {
    await ensureTables(wire, tables);
    const expiries = tables.flatMap((table) => {
      const attribute = timeToLiveAttribute(table);
      return attribute === undefined ? [] : [[table.name, attribute] as const];
    });
    const fresh = server !== undefined && options.folder === null;
    const sweeper = await startSweeper(wire, { tables: new Map(expiries), clock, fresh });
    const counts = new Map<string, number>();
    const tableArn = `arn:aws:dynamodb:${region}:${account}:table/`;
    const answer = answerer({ wire, iam: options.iam, tableArn, sweeper, counts, meter: options.meter });
    const handler = interfered('dynamodb', answer, options.interference);
    const endpoint = await listen(handler, { maxBodyBytes: MAX_BODY_BYTES, ...(port !== undefined && { port }) });
    return {
      url: endpoint.url,
      port: endpoint.port,
      serverUrl,
      stats: () => Object.fromEntries(counts),
      sweep: () => sweeper.sweep(),
      close: async () => {
        await endpoint.close();
        await sweeper.close();
        wire.close();
        await server?.close();
      },
    };
  } catch (error) {
    wire.close();
    await server?.close();
    throw error;
  }
}

interface Answerer {
  readonly wire: Wire;
  readonly iam: Authorizer;
  readonly tableArn: string;
  readonly sweeper: Pick<Sweeper, 'noteWrites'>;
  readonly counts: Map<string, number>;
  readonly meter: Meter | undefined;
}

function answerer({ wire, iam, tableArn, sweeper, counts, meter }: Answerer) {
  return async ({ method, headers, body }: HttpRequest): Promise<HttpResponse> => {
    if (method === 'GET') return { status: 200, body: 'healthy' };
    const target = headers['x-amz-target'];
    const operation = typeof target === 'string' ? target.split('.').at(-1) : undefined;
    if (typeof target !== 'string' || operation === undefined)
      return refuse('UnknownOperationException', 'The header X-Amz-Target names no operation');
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
    const input = parse(body);
    if (input === undefined) return refuse('SerializationException', 'The request body is not JSON');
    const caller = accessKeyIdOf(headers);
    const denial = denialOf(iam, caller, tableArn, operation, input);
    if (denial !== undefined) return refuse(denial.code, denial.message);
    const answer = await wire.forward(target, meter === undefined ? body : withConsumption(body)).catch(unanswered);
    meter?.tableCall({ caller, operation, input, units: consumedBy(answer.body) });
    if (answer.status === 200) sweeper.noteWrites(operation, input, body);
    return answer;
  };
}

/** As DynamoDB says that it met a fault: the SDK tries again, where it would give up on any other text. */
function unanswered(fault: unknown): HttpResponse & { readonly body: Buffer } {
  const message = `The database did not answer: ${fault instanceof Error ? fault.message : String(fault)}`;
  const { headers, body } = refuse('InternalServerError', message);
  return { status: 500, ...(headers !== undefined && { headers }), body: Buffer.from(body ?? '') };
}

function denialOf(
  iam: Authorizer,
  accessKeyId: string | undefined,
  tableArn: string,
  operation: string,
  input: unknown,
): Denial | undefined {
  for (const { action, resource } of needsOf(operation, input)) {
    const arn = resource === '*' || resource.startsWith('arn:') ? resource : `${tableArn}${resource}`;
    const denial = iam.authorize(accessKeyId, `dynamodb:${action}`, arn);
    if (denial !== undefined) return denial;
  }
  return undefined;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

function refuse(code: string, message: string): HttpResponse {
  const body = JSON.stringify({ __type: `com.amazon.coral.service#${code}`, message });
  return { status: 400, headers: { 'content-type': 'application/x-amz-json-1.0' }, body };
}
