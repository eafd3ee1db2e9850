/**
 * What stands between callers and a home's services: nothing, unless a proof puts something there that fails, delays or
 * repeats calls on purpose, or ends the process between two of them.
 */
import type { Handler, HttpResponse } from './endpoint.ts';
import { accessKeyIdOf } from './iam.ts';
import type { InvokeOutcome } from './lambda.ts';

export interface ServiceCall {
  readonly service: 'dynamodb' | 'stepfunctions' | 'ses';
  /** `PutItem`, `SendTaskSuccess`, `SendEmail` … */
  readonly operation: string;
  /** The access-key id, which names the function; undefined for an unsigned call. */
  readonly caller: string | undefined;
  readonly body: Buffer;
}

export interface Invocation {
  readonly functionArn: string;
  readonly payload: unknown;
}

export type Invoke = (functionArn: string, payload: unknown) => Promise<InvokeOutcome>;

export interface Interference {
  /** Answers a call, having carried it out once, several times, with another body, or not at all. */
  call(call: ServiceCall, carryOut: (body?: Buffer) => Promise<HttpResponse>): Promise<HttpResponse>;
  invocation(call: Invocation, carryOut: () => Promise<InvokeOutcome>): Promise<InvokeOutcome>;
}

/** The handler of a service's endpoint with an interference in front of it. */
export function interfered(
  service: ServiceCall['service'],
  handler: Handler,
  interference: Interference | undefined,
): Handler {
  if (interference === undefined) return handler;
  return (request) => {
    const { headers, body } = request;
    const target = headers['x-amz-target'];
    const action = service === 'ses' ? new URLSearchParams(body.toString()).get('Action') : undefined;
    const operation = typeof target === 'string' ? (target.split('.').at(-1) ?? '') : (action ?? '');
    const call = { service, operation, caller: accessKeyIdOf(headers), body };
    return interference.call(call, (changed = body) => handler({ ...request, body: changed }));
  };
}

/** The same for whatever calls functions. */
export const interferedInvoke = (invoke: Invoke, interference: Interference | undefined): Invoke =>
  interference === undefined
    ? invoke
    : (functionArn, payload) => interference.invocation({ functionArn, payload }, () => invoke(functionArn, payload));
