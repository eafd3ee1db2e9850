/** Executions that a Task starts: `states:startExecution`, and waiting for their end (`.sync`, `.sync:2`). */
import { AwsError } from './errors.ts';
import { executionArn, type Ending } from './execution.ts';
import { sdkMetadata, type Answer } from './integrations.ts';
import { isObject, isString, Payload, type JsonObject } from './json.ts';
import type { Machine } from './machine.ts';
import type { Ended } from './store/store.ts';

export interface Nested {
  readonly machine: Machine;
  readonly name: string;
  readonly input: Payload;
}

/**
 * Which execution a task's arguments ask for. Without a Name the task's own number names it, so that a task that is
 * dispatched again after a crash finds the execution that it has started already.
 */
export function nestedInput(machines: ReadonlyMap<string, Machine>, parameters: unknown, number: string): Nested {
  const { StateMachineArn: arn, Name: name, Input: input }: JsonObject = isObject(parameters) ? parameters : {};
  const machine = isString(arn) ? machines.get(arn) : undefined;
  if (machine === undefined)
    throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${isString(arn) ? arn : ''}'`);
  return { machine, name: isString(name) ? name : `nested-${number}`, input: new Payload(input ?? {}) };
}

/** The answer of StartExecution, as a task's result. */
export function startedAnswer({ machine, name }: Nested, start: number, requestId: string): JsonObject {
  const arn = executionArn(machine.arn, name);
  const headers = { 'Content-Type': 'application/x-amz-json-1.0', 'x-amzn-RequestId': requestId };
  return { ExecutionArn: arn, ...sdkMetadata(requestId, headers), StartDate: start };
}

/** The result of a task whose execution has ended: what DescribeExecution says; as JSON texts for `.sync`. */
export function nestedAnswer(
  ended: Ended,
  { start, ending }: { readonly start: JsonObject; readonly ending: Ending },
  pattern: 'sync' | 'sync:2',
): Answer {
  const data = (value: unknown): unknown => (pattern === 'sync' ? JSON.stringify(value) : value);
  const { failure, output } = ending;
  const succeeded = ended.status === 'SUCCEEDED';
  const described = {
    ...(failure?.cause === undefined ? {} : { Cause: failure.cause }),
    ...(failure?.error === undefined ? {} : { Error: failure.error }),
    ExecutionArn: executionArn(ended.machineArn, ended.name),
    Input: data(start['in']),
    InputDetails: { Included: true },
    Name: ended.name,
    ...(output === undefined ? {} : { Output: data(output.value), OutputDetails: { Included: true } }),
    RedriveCount: ended.redrives,
    RedriveStatus: succeeded ? 'NOT_REDRIVABLE' : 'REDRIVABLE',
    ...(succeeded ? { RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven' } : {}),
    StartDate: ended.start,
    StateMachineArn: ended.machineArn,
    Status: ended.status,
    StopDate: ended.stop,
  };
  if (succeeded) return { kind: 'succeeded', output: described };
  return { kind: 'failed', failure: { error: 'States.TaskFailed', cause: JSON.stringify(described) } };
}
