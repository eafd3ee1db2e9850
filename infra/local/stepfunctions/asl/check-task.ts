/** Task states: the resource must be one that this engine calls. */
import { isString, type JsonObject } from '../json.ts';
import { isExpression } from '../jsonata/expression.ts';
import type { Walk } from './check.ts';
import { parseResource, type Resource } from './resource.ts';

/** Resources by service: which actions, and how a state may wait for them. */
const KNOWN: Readonly<Record<string, { readonly actions?: readonly string[]; readonly patterns: readonly string[] }>> =
  {
    'lambda-arn': { patterns: ['response'] },
    lambda: { actions: ['invoke'], patterns: ['response', 'token'] },
    states: { actions: ['startExecution'], patterns: ['response', 'sync', 'sync:2'] },
    dynamodb: { actions: ['getItem', 'putItem', 'updateItem', 'deleteItem'], patterns: ['response'] },
    'aws-sdk:dynamodb': { patterns: ['response', 'token'] },
    // Only the wire form is ours; the port that calls services decides whether there is a queue.
    sqs: { actions: ['sendMessage'], patterns: ['response', 'token'] },
  };

function isKnown({ service, action, pattern }: Resource): boolean {
  const known = Object.hasOwn(KNOWN, service) ? KNOWN[service] : undefined;
  return known?.patterns.includes(pattern) === true && (known.actions?.includes(action) ?? true);
}

const ACTIVITY = /^arn:aws[\w-]*:states:[\w-]+:\d+:activity:/;

export function checkTask(state: JsonObject, path: string, walk: Walk): void {
  const resource = state['Resource'];
  if (!isString(resource)) walk.diagnostics.add(path, 'These fields are required: [Resource]');
  else {
    const reason = resourceProblem(resource, walk);
    if (reason !== undefined) walk.diagnostics.add(`${path}/Resource`, reason);
  }
  for (const field of ['TimeoutSeconds', 'HeartbeatSeconds']) checkSeconds(state[field], `${path}/${field}`, walk);
}

function resourceProblem(resource: string, walk: Walk): string | undefined {
  const express = walk.machineType === 'EXPRESS';
  if (ACTIVITY.test(resource))
    return express ? 'Express state machine does not support Activity ARN' : 'This engine runs no activities';
  const parsed = parseResource(resource);
  if (parsed === undefined || !isKnown(parsed)) return `This engine does not call the resource '${resource}'`;
  if (express && parsed.pattern !== 'response')
    return `Express state machine does not support '.${parsed.pattern === 'token' ? 'waitForTaskToken' : 'sync'}' service integration`;
  return undefined;
}

const SECONDS_LIMIT = 99_999_999;

function checkSeconds(value: unknown, path: string, walk: Walk): void {
  if (value === undefined || (walk.language === 'JSONata' && isExpression(value))) return;
  const holds = typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= SECONDS_LIMIT;
  if (!holds) walk.diagnostics.add(path, `Expected an integer from 1 to ${SECONDS_LIMIT}`);
}
