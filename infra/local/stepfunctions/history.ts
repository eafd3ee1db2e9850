/**
 * History events as the log keeps them: `[id, type, previous id, epoch ms, details]`, JSON texts joined by commas.
 * Details have the service's field names; inputs and outputs are kept as JSON and become text when they are read.
 */
import { isArray, isObject, type JsonObject } from './json.ts';

const quote = (text: string): string => JSON.stringify(text);

export const details = {
  none: '{}',
  input: (text: string, roleArn: string): string => `{"input":${text},"roleArn":${quote(roleArn)}}`,
  output: (text: string): string => `{"output":${text}}`,
  entered: (quotedName: string, input: string): string => `{"name":${quotedName},"input":${input}}`,
  exited: (quotedName: string, output: string, assigned: string | undefined): string =>
    assigned === undefined
      ? `{"name":${quotedName},"output":${output}}`
      : `{"name":${quotedName},"output":${output},"assignedVariables":${assigned}}`,
  failure: (error: string | undefined, cause: string | undefined, prefix = ''): string => {
    const parts = prefix === '' ? [] : [prefix];
    if (error !== undefined) parts.push(`"error":${quote(error)}`);
    if (cause !== undefined) parts.push(`"cause":${quote(cause)}`);
    return `{${parts.join(',')}}`;
  },
};

/** The name of the member that holds the details of an event type. */
function detailsKey(type: string): string | undefined {
  if (type.endsWith('StateEntered')) return 'stateEnteredEventDetails';
  if (type.endsWith('StateExited')) return 'stateExitedEventDetails';
  if (type.endsWith('StateAborted') || type.endsWith('StateSucceeded')) return undefined;
  if (type.endsWith('StateFailed') || type === 'ParallelStateStarted') return undefined;
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}

const TEXT_FIELDS: ReadonlySet<string> = new Set(['input', 'output', 'parameters']);

/** An event of the log as GetExecutionHistory answers it. */
export function wireEvent(stored: unknown, includeData: boolean): JsonObject {
  if (!isArray(stored)) throw new Error('a history event of the log is not an array');
  const [id, type, previous, time, own] = stored;
  const event: Record<string, unknown> = {
    timestamp: Number(time) / 1000,
    type,
    id,
    previousEventId: previous,
  };
  const key = detailsKey(String(type));
  if (key !== undefined && isObject(own) && (Object.keys(own).length > 0 || ALWAYS_DETAILED.has(String(type))))
    event[key] = wireDetails(own, includeData);
  return event;
}

const ALWAYS_DETAILED: ReadonlySet<string> = new Set(['ExecutionFailed', 'ExecutionAborted', 'TaskTimedOut']);

function wireDetails(own: JsonObject, includeData: boolean): JsonObject {
  const wire: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(own)) {
    if (field === 'assignedVariables' && isObject(value)) {
      if (includeData) wire[field] = textValues(value);
      wire['assignedVariablesDetails'] = { truncated: false };
    } else if (!TEXT_FIELDS.has(field)) wire[field] = value;
    else {
      if (includeData) wire[field] = JSON.stringify(value);
      if (field !== 'parameters') wire[`${field}Details`] = { truncated: false };
    }
  }
  return wire;
}

const textValues = (variables: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, JSON.stringify(value)]));
