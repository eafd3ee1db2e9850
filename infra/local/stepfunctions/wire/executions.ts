/** StartExecution, DescribeExecution, ListExecutions, GetExecutionHistory, StopExecution, RedriveExecution. */
import type { z } from 'zod';
import type { Engine } from '../engine.ts';
import { AwsError } from '../errors.ts';
import { executionArn, type Ending, type Execution } from '../execution.ts';
import { wireEvent } from '../history.ts';
import { Payload, PAYLOAD_LIMIT_BYTES, type JsonObject } from '../json.ts';
import { isRunning, type Ended } from '../store/store.ts';
import { findExecution, findMachine } from './find.ts';
import { page, parseJson, type requests } from './requests.ts';

type Requests = { readonly [K in keyof typeof requests]: z.infer<(typeof requests)[K]> };

const seconds = (time: number): number => time / 1000;

/** Characters that an execution's name must not have. */
const FORBIDDEN_IN_NAME = /[\s\p{Cc}<>{}[\]?*"#%\\^|~`$&,;:/]/u;

export async function startExecution(engine: Engine, request: Requests['startExecution']): Promise<JsonObject> {
  const machine = findMachine(engine, request.stateMachineArn);
  const text = request.input ?? '{}';
  const name = request.name ?? engine.uuid();
  if (FORBIDDEN_IN_NAME.test(name)) throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
  const refuse = (reason: string): AwsError =>
    new AwsError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${reason}'`);
  const input = new Payload(parseJson(text, refuse));
  if (Buffer.byteLength(text) > PAYLOAD_LIMIT_BYTES)
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to ${PAYLOAD_LIMIT_BYTES}`,
    );
  const arn = executionArn(machine.arn, name);
  const existing = engine.store.find(arn);
  if (existing !== undefined) return again(existing, arn, input);
  return new Promise((resolve) => {
    const execution: Execution = engine.start(machine, name, input, undefined, () => {
      resolve({ executionArn: arn, startDate: seconds(execution.start) });
    });
  });
}

/** A second start under the same name is the first one's, as long as it runs and the input is the same. */
function again(existing: Execution | Ended, arn: string, input: Payload): JsonObject {
  if (isRunning(existing) && existing.input.text === input.text)
    return { executionArn: arn, startDate: seconds(existing.start) };
  throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
}

export function describeExecution(engine: Engine, { executionArn: arn }: Requests['describeExecution']): JsonObject {
  const execution = findExecution(engine, arn);
  const { name, start, redrives } = execution;
  const running = isRunning(execution);
  const told = running ? undefined : engine.store.tell(execution);
  const input = running ? execution.input.text : JSON.stringify(told?.start['in'] ?? {});
  return {
    executionArn: arn,
    stateMachineArn: running ? execution.machine.arn : execution.machineArn,
    name,
    status: running ? 'RUNNING' : execution.status,
    startDate: seconds(start),
    ...(told === undefined ? {} : endFields(told.ending)),
    input,
    inputDetails: { included: true },
    redriveCount: redrives,
    ...redriveStatus(execution),
  };
}

function endFields({ stop, output, failure }: Ending): JsonObject {
  return {
    stopDate: seconds(stop),
    ...(output === undefined ? {} : { output: output.text, outputDetails: { included: true } }),
    ...(failure?.error === undefined ? {} : { error: failure.error }),
    ...(failure?.cause === undefined ? {} : { cause: failure.cause }),
  };
}

function redriveStatus(execution: Execution | Ended): JsonObject {
  const status = isRunning(execution) ? 'RUNNING' : execution.status;
  if (status !== 'RUNNING' && status !== 'SUCCEEDED') return { redriveStatus: 'REDRIVABLE' };
  return { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason: `Execution is ${status} and cannot be redriven` };
}

export function listExecutions(engine: Engine, request: Requests['listExecutions']): JsonObject {
  const machine = findMachine(engine, request.stateMachineArn);
  const { statusFilter, redriveFilter } = request;
  const listed = `${machine.arn} ${statusFilter ?? ''}`;
  const matches = [...engine.store.list(machine.arn)].filter(
    (execution) =>
      (statusFilter === undefined || statusFilter === (isRunning(execution) ? 'RUNNING' : execution.status)) &&
      (redriveFilter === undefined || (redriveFilter === 'REDRIVEN') === execution.redrives > 0),
  );
  matches.sort((a, b) => b.start - a.start || b.key - a.key);
  const { items, nextToken } = page(matches, listed, request.maxResults, request.nextToken);
  const executions = items.map((execution) => ({
    executionArn: executionArn(machine.arn, execution.name),
    stateMachineArn: machine.arn,
    name: execution.name,
    status: isRunning(execution) ? 'RUNNING' : execution.status,
    startDate: seconds(execution.start),
    ...(isRunning(execution) ? {} : { stopDate: seconds(execution.stop) }),
    redriveCount: execution.redrives,
  }));
  return { executions, ...(nextToken === undefined ? {} : { nextToken }) };
}

export function getExecutionHistory(engine: Engine, request: Requests['getExecutionHistory']): JsonObject {
  const execution = findExecution(engine, request.executionArn);
  const stored = engine.store.history(execution);
  const ordered = request.reverseOrder === true ? stored.toReversed() : stored;
  const listed = `${request.executionArn} ${String(request.reverseOrder ?? false)}`;
  const { items, nextToken } = page(ordered, listed, request.maxResults, request.nextToken);
  const events = items.map((event) => wireEvent(event, request.includeExecutionData ?? true));
  return { events, ...(nextToken === undefined ? {} : { nextToken }) };
}

export async function stopExecution(engine: Engine, request: Requests['stopExecution']): Promise<JsonObject> {
  const execution = findExecution(engine, request.executionArn);
  // Stopping what has ended changes nothing and tells when it ended.
  if (!isRunning(execution)) return { stopDate: seconds(execution.stop) };
  const { error, cause } = request;
  return new Promise((resolve) => {
    engine.stop(execution, 'ABORTED', { error, cause }, () => {
      resolve({ stopDate: seconds(execution.ending?.stop ?? engine.now) });
    });
  });
}

const REDRIVE_DAYS = 14;

export async function redriveExecution(engine: Engine, request: Requests['redriveExecution']): Promise<JsonObject> {
  const execution = findExecution(engine, request.executionArn);
  const refuse = (reason: string): AwsError =>
    new AwsError('ExecutionNotRedrivable', `Execution Not Redrivable: '${reason}'`);
  if (isRunning(execution) || execution.status === 'SUCCEEDED') {
    const { redriveStatusReason } = redriveStatus(execution);
    throw refuse(String(redriveStatusReason));
  }
  if (engine.now - execution.stop > REDRIVE_DAYS * 86_400_000)
    throw refuse(`Execution ended more than ${REDRIVE_DAYS} days ago and cannot be redriven`);
  const redriveDate = seconds(engine.now);
  return new Promise((resolve) => {
    engine.redrive(execution, () => {
      resolve({ redriveDate });
    });
  });
}
