/**
 * The Step Functions endpoint: the engine behind the service's own wire protocol (AWS JSON 1.0), each call checked
 * against the caller's role, so that the AWS CLI and SDKs work against it.
 */
import { z } from 'zod';
import type { Handler, HttpResponse } from './endpoint.ts';
import { accessKeyIdOf, type Authorizer } from './iam.ts';
import type { Engine } from './stepfunctions/index.ts';

const TARGET = 'AWSStepFunctions.';

export function stepFunctionsHandler(engine: Engine, iam: Authorizer): Handler {
  return async ({ headers, body }) => {
    const target = headers['x-amz-target'];
    if (typeof target !== 'string' || !target.startsWith(TARGET)) {
      return refuse('UnknownOperationException', 'The header X-Amz-Target names no operation of Step Functions');
    }
    const operation = target.slice(TARGET.length);
    const input = parse(body);
    if (input === undefined) return refuse('SerializationException', 'The request body is not JSON');
    const resource = resourceOf(engine, input);
    const caller = accessKeyIdOf(headers);
    const denial = resource === undefined ? undefined : iam.authorize(caller, `states:${operation}`, resource);
    if (denial !== undefined) return refuse(denial.code, denial.message);
    const answer = await engine.request(operation, input);
    return respond(answer.status, answer.body);
  };
}

const namesSchema = z.object({
  stateMachineArn: z.string().optional(),
  executionArn: z.string().optional(),
  taskToken: z.string().optional(),
});

/**
 * What a request is about: a workflow, an execution, or the workflow that a task token belongs to. Undefined for a token
 * whose execution has ended: no role can name its workflow, and the engine answers that the task is not there any more.
 */
function resourceOf(engine: Engine, input: unknown): string | undefined {
  const { stateMachineArn, executionArn, taskToken } = namesSchema.safeParse(input).data ?? {};
  if (taskToken !== undefined) return engine.machineOfToken(taskToken);
  return stateMachineArn ?? executionArn ?? '*';
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

const respond = (status: number, body: unknown): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify(body),
});

const refuse = (code: string, message: string): HttpResponse => respond(400, { __type: code, message });
