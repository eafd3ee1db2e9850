/** What a state, a choice rule or a catcher hands on: Output and Assign. */
import { dataLimitError } from './errors.ts';
import type { Frame } from './execution.ts';
import { isObject, Payload } from './json.ts';
import type { Work } from './jsonata/expression.ts';
import { evaluate } from './jsonata/template.ts';
import type { Outcome, Results } from './machine.ts';
import type { Run } from './run.ts';

interface Extra {
  readonly result?: unknown;
  readonly errorOutput?: unknown;
}

/**
 * Leaves the frame's state. Output and Assign both see the variables as they were on entry; without Output the
 * state hands on `otherwise` (a Payload, or a value).
 */
export function* results(
  run: Run,
  frame: Frame,
  from: Results,
  extra: Extra,
  otherwise: unknown,
  next: string | undefined,
): Work<Outcome> {
  if (from.output === undefined && from.assign === undefined)
    return { kind: 'exit', output: limited(asPayload(otherwise), frame), next };
  const scope = run.scope(frame, extra);
  let output = otherwise;
  if (from.output !== undefined) output = yield* evaluate(from.output, scope);
  const payload = limited(output === frame.input.value ? frame.input : asPayload(output), frame);
  if (from.assign === undefined) return { kind: 'exit', output: payload, next };
  const variables = yield* evaluate(from.assign, scope);
  const assigned = new Payload(isObject(variables) ? variables : {});
  if (assigned.tooLarge) throw dataLimitError(frame.state.name);
  return { kind: 'exit', output: payload, assigned, next };
}

const asPayload = (value: unknown): Payload => (value instanceof Payload ? value : new Payload(value));

function limited(output: Payload, frame: Frame): Payload {
  if (output !== frame.input && output.tooLarge) throw dataLimitError(frame.state.name);
  return output;
}
