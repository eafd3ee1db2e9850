/** A state machine ready to run, and what every type of state must be able to do. */
import type { StateType } from './asl/fields.ts';
import type { Failure } from './errors.ts';
import type { Frame } from './execution.ts';
import type { StateEvents } from './history.ts';
import type { Payload } from './json.ts';
import type { Work } from './jsonata/expression.ts';
import type { Template } from './jsonata/template.ts';
import type { Run } from './run.ts';
import type { Catcher, Retrier } from './recovery.ts';

export interface Machine {
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
  /** The definition's text and its SHA-256: an execution keeps the definition that it started with. */
  readonly definition: string;
  readonly hash: string;
  readonly block: Block;
  readonly timeoutSeconds: number | undefined;
}

export interface Block {
  readonly start: State;
  readonly states: ReadonlyMap<string, State>;
}

/** How a state's turn went. A failure is thrown as a StateError. */
export type Outcome =
  | { readonly kind: 'rest' }
  | {
      readonly kind: 'exit';
      readonly output: Payload;
      readonly assigned: Payload | undefined;
      readonly next: string | undefined;
    };

export const REST: Outcome = { kind: 'rest' };

/** A state's turn: how it went, or the work that ends it where an expression needs the JSONata interpreter. */
export type Turn = Outcome | Work<Outcome>;

export const isOutcome = (turn: Turn): turn is Outcome => 'kind' in turn;

/** The outcome of a turn, whatever it takes. */
export function* outcomeOf(turn: Turn): Work<Outcome> {
  return isOutcome(turn) ? turn : yield* turn;
}

/** What wakes a resting state. */
export type Stimulus =
  | { readonly kind: 'timer' }
  | { readonly kind: 'heartbeat' }
  | { readonly kind: 'submitted'; readonly output: unknown }
  | { readonly kind: 'succeeded'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface State {
  readonly name: string;
  readonly type: StateType;
  /** The state's name as JSON text. */
  readonly quotedName: string;
  readonly events: StateEvents;
  /** The next state; undefined when the block ends here (and for Choice, which decides itself). */
  readonly next: string | undefined;
  readonly retriers: readonly Retrier[];
  readonly catchers: readonly Catcher[];
  /** Whether the context object tells RetryCount. */
  readonly showsRetries: boolean;
  /** Begins the state's work: on entry, and again at each retry. */
  enter(run: Run, frame: Frame): Turn;
  /** Goes on after a rest. */
  resume?(run: Run, frame: Frame, stimulus: Stimulus): Turn;
  /** A branch or iteration has ended well (none: a redrive finds that all had). */
  childDone?(run: Run, frame: Frame, child: Frame | undefined): Turn;
  /** The block that the child with this index runs (Map, Parallel). */
  childBlock?(index: number): Block;
}

/** Output and Assign of a state, a choice rule or a catcher. */
export interface Results {
  readonly output: Template | undefined;
  readonly assign: Template | undefined;
}
