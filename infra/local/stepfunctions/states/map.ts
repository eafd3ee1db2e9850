/** Map (inline): its block once for every item; the result is the iterations' outputs in the items' order. */
import { queryError } from '../errors.ts';
import type { Frame } from '../execution.ts';
import { enter, iterationDetails } from '../interpreter.ts';
import { isArray, jsonType, Payload } from '../json.ts';
import type { Work } from '../jsonata/expression.ts';
import { evaluate, type Template } from '../jsonata/template.ts';
import { outcomeOf, REST, type Block, type State, type Turn } from '../machine.ts';
import { results } from '../results.ts';
import type { Run } from '../run.ts';
import { base, resultsOf, template, wholeNumber, type Source } from './common.ts';

/** An inline Map runs at most this many iterations at once. */
const INLINE_CONCURRENCY = 40;

interface Fields {
  readonly block: Block;
  readonly items: Template | undefined;
  readonly selector: Template | undefined;
  readonly concurrency: Template | undefined;
  readonly toleratedCount: Template | undefined;
  readonly toleratedPercentage: Template | undefined;
}

export function compileMap(source: Source, block: Block): State {
  const state = base(source, 'Map');
  const from = resultsOf(source, source.json);
  const { json } = source;
  const fields: Fields = {
    block,
    items: template(source, json, 'Items'),
    selector: template(source, json, 'ItemSelector'),
    concurrency: template(source, json, 'MaxConcurrency'),
    toleratedCount: template(source, json, 'ToleratedFailureCount'),
    toleratedPercentage: template(source, json, 'ToleratedFailurePercentage'),
  };
  const complete = (run: Run, frame: Frame): Turn => {
    run.event(frame, 'MapStateSucceeded');
    const result = frame.children.map(({ rest }) => (rest?.kind === 'done' ? rest.output.value : null));
    return results(run, frame, from, { result }, result, state.next);
  };
  return {
    ...state,
    childBlock: () => block,
    *enter(run, frame) {
      const total = yield* begin(run, frame, fields);
      return total === 0 ? yield* outcomeOf(complete(run, frame)) : REST;
    },
    *childDone(run, frame, child) {
      if (child !== undefined) {
        run.event(child, 'MapIterationSucceeded', iterationDetails(frame, child));
        frame.last = child.last;
      }
      if (frame.rest?.kind !== 'children') return REST;
      if (frame.childrenDone === frame.rest.items.length) return yield* outcomeOf(complete(run, frame));
      if (frame.children.length < frame.rest.items.length) yield* iterate(run, frame, fields, frame.rest.items);
      return REST;
    },
  };
}

/** Starts as many iterations as may run at once; returns the number of items. */
function* begin(run: Run, frame: Frame, fields: Fields): Work<number> {
  const scope = run.scope(frame);
  const limit = yield* wholeNumber(fields.concurrency, scope, 'MaxConcurrency', [0, Number.MAX_SAFE_INTEGER]);
  // Tolerated failures count in a distributed Map; an inline one only evaluates them.
  yield* wholeNumber(fields.toleratedCount, scope, 'ToleratedFailureCount', [0, Number.MAX_SAFE_INTEGER]);
  yield* wholeNumber(fields.toleratedPercentage, scope, 'ToleratedFailurePercentage', [0, 100]);
  const items = yield* itemsOf(run, frame, fields.items);
  run.event(frame, 'MapStateStarted', `{"length":${items.length}}`);
  const concurrency = Math.min(limit === undefined || limit === 0 ? INLINE_CONCURRENCY : limit, INLINE_CONCURRENCY);
  run.rest(frame, { kind: 'children', items, concurrency });
  while (frame.children.length < Math.min(concurrency, items.length)) yield* iterate(run, frame, fields, items);
  return items.length;
}

function* itemsOf(run: Run, frame: Frame, field: Template | undefined): Work<readonly unknown[]> {
  if (field === undefined) {
    const input = frame.input.value;
    if (isArray(input)) return input;
    throw queryError(`Map state input must be an array but was: ${frame.input.text}`);
  }
  const items = yield* evaluate(field, run.scope(frame));
  if (isArray(items)) return items;
  throw (
    field.expression?.unexpected('Items', 'array', jsonType(items), items) ??
    queryError(`The field 'Items' must be an array but was: ${JSON.stringify(items)}`, 'Items')
  );
}

/** Starts the next iteration. */
function* iterate(run: Run, frame: Frame, fields: Fields, items: readonly unknown[]): Work<void> {
  const index = frame.children.length;
  const item = items[index];
  const input =
    fields.selector === undefined
      ? item
      : yield* evaluate(fields.selector, run.scope(frame, { item: { Index: index, Value: item } }));
  run.fork(frame, index, fields.block, new Payload(input), iteration);
}

function iteration(run: Run, child: Frame): Turn {
  if (child.parent !== undefined) run.event(child, 'MapIterationStarted', iterationDetails(child.parent, child));
  return enter(run, child);
}
