/** An execution while it runs: its frames, each of which walks through one block of states. */
import type { Failure } from './errors.ts';
import { isObject, Payload, type JsonObject } from './json.ts';
import type { Variables } from './jsonata/scope.ts';
import type { Block, Machine, State } from './machine.ts';

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** What a frame waits for between two advances. Times are epoch ms. */
export type Rest =
  | { readonly kind: 'wait'; readonly due: number }
  | { readonly kind: 'retry'; readonly due: number }
  | TaskRest
  /** A Map or Parallel waits for its children. */
  | { readonly kind: 'children'; readonly items: readonly unknown[]; readonly concurrency: number }
  /** A branch or iteration that has ended waits for the others. */
  | { readonly kind: 'done'; readonly output: Payload }
  /** Where an execution ended badly; a redrive goes on from here. */
  | { readonly kind: 'halted' };

export interface TaskRest {
  readonly kind: 'task';
  /** Event id of TaskScheduled: tells this attempt from earlier ones. */
  readonly scheduled: number;
  readonly arguments: Payload;
  readonly token: string | undefined;
  readonly timeoutAt: number | undefined;
  readonly heartbeatSeconds: number | undefined;
  readonly heartbeatAt: number | undefined;
  /** TaskSubmitted is written: the call is answered, the result is still to come. */
  readonly submitted: boolean;
}

const objectIn = ({ value }: Payload): JsonObject => (isObject(value) ? value : {});

/** When a frame's rest ends by itself. */
export function dueOf(rest: Rest | undefined): number | undefined {
  if (rest?.kind === 'wait' || rest?.kind === 'retry') return rest.due;
  if (rest?.kind !== 'task') return undefined;
  const { timeoutAt, heartbeatAt } = rest;
  return timeoutAt !== undefined && heartbeatAt !== undefined
    ? Math.min(timeoutAt, heartbeatAt)
    : (timeoutAt ?? heartbeatAt);
}

/** What a frame holds that has assigned nothing. */
export const NO_VARIABLES = new Payload({});

export class Frame {
  readonly id: number;
  readonly parent: Frame | undefined;
  /** Which branch or item of the parent. */
  readonly index: number;
  readonly block: Block;
  state: State;
  input: Payload;
  /** Variables assigned in this frame; it reads its parent's too. */
  own = NO_VARIABLES;
  /** Event id and instant of the state's entry; 0 before the first. */
  entered = 0;
  enteredAt = 0;
  /** Event id of the frame's last event. */
  last: number;
  /** Attempts used of each retrier since the state was entered, and their sum. */
  attempts: number[] = [];
  retries = 0;
  rest: Rest | undefined;
  /** Branches or iterations started so far, by index. */
  children: Frame[] = [];
  childrenDone = 0;
  /** It differs from what the log holds of it. */
  changed = false;
  /** Its block has ended or was given up: nothing may happen to it any more. */
  gone = false;

  constructor(id: number, parent: Frame | undefined, index: number, block: Block, input: Payload, last: number) {
    this.id = id;
    this.parent = parent;
    this.index = index;
    this.block = block;
    this.state = block.start;
    this.input = input;
    this.last = last;
  }

  /** All variables that the frame reads. */
  get variables(): Variables {
    if (this.parent === undefined) return objectIn(this.own);
    return this.own === NO_VARIABLES ? this.parent.variables : { ...this.parent.variables, ...objectIn(this.own) };
  }

  /** Sets these variables and keeps its others. */
  assign(assigned: Payload): void {
    const first = this.own === NO_VARIABLES;
    this.own = first ? assigned : new Payload({ ...objectIn(this.own), ...objectIn(assigned) });
  }
}

/** The task that started an execution and waits for it, or for its answer. */
export interface StartedBy {
  readonly execution: number;
  readonly frame: number;
  readonly scheduled: number;
}

export interface Ending {
  readonly status: Exclude<Status, 'RUNNING'>;
  readonly stop: number;
  readonly output?: Payload;
  readonly failure?: Failure;
}

export class Execution {
  /** Number of the execution in this home; never reused. */
  readonly key: number;
  readonly name: string;
  readonly machine: Machine;
  readonly start: number;
  readonly input: Payload;
  readonly startedBy: StartedBy | undefined;
  readonly frames = new Map<number, Frame>();
  nextFrame = 0;
  /** History events written so far. */
  events = 0;
  /** Where the log holds its first and its last record. */
  first = -1;
  last = -1;
  redrives = 0;
  redrivenAt: number | undefined;
  ending: Ending | undefined;
  /** An advance is waiting for an expression; what arrives meanwhile queues up. */
  busy = false;
  readonly inbox: (() => void)[] = [];

  constructor(key: number, name: string, machine: Machine, start: number, input: Payload, startedBy?: StartedBy) {
    this.key = key;
    this.name = name;
    this.machine = machine;
    this.start = start;
    this.input = input;
    this.startedBy = startedBy;
  }

  get arn(): string {
    return executionArn(this.machine.arn, this.name);
  }
}

export const executionArn = (machineArn: string, name: string): string =>
  `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
