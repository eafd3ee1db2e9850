/** What a state, a choice rule or a catcher hands on: Output and Assign. */
import { dataLimitError } from './errors.ts';
import type { Frame } from './execution.ts';
import { isObject, Payload } from './json.ts';
import type { Work } from './jsonata/expression.ts';
import { SLOW } from './jsonata/fast-path.ts';
import type { Scope } from './jsonata/scope.ts';
import { evaluate } from './jsonata/template.ts';
import type { Outcome, Results, Turn } from './machine.ts';
import type { Run } from './run.ts';

interface Extra {
  readonly result?: unknown;
  readonly errorOutput?: unknown;
}

/**
 * Leaves the frame's state. Output and Assign both see the variables as they were on entry; without Output the
 * state hands on `otherwise` (a Payload, or a value).
 */
export function results(
  run: Run,
  frame: Frame,
  from: Results,
  extra: Extra,
  otherwise: unknown,
  next: string | undefined,
): Turn {
  const { output, assign } = from;
  if (output === undefined && assign === undefined) return exit(frame, otherwise, undefined, next);
  const scope = run.scope(frame, extra);
  const handedOn = output === undefined ? otherwise : output.fast(scope);
  const assigned = assign?.fast(scope);
  if (handedOn === SLOW || assigned === SLOW) return slowResults(scope, frame, from, otherwise, next);
  return exit(frame, handedOn, assigned, next);
}

function* slowResults(
  scope: Scope,
  frame: Frame,
  { output, assign }: Results,
  otherwise: unknown,
  next: string | undefined,
): Work<Outcome> {
  const handedOn = limited(output === undefined ? otherwise : yield* evaluate(output, scope), frame);
  return exit(frame, handedOn, assign === undefined ? undefined : yield* evaluate(assign, scope), next);
}

function exit(frame: Frame, handedOn: unknown, assigned: unknown, next: string | undefined): Outcome {
  const output = limited(handedOn, frame);
  if (assigned === undefined) return { kind: 'exit', output, assigned, next };
  const variables = new Payload(isObject(assigned) ? assigned : {});
  if (variables.tooLarge) throw dataLimitError(frame.state.name);
  return { kind: 'exit', output, assigned: variables, next };
}

/** What is handed on (a Payload, or a value) as a Payload, if it is not too large. */
function limited(handedOn: unknown, frame: Frame): Payload {
  if (handedOn === frame.input || handedOn === frame.input.value) return frame.input;
  const output = handedOn instanceof Payload ? handedOn : new Payload(handedOn);
  if (output.tooLarge) throw dataLimitError(frame.state.name);
  return output;
}
