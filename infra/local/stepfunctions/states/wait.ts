/** Wait: for a number of seconds, or until an instant. */
import { parseTimestamp } from '../asl/timestamp.ts';
import { queryError } from '../errors.ts';
import type { Frame } from '../execution.ts';
import { isString, jsonType } from '../json.ts';
import type { Work } from '../jsonata/expression.ts';
import { evaluate, type Template } from '../jsonata/template.ts';
import { outcomeOf, REST, type Outcome, type State, type Turn } from '../machine.ts';
import { results } from '../results.ts';
import type { Run } from '../run.ts';
import { base, resultsOf, template, wholeNumber, type Source } from './common.ts';

const SECONDS_LIMIT = 99_999_999;

export function compileWait(source: Source): State {
  const state = base(source, 'Wait');
  const from = resultsOf(source, source.json);
  const seconds = template(source, source.json, 'Seconds');
  const timestamp = template(source, source.json, 'Timestamp');
  const leave = (run: Run, frame: Frame): Turn => results(run, frame, from, {}, frame.input, state.next);
  const waitUntil = (due: number, run: Run, frame: Frame): Turn => {
    if (due <= run.now) return leave(run, frame);
    run.rest(frame, { kind: 'wait', due });
    return REST;
  };
  function* evaluateAndWait(run: Run, frame: Frame): Work<Outcome> {
    return yield* outcomeOf(waitUntil(yield* dueTime(run, frame, seconds, timestamp), run, frame));
  }
  // Most definitions tell the seconds as a number.
  const fixed = fixedSeconds(source.json['Seconds']);
  return {
    ...state,
    enter: (run, frame) =>
      fixed === undefined ? evaluateAndWait(run, frame) : waitUntil(run.now + fixed * 1000, run, frame),
    resume: leave,
  };
}

const fixedSeconds = (value: unknown): number | undefined =>
  typeof value === 'number' && value <= SECONDS_LIMIT ? value : undefined;

function* dueTime(
  run: Run,
  frame: Frame,
  seconds: Template | undefined,
  timestamp: Template | undefined,
): Work<number> {
  const scope = run.scope(frame);
  const length = yield* wholeNumber(seconds, scope, 'Seconds', [0, SECONDS_LIMIT]);
  if (length !== undefined) return run.now + length * 1000;
  if (timestamp === undefined) return run.now;
  const value = yield* evaluate(timestamp, scope);
  if (!isString(value)) {
    const type = jsonType(value);
    throw (
      timestamp.expression?.unexpected('Timestamp', 'string', type, value) ?? queryError('Not a string', 'Timestamp')
    );
  }
  const due = parseTimestamp(value);
  if (due !== undefined) return due;
  const problem = 'cannot be parsed as an ISO-8601 extended offset date-time format string';
  throw queryError(`The Timestamp field ${problem}: ${value}`, 'Timestamp');
}
