/** The API's operations by the name in X-Amz-Target (without its prefix). */
import type { z } from 'zod';
import type { Engine } from '../engine.ts';
import { AwsError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import * as executions from './executions.ts';
import * as machines from './machines.ts';
import { parseRequest, requests } from './requests.ts';
import * as tasks from './tasks.ts';

type Handler = (engine: Engine, input: unknown) => JsonObject | Promise<JsonObject>;

const operation =
  <T>(schema: z.ZodType<T>, run: (engine: Engine, request: T) => JsonObject | Promise<JsonObject>): Handler =>
  (engine, input) =>
    run(engine, parseRequest(schema, input));

const operations: Readonly<Record<string, Handler>> = {
  StartExecution: operation(requests.startExecution, executions.startExecution),
  DescribeExecution: operation(requests.describeExecution, executions.describeExecution),
  ListExecutions: operation(requests.listExecutions, executions.listExecutions),
  GetExecutionHistory: operation(requests.getExecutionHistory, executions.getExecutionHistory),
  StopExecution: operation(requests.stopExecution, executions.stopExecution),
  RedriveExecution: operation(requests.redriveExecution, executions.redriveExecution),
  SendTaskSuccess: operation(requests.sendTaskSuccess, tasks.sendTaskSuccess),
  SendTaskFailure: operation(requests.sendTaskFailure, tasks.sendTaskFailure),
  SendTaskHeartbeat: operation(requests.sendTaskHeartbeat, tasks.sendTaskHeartbeat),
  DescribeStateMachine: operation(requests.describeStateMachine, machines.describeStateMachine),
  ListStateMachines: operation(requests.listStateMachines, machines.listStateMachines),
  ValidateStateMachineDefinition: operation(requests.validateDefinition, (_, request) =>
    machines.validateDefinition(request),
  ),
  CreateStateMachine: operation(requests.validateDefinition, (_, request) => machines.createStateMachine(request)),
};

export interface Response {
  readonly status: number;
  readonly body: unknown;
}

/** Answers a request; errors are answers too (AWS JSON 1.0: `__type` and `message`). */
export async function answer(engine: Engine, name: string, input: unknown): Promise<Response> {
  try {
    const handler = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (handler === undefined) throw new AwsError('UnknownOperationException', `The engine has no operation '${name}'`);
    return { status: 200, body: await handler(engine, input) };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { status: error.statusCode, body: { __type: error.name, message: error.message } };
  }
}
