/** Parallel: every branch on the same input; the result is the branches' outputs in their order. */
import { Payload } from '../json.ts';
import { evaluate } from '../jsonata/template.ts';
import { REST, type Block, type State } from '../machine.ts';
import { enter } from '../interpreter.ts';
import { results } from '../results.ts';
import { base, resultsOf, template, type Source } from './common.ts';

export function compileParallel(source: Source, branches: readonly Block[]): State {
  const state = base(source, 'Parallel');
  const from = resultsOf(source, source.json);
  const args = template(source, source.json, 'Arguments');
  const blockOf = (index: number): Block => {
    const block = branches[index];
    if (block === undefined) throw new Error(`${source.name} has no branch ${index}`);
    return block;
  };
  return {
    ...state,
    childBlock: blockOf,
    *enter(run, frame) {
      const input = args === undefined ? frame.input : new Payload(yield* evaluate(args, run.scope(frame)));
      run.event(frame, 'ParallelStateStarted');
      run.rest(frame, { kind: 'children', items: branches.map(() => null), concurrency: branches.length });
      for (const index of branches.keys()) run.fork(frame, index, blockOf(index), input, enter);
      return REST;
    },
    childDone(run, frame, child) {
      if (child !== undefined) frame.last = child.last;
      if (frame.childrenDone < branches.length) return REST;
      run.event(frame, 'ParallelStateSucceeded');
      const result = frame.children.map(({ rest }) => (rest?.kind === 'done' ? rest.output.value : null));
      return results(run, frame, from, { result }, result, state.next);
    },
  };
}
