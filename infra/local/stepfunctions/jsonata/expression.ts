/** One JSONata expression of a definition: `{% … %}`. Compiled once, whatever number of states and machines use it. */
import jsonata from 'jsonata';
import { queryError } from '../errors.ts';
import { isObject } from '../json.ts';
import { compileFastPath, SLOW, type FastPath } from './fast-path.ts';
import { dialect } from './functions.ts';
import { statesObject, type Scope } from './scope.ts';

/** Work of the interpreter: yields the promises it has to wait for; runs through without a pause where there are none. */
export type Work<T> = Generator<Promise<unknown>, T, unknown>;

export const isExpression = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}') && value.length >= 4;

const compiled = new Map<string, Expression>();

/** The compiled expression of `{% … %}`. Throws JSONata's error (with `message`) when it does not parse. */
export function expressionOf(marked: string): Expression {
  const source = marked.slice(2, -2).trim();
  let expression = compiled.get(source);
  if (expression === undefined) compiled.set(source, (expression = new Expression(source)));
  return expression;
}

export class Expression {
  readonly source: string;
  readonly #jsonata: jsonata.Expression;
  readonly #fastPath: FastPath | undefined;

  constructor(source: string) {
    this.source = source;
    this.#jsonata = jsonata(source);
    this.#fastPath = compileFastPath(this.#jsonata.ast());
  }

  /** The value, or SLOW when only {@link evaluate} can tell. Nothing (undefined) is an error. */
  fast(scope: Scope): unknown {
    const value = this.#fastPath?.(scope);
    return value === undefined ? SLOW : value;
  }

  /** The value for the field at `path`. Throws a QueryEvaluationError. */
  *evaluate(scope: Scope, path: string): Work<unknown> {
    let result: unknown;
    try {
      result = yield this.#jsonata.evaluate(undefined, {
        ...dialect(scope),
        ...scope.variables,
        states: statesObject(scope),
      });
    } catch (error) {
      throw queryError(`${this.#at(path)} threw an error during evaluation. ${describe(error)}`, path);
    }
    if (result === undefined) throw queryError(`${this.#at(path)} returned nothing (undefined).`, path);
    return this.#plain(result, path);
  }

  /** The error for a result of the wrong type. */
  unexpected(path: string, expected: string, was: string, value: unknown): Error {
    const text = `Expected '${expected}', but was '${was}' for value: ${JSON.stringify(value)}`;
    return queryError(`${this.#at(path)} returned an unexpected result type. ${text}`, path);
  }

  #at(path: string): string {
    return `The JSONata expression '${this.source}' specified for the field '${path}'`;
  }

  /** The result as plain JSON: without JSONata's sequence marks, and refused when it holds a function. */
  #plain(value: unknown, path: string): unknown {
    if (typeof value === 'function' || (isObject(value) && (value['_jsonata_lambda'] ?? value['_jsonata_function'])))
      throw queryError(`${this.#at(path)} returned an unsupported result type.`, path);
    if (Array.isArray(value)) return value.map((item: unknown) => this.#plain(item ?? null, path));
    if (!isObject(value)) return value;
    const plain: Record<string, unknown> = {};
    for (const [key, field] of Object.entries(value)) if (field !== undefined) plain[key] = this.#plain(field, path);
    return plain;
  }
}

function describe(error: unknown): string {
  if (!isObject(error)) return String(error);
  const message = error['message'];
  const code = error['code'];
  const text = typeof message === 'string' ? message : JSON.stringify(error);
  return typeof code === 'string' ? `${code}: ${text}` : text;
}
