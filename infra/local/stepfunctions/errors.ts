/** The ways in which the engine says no. */

/** An error of an AWS API: of the engine's own, or thrown by the ports that call a service. */
export class AwsError extends Error {
  readonly statusCode: number;

  constructor(name: string, message: string, statusCode = 400) {
    super(message);
    this.name = name;
    this.statusCode = statusCode;
  }
}

/** A state machine definition that cannot run. `path` is a slash path into the definition. */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError';
  readonly source: string;
  readonly path: string;

  constructor(source: string, path: string, reason: string) {
    super(`${source}, at ${path}: ${reason}`);
    this.source = source;
    this.path = path;
  }
}

/** The data folder cannot be used as it is. Nothing in it was touched. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
}

/** What ended a state badly; Retry and Catch look at `error`. */
export interface Failure {
  /** Error name; a Fail state and SendTaskFailure may leave it out. */
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
  /** What a catcher sees as Cause where it differs from `cause` (a timeout has none, and a catcher sees ""). */
  readonly caughtCause?: string;
}

/** Thrown by a state that fails; the interpreter turns it into the state's failure. */
export class StateError extends Error {
  override readonly name = 'StateError';
  readonly failure: Failure;
  /** The field whose evaluation failed (slash path), when an evaluation did. */
  readonly location: string | undefined;
  readonly evaluation: boolean;

  constructor(failure: Failure, evaluation?: { readonly location: string | undefined }) {
    super(failure.cause ?? failure.error ?? 'failed');
    this.failure = failure;
    this.evaluation = evaluation !== undefined;
    this.location = evaluation?.location;
  }
}

export const queryError = (cause: string, location?: string): StateError =>
  new StateError({ error: 'States.QueryEvaluationError', cause }, { location });

export const runtimeError = (cause: string): StateError => new StateError({ error: 'States.Runtime', cause });

export const dataLimitError = (what: string): StateError =>
  new StateError({
    error: 'States.DataLimitExceeded',
    cause: `The state/task '${what}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  });
