/** Succeed: ends its block well. */
import type { State } from '../machine.ts';
import { results } from '../results.ts';
import { base, resultsOf, type Source } from './common.ts';

export function compileSucceed(source: Source): State {
  const from = resultsOf(source, source.json);
  return {
    ...base(source, 'Succeed'),
    enter: (run, frame) => results(run, frame, from, {}, frame.input, undefined),
  };
}
