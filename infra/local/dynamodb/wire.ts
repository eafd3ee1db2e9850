import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request, type IncomingMessage } from 'node:http';
import { z } from 'zod';

/**
 * DynamoDB's JSON protocol over kept-alive connections to the server behind the home's endpoint. Nobody listens there for
 * a second when the server had to be started again: a request waits for that, since it surely was not carried out.
 */
export interface Wire {
  /** Passes a request on as it is and returns the answer as it is. */
  forward(target: string, body: Buffer | string): Promise<WireAnswer>;
  /** One of the home's own calls; throws {@link DynamoDbError} when it is refused. */
  call(operation: string, input: object): Promise<unknown>;
  close(): void;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

export class DynamoDbError extends Error {
  override readonly name: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = code;
  }
}

const API = 'DynamoDB_20120810';
/** One identity for all calls: DynamoDB Local keeps a database per access key, dynoxide wants only some signature. */
const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=home/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';
const PASSED_HEADERS = ['content-type', 'x-amzn-requestid', 'x-amz-crc32'];
const MAX_CONNECTIONS = 64;
const RESTART_WITHIN_MS = 5000;
const KNOCK_EVERY_MS = 100;

const errorSchema = z.object({
  __type: z.string(),
  message: z.string().optional(),
  Message: z.string().optional(),
});

export function createWire(url: string): Wire {
  const agent = new Agent({ keepAlive: true, maxSockets: MAX_CONNECTIONS });
  const forward = patient(forwarder(agent, url));
  return {
    forward,
    call: async (operation, input) => {
      const answer = await forward(`${API}.${operation}`, JSON.stringify(input));
      const output: unknown = JSON.parse(answer.body.toString());
      if (answer.status === 200) return output;
      const error = errorSchema.parse(output);
      throw new DynamoDbError(
        error.__type.split('#').at(-1) ?? error.__type,
        error.message ?? error.Message ?? `HTTP ${answer.status}`,
      );
    },
    close: () => {
      agent.destroy();
    },
  };
}

/** Knocks again while nobody listens. */
function patient(forward: Wire['forward']): Wire['forward'] {
  return async (target, body) => {
    const until = performance.now() + RESTART_WITHIN_MS;
    for (;;) {
      try {
        return await forward(target, body);
      } catch (error) {
        const nobodyListens = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
        if (!nobodyListens || performance.now() > until) throw error;
        await pause(KNOCK_EVERY_MS);
      }
    }
  };
}

function forwarder(agent: Agent, url: string): Wire['forward'] {
  const { host, hostname, port } = new URL(url);
  // A list is sent as it is; an object is looked through name by name, a fifth of a call's time.
  const always = [
    ...['host', host, 'content-type', 'application/x-amz-json-1.0'],
    ...['x-amz-date', '20260101T000000Z', 'authorization', AUTHORIZATION],
  ];
  // A connection outlives the call it was opened for, and would keep all that belongs to that call with it.
  const outside = AsyncLocalStorage.snapshot();
  const ask: Wire['forward'] = (target, body) =>
    new Promise((resolve, reject) => {
      const headers = [...always, 'x-amz-target', target, 'content-length', String(Buffer.byteLength(body))];
      const outgoing = request({ agent, hostname, port, method: 'POST', path: '/', headers }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const [first = Buffer.alloc(0), ...rest] = chunks;
          const answer = rest.length === 0 ? first : Buffer.concat(chunks);
          resolve({ status: incoming.statusCode ?? 500, headers: passed(incoming), body: answer });
        });
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  return (target, body) => outside(ask, target, body);
}

function passed(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of PASSED_HEADERS) {
    const value = incoming.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  return headers;
}
