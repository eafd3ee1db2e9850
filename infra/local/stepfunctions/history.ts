/**
 * History events as the log keeps them: `[type, details, previous id]`, JSON texts joined by commas; the record that
 * they stand in tells their instant and the last one's id. Details have the service's field names; inputs and outputs
 * are kept as JSON and become text when they are read.
 */
import { isArray, isObject, type JsonObject } from './json.ts';

const quote = (text: string): string => JSON.stringify(text);

export const details = {
  none: '{}',
  input: (text: string, roleArn: string): string => `{"input":${text},"roleArn":${quote(roleArn)}}`,
  output: (text: string): string => `{"output":${text}}`,
  failure: (error: string | undefined, cause: string | undefined, prefix = ''): string => {
    const parts = prefix === '' ? [] : [prefix];
    if (error !== undefined) parts.push(`"error":${quote(error)}`);
    if (cause !== undefined) parts.push(`"cause":${quote(cause)}`);
    return `{${parts.join(',')}}`;
  },
};

/** How the events of a state's entry and exit begin, up to its input or output. */
export interface StateEvents {
  readonly entered: string;
  readonly exited: string;
}

export const stateEvents = (type: string, quotedName: string): StateEvents => ({
  entered: `["${type}StateEntered",{"name":${quotedName},"input":`,
  exited: `["${type}StateExited",{"name":${quotedName},"output":`,
});

/** A history event, read back from the log. */
export interface StoredEvent {
  readonly id: number;
  readonly type: string;
  readonly previous: number;
  /** Epoch ms. */
  readonly time: number;
  readonly details: JsonObject;
}

/** The events of a record of the log; `lastId` is the last one's id. */
export function readEvents(texts: string, lastId: number, time: number): readonly StoredEvent[] {
  const list: unknown = JSON.parse(`[${texts}]`);
  const events = isArray(list) ? list.filter(isArray) : [];
  return events.map((event, index) => {
    // Format 1 told id and instant in each event.
    const [id, type, previous, at, own] =
      typeof event[0] === 'number' ? event : [lastId - events.length + 1 + index, event[0], event[2], time, event[1]];
    return {
      id: Number(id),
      type: String(type),
      previous: Number(previous),
      time: Number(at),
      details: isObject(own) ? own : {},
    };
  });
}

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
export function wireEvent(stored: StoredEvent, includeData: boolean): JsonObject {
  const { id, type, previous, time, details: own } = stored;
  const event: Record<string, unknown> = { timestamp: time / 1000, type, id, previousEventId: previous };
  const key = detailsKey(type);
  if (key !== undefined && (Object.keys(own).length > 0 || ALWAYS_DETAILED.has(type)))
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
