/** What a recorded case calls: functions that behave as recorded, a real table, and queues played back. */
import { AwsError, type InvokeOutcome } from '../../stepfunctions/index.ts';
import { isObject, isString } from '../../stepfunctions/json.ts';
import { readToken } from '../../stepfunctions/token.ts';
import type { Clock } from '../../clock.ts';
import type { Wire } from '../../dynamodb/wire.ts';
import type { Behaviour, RecordedCase, TaskOutcome } from './format.ts';

/** A call that takes real time; the runner lets the clock stand until it is answered. */
export class Calls {
  #open = 0;

  get open(): boolean {
    return this.#open > 0;
  }

  async during<T>(work: Promise<T>): Promise<T> {
    this.#open += 1;
    try {
      return await work;
    } finally {
      this.#open -= 1;
    }
  }
}

/** Long enough for everything that needs no time: evaluations, commits, calls to functions that answer at once. */
export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

let requests = 0;
const requestId = (): string => `00000000-0000-4000-8000-${String((requests += 1)).padStart(12, '0')}`;

export type InvokeCall = (call: { functionArn: string; payload: unknown }) => Promise<InvokeOutcome>;

/** Functions by name, as `lambda` of the case tells. Sleeping counts on the case's clock. */
export function functionsOf({ lambda = {} }: RecordedCase, clock: Clock): InvokeCall {
  return async ({ functionArn, payload }) => {
    const name = functionArn.split(':')[6] ?? '';
    const behaviour = lambda[name];
    if (behaviour === undefined)
      throw new AwsError('ResourceNotFoundException', `Function not found: ${functionArn}:$LATEST`, 404);
    if (behaviour.seconds !== undefined)
      await new Promise<void>((resolve) => clock.at(clock.now() + (behaviour.seconds ?? 0) * 1000, resolve));
    return outcomeOf(behaviour, payload);
  };
}

function outcomeOf(behaviour: Behaviour, payload: unknown): InvokeOutcome {
  const id = requestId();
  switch (behaviour.behaviour) {
    case 'return':
      return { kind: 'returned', payload: behaviour.value ?? repeated(behaviour.value_repeat), requestId: id };
    case 'error': {
      const { errorType = 'Exception', errorMessage = '', stackTrace = [] } = behaviour;
      const text = pythonText({ errorMessage, errorType, requestId: id, stackTrace });
      return { kind: 'failed', errorType, errorMessage, stackTrace, requestId: id, text };
    }
    default:
      return { kind: 'returned', payload, requestId: id };
  }
}

/** `value_repeat`: a text and how often it is repeated, for results that are too large to be written out. */
function repeated(value: unknown): unknown {
  if (Array.isArray(value)) return String(value[0]).repeat(Number(value[1]));
  if (!isObject(value)) return null;
  const text = Object.values(value).find(isString) ?? '';
  return text.repeat(Object.values(value).find((field) => typeof field === 'number') ?? 0);
}

/** JSON as Python's json.dumps writes it: a space after each comma and colon. */
function pythonText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonText).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, field]) => `${JSON.stringify(key)}: ${pythonText(field)}`);
  return `{${fields.join(', ')}}`;
}

const SERVED = new Set(['lambda', 'dynamodb', 'states', 'aws-sdk:dynamodb']);

/** What the services that are not run here answered, in the order of the tasks. */
export function playback({ expected }: RecordedCase): TaskOutcome[] {
  const tasks = expected.tasks ?? [];
  return (expected.task_outcomes ?? []).filter((_, index) => !SERVED.has(String(tasks[index]?.['resourceType'])));
}

export type AwsCall = (call: { service: string; action: string; parameters: unknown }) => Promise<unknown>;
export type Send = (operation: string, input: unknown) => void;

export function awsOf(recorded: RecordedCase, wire: Wire, calls: Calls, send: Send): AwsCall {
  const outcomes = playback(recorded);
  return async ({ service, action, parameters }) => {
    if (service === 'dynamodb') {
      const operation = `${action.charAt(0).toUpperCase()}${action.slice(1)}`;
      return calls.during(wire.call(operation, isObject(parameters) ? parameters : {}));
    }
    const outcome = outcomes.shift();
    const token = findToken(parameters);
    // Whoever reads the queue answers after the message was taken.
    if (outcome !== undefined && token !== undefined)
      void calls.during(
        quiet().then(() => {
          play(outcome, token, send);
        }),
      );
    return { MessageId: requestId() };
  };
}

/** Does what the other end did with the token; a timeout is nobody doing anything. */
function play({ type, output, error, cause }: TaskOutcome, taskToken: string, send: Send): void {
  if (type === 'TaskSucceeded') send('SendTaskSuccess', { taskToken, output: JSON.stringify(output) });
  if (type === 'TaskFailed') send('SendTaskFailure', { taskToken, error, cause });
}

function findToken(value: unknown): string | undefined {
  if (isString(value)) return readToken(value) === undefined ? undefined : value;
  const fields: readonly unknown[] = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return fields.map(findToken).find((token) => token !== undefined);
}
