/** Fail: ends its block badly. Error and Cause may each be left out, and stay out. */
import { queryError, StateError } from '../errors.ts';
import { isString } from '../json.ts';
import type { Work } from '../jsonata/expression.ts';
import type { Scope } from '../jsonata/scope.ts';
import { evaluate, type Template } from '../jsonata/template.ts';
import { jsonType } from '../json.ts';
import type { State } from '../machine.ts';
import { base, template, type Source } from './common.ts';

export function compileFail(source: Source): State {
  const error = template(source, source.json, 'Error');
  const cause = template(source, source.json, 'Cause');
  return {
    ...base(source, 'Fail'),
    *enter(run, frame) {
      const scope = run.scope(frame);
      throw new StateError({ error: yield* text(error, scope, 'Error'), cause: yield* text(cause, scope, 'Cause') });
    },
  };
}

function* text(field: Template | undefined, scope: Scope, path: string): Work<string | undefined> {
  if (field === undefined) return undefined;
  const value = yield* evaluate(field, scope);
  if (isString(value)) return value;
  throw (
    field.expression?.unexpected(path, 'string', jsonType(value), value) ??
    queryError(`The field '${path}' must be a string but was: ${JSON.stringify(value)}`, path)
  );
}
