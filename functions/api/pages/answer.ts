/** What every address of the interface does first and last: who asks, how often, what is answered in which form. */
import { keyState, type AccessKey } from '#shared/access-keys/index.ts';
import { MINUTE_MS } from '#shared/limits/rate-limits.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { grantOf, mayRead } from '../domain/client.ts';
import { SCHEMAS, type SchemaName } from '../domain/operations.ts';
import { apiProblem, type ProblemCode } from '../domain/problems.ts';
import type { ApiPorts } from '../ports.ts';

export interface Asked {
  readonly context: PageContext;
  readonly client: AccessKey;
  /** Whether the client may see a unit's data. */
  readonly mayRead: (unit: UnitId) => boolean;
  /** Sees every unit: plans' drafts apart, there is nothing it may not read. */
  readonly seesAll: boolean;
}

/** An expected no, thrown so that each address reads as what it answers. */
export class ApiRefusal extends Error {
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  constructor(code: ProblemCode, detail?: string) {
    super(detail ?? code);
    this.code = code;
    this.detail = detail;
  }
}

/** Requests of one key, and wrong keys from one network. */
const MOST_A_MINUTE = 600;
const MOST_WRONG_A_MINUTE = 30;

export function problemResponse(code: ProblemCode, portalUrl: string, detail?: string): Response {
  const problem = SCHEMAS.Problem.parse(apiProblem(code, portalUrl, detail));
  const headers = new Headers({ 'content-type': 'application/problem+json; charset=utf-8' });
  if (code === 'too-many') headers.set('retry-after', String(MINUTE_MS / 1000));
  if (code === 'unauthorised') headers.set('www-authenticate', 'Bearer');
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

async function clientOf(context: PageContext, { keys, limits }: ApiPorts): Promise<AccessKey> {
  const { address, receivedAt: now } = context.env;
  const text = /^Bearer ([\w-]{1,200})$/iu.exec(context.req.header('authorization') ?? '')?.[1] ?? '';
  const key = await keys.find('client', text);
  const isLive = key !== undefined && keyState(key, now) === 'live';
  const taking = isLive
    ? { what: 'api', from: key.id, most: MOST_A_MINUTE }
    : { what: 'api-wrong', from: address, most: MOST_WRONG_A_MINUTE };
  if (!(await limits.take({ ...taking, within: MINUTE_MS, now }))) throw new ApiRefusal('too-many');
  if (!isLive) throw new ApiRefusal('unauthorised');
  return key;
}

/** The handler of an operation: its answer is checked by the very schema the description promises. */
export const answering =
  (ports: ApiPorts, name: SchemaName, read: (asked: Asked) => Promise<unknown>) =>
  async (context: PageContext): Promise<Response> => {
    try {
      const client = await clientOf(context, ports);
      const grant = grantOf(client);
      const { reference, today } = context.var;
      const asked = { context, client, mayRead: mayRead(grant, reference.organisation, today) };
      const answer = SCHEMAS[name].parse(await read({ ...asked, seesAll: grant.unit === null }));
      return Response.json(answer);
    } catch (error) {
      if (error instanceof ApiRefusal) return problemResponse(error.code, ports.portalUrl, error.detail);
      throw error;
    }
  };
