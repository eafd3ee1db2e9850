/** Pass: hands on its Output, or its input. */
import type { State } from '../machine.ts';
import { results } from '../results.ts';
import { base, resultsOf, type Source } from './common.ts';

export function compilePass(source: Source): State {
  const state = base(source, 'Pass');
  const own = resultsOf(source, source.json);
  const legacy: unknown = source.json['Result'];
  const from = legacy === undefined ? own : { ...own, output: { fast: () => legacy } };
  return { ...state, enter: (run, frame) => results(run, frame, from, {}, frame.input, state.next) };
}
