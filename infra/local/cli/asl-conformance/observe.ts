/** An execution's history in the form of a case's `expected`. */
import { isObject, isString, type JsonObject } from '../../stepfunctions/json.ts';

export interface Observed {
  readonly status: unknown;
  readonly output?: unknown;
  readonly error?: unknown;
  readonly cause?: unknown;
  readonly states: readonly unknown[];
  readonly event_types: readonly unknown[];
  readonly exits: readonly JsonObject[];
  readonly tasks: readonly JsonObject[];
  readonly failures: readonly JsonObject[];
}

const parsed = (text: unknown): unknown => (isString(text) ? JSON.parse(text) : undefined);

/** The details of an event, whatever the member is called. */
function detailsOf(event: JsonObject): JsonObject {
  const key = Object.keys(event).find((name) => name.endsWith('EventDetails'));
  const details = key === undefined ? undefined : event[key];
  return isObject(details) ? details : {};
}

const present = (fields: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

export function observe(described: JsonObject, events: readonly JsonObject[]): Observed {
  const types = events.map(({ type }) => String(type));
  const ofType = (test: (type: string) => boolean): JsonObject[] => events.filter(({ type }) => test(String(type)));
  const { status, output, error, cause } = described;
  return {
    status,
    ...present({ output: parsed(output), error, cause }),
    states: ofType((type) => type.endsWith('StateEntered')).map((event) => detailsOf(event)['name']),
    event_types: types,
    exits: ofType((type) => type.endsWith('StateExited')).map(exitOf),
    tasks: ofType((type) => type === 'TaskScheduled' || type === 'LambdaFunctionScheduled').map(taskOf),
    failures: ofType((type) => /(?:Failed|TimedOut|Aborted)$/.test(type) && !type.startsWith('Execution')).map(
      failureOf,
    ),
  };
}

function exitOf(event: JsonObject): JsonObject {
  const { name, output, assignedVariables } = detailsOf(event);
  const assigned = isObject(assignedVariables)
    ? Object.fromEntries(Object.entries(assignedVariables).map(([variable, text]) => [variable, parsed(text)]))
    : undefined;
  return present({ state: name, output: parsed(output), assigned });
}

function taskOf(event: JsonObject): JsonObject {
  const { resourceType, resource, parameters, input, timeoutInSeconds, heartbeatInSeconds } = detailsOf(event);
  const limits = { timeoutInSeconds, heartbeatInSeconds };
  if (event['type'] === 'LambdaFunctionScheduled')
    return present({ resourceType: 'lambda', resource: 'arn', arguments: parsed(input), ...limits });
  return present({ resourceType, resource, arguments: parsed(parameters), ...limits });
}

function failureOf(event: JsonObject): JsonObject {
  const { error, cause, location, state } = detailsOf(event);
  return present({ type: event['type'], error, cause, location, state });
}
