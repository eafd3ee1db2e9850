/** What an expression of a state can see. */
export type Variables = Readonly<Record<string, unknown>>;

export interface Scope {
  readonly input: unknown;
  /** `$states.result`, once there is one. */
  readonly result?: unknown;
  /** `$states.errorOutput`, in a catcher. */
  readonly errorOutput?: unknown;
  readonly variables: Variables;
  /** The instant (epoch ms) that `$now()` and `$millis()` tell. */
  readonly now: number;
  /** The context object; made only for those who look at it. */
  context(): unknown;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly uuid: () => string;
}

/** `$states` as an object. */
export function statesObject(scope: Scope): Readonly<Record<string, unknown>> {
  return {
    input: scope.input,
    context: scope.context(),
    ...(scope.result === undefined ? {} : { result: scope.result }),
    ...(scope.errorOutput === undefined ? {} : { errorOutput: scope.errorOutput }),
  };
}
