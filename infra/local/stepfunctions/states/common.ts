/** What the state types share. */
import type { StateType } from '../asl/fields.ts';
import { queryError } from '../errors.ts';
import { stateEvents, type StateEvents } from '../history.ts';
import { isArray, isObject, isString, type JsonObject } from '../json.ts';
import { compileTemplate, evaluate, type Template } from '../jsonata/template.ts';
import type { Scope } from '../jsonata/scope.ts';
import type { Work } from '../jsonata/expression.ts';
import type { Results } from '../machine.ts';
import { compileRetrier, errorNames, type Catcher, type Retrier } from '../recovery.ts';

/** A state's JSON with the language that its fields are written in. */
export interface Source {
  readonly name: string;
  readonly json: JsonObject;
  /** False in a JSONPath state that evaluates nothing: its texts are literals even when they look like expressions. */
  readonly evaluates: boolean;
}

export function template(source: Source, json: JsonObject, field: string, path = field): Template | undefined {
  const value = json[field];
  if (value === undefined) return undefined;
  return source.evaluates ? compileTemplate(value, path) : { fast: () => value };
}

export const resultsOf = (source: Source, json: JsonObject, prefix = ''): Results => ({
  output: template(source, json, 'Output', `${prefix}Output`),
  assign: template(source, json, 'Assign', `${prefix}Assign`),
});

interface Base {
  readonly name: string;
  readonly type: StateType;
  readonly quotedName: string;
  readonly events: StateEvents;
  readonly next: string | undefined;
  readonly retriers: readonly Retrier[];
  readonly catchers: readonly Catcher[];
  readonly showsRetries: boolean;
}

const objects = (value: unknown): readonly JsonObject[] => (isArray(value) ? value.filter(isObject) : []);

export function base(source: Source, type: StateType): Base {
  const { name, json } = source;
  const quotedName = JSON.stringify(name);
  return {
    name,
    type,
    quotedName,
    events: stateEvents(type, quotedName),
    next: isString(json['Next']) ? json['Next'] : undefined,
    retriers: objects(json['Retry']).map(compileRetrier),
    catchers: objects(json['Catch']).map((catcher, index) => ({
      errors: errorNames(catcher['ErrorEquals']),
      next: isString(catcher['Next']) ? catcher['Next'] : '',
      ...resultsOf(source, catcher, `Catch[${index}]/`),
    })),
    showsRetries: type === 'Task',
  };
}

/** Evaluates a field that must give a whole number in a range (a text of digits will do). */
export function* wholeNumber(
  field: Template | undefined,
  scope: Scope,
  path: string,
  [least, most]: readonly [number, number],
): Work<number | undefined> {
  if (field === undefined) return undefined;
  const value = yield* evaluate(field, scope);
  const number = isString(value) && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most) return number;
  throw queryError(
    `The field '${path}' must be an integer from ${least} to ${most} but was: ${JSON.stringify(value)}`,
    path,
  );
}
