/** The context object: `$states.context`. */
import type { Execution, Frame } from './execution.ts';
import type { Scope, Variables } from './jsonata/scope.ts';
import type { Run } from './run.ts';

const KNOWN_INSTANTS = 1000;
const instants = new Map<number, string>();

/** An instant as text. Executions that move together ask for the same few instants over and over. */
function iso(time: number): string {
  const known = instants.get(time);
  if (known !== undefined) return known;
  if (instants.size >= KNOWN_INSTANTS) instants.clear();
  const text = new Date(time).toISOString();
  instants.set(time, text);
  return text;
}

interface MapItem {
  readonly Index: number;
  readonly Value: unknown;
}

function contextOf(
  execution: Execution,
  frame: Frame,
  token?: string,
  item: MapItem | undefined = itemAround(frame),
): Readonly<Record<string, unknown>> {
  const { machine } = execution;
  const redriven = execution.redrivenAt;
  return {
    Execution: {
      Id: execution.arn,
      Input: execution.input.value,
      StartTime: iso(execution.start),
      Name: execution.name,
      RoleArn: machine.roleArn,
      RedriveCount: execution.redrives,
      ...(redriven === undefined ? {} : { RedriveTime: iso(redriven) }),
    },
    StateMachine: { Id: machine.arn, Name: machine.name },
    State: {
      Name: frame.state.name,
      EnteredTime: iso(frame.enteredAt),
      ...(frame.state.showsRetries ? { RetryCount: frame.retries } : {}),
    },
    ...(item === undefined ? {} : { Map: { Item: item } }),
    ...(token === undefined ? {} : { Task: { Token: token } }),
  };
}

export interface ScopeExtra {
  readonly result?: unknown;
  readonly errorOutput?: unknown;
  readonly token?: string | undefined;
  /** The item that an ItemSelector is about to shape. */
  readonly item?: MapItem;
}

/** What an expression of a frame's state can see in an advance. */
export class FrameScope implements Scope {
  readonly #run: Run;
  readonly #frame: Frame;
  readonly #extra: ScopeExtra | undefined;

  constructor(run: Run, frame: Frame, extra: ScopeExtra | undefined) {
    this.#run = run;
    this.#frame = frame;
    this.#extra = extra;
  }

  get input(): unknown {
    return this.#frame.input.value;
  }

  get result(): unknown {
    return this.#extra?.result;
  }

  get errorOutput(): unknown {
    return this.#extra?.errorOutput;
  }

  get variables(): Variables {
    return this.#frame.variables;
  }

  get now(): number {
    return this.#run.now;
  }

  context(): unknown {
    return contextOf(this.#run.execution, this.#frame, this.#extra?.token, this.#extra?.item);
  }

  get random(): () => number {
    return this.#run.chance.random;
  }

  get uuid(): () => string {
    return this.#run.chance.uuid;
  }
}

/** The item of the nearest iteration around the frame. */
function itemAround(frame: Frame): MapItem | undefined {
  const { parent, index } = frame;
  if (parent === undefined) return undefined;
  const { rest, state } = parent;
  if (state.type === 'Map' && rest?.kind === 'children') return { Index: index, Value: rest.items[index] };
  return itemAround(parent);
}
