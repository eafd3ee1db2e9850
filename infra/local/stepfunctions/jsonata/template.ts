/** A field of a definition that may hold expressions, at any depth: Output, Assign, Arguments, Items, … */
import { isArray, isObject } from '../json.ts';
import { expressionOf, isExpression, type Expression, type Work } from './expression.ts';
import { SLOW } from './fast-path.ts';
import type { Scope } from './scope.ts';

export interface Template {
  /** The field itself, when it is one expression. */
  readonly expression?: Expression;
  /** Evaluates without waiting, or answers SLOW. */
  fast(scope: Scope): unknown;
  /** Evaluates whatever it takes; absent where `fast` always answers. */
  evaluate?(scope: Scope): Work<unknown>;
}

/** Compiles the value of the field at the slash path `path` (as error texts name it). */
export function compileTemplate(value: unknown, path: string): Template {
  if (isExpression(value)) return expressionTemplate(expressionOf(value), path);
  if (isArray(value) && value.some(hasExpression))
    return arrayTemplate(value.map((item, index) => compileTemplate(item, `${path}/${index}`)));
  if (isObject(value) && hasExpression(value)) return objectTemplate(value, path);
  return constantTemplate(value);
}

/** Evaluates a template, pausing only where an expression needs the JSONata interpreter. */
export function* evaluate(template: Template, scope: Scope): Work<unknown> {
  const value = template.fast(scope);
  return value === SLOW && template.evaluate !== undefined ? yield* template.evaluate(scope) : value;
}

function hasExpression(value: unknown): boolean {
  if (isExpression(value)) return true;
  if (isArray(value)) return value.some(hasExpression);
  return isObject(value) && Object.values(value).some(hasExpression);
}

function constantTemplate(value: unknown): Template {
  return { fast: () => value };
}

function expressionTemplate(expression: Expression, path: string): Template {
  return {
    expression,
    fast: (scope) => expression.fast(scope),
    evaluate: (scope) => expression.evaluate(scope, path),
  };
}

function arrayTemplate(items: readonly Template[]): Template {
  return {
    fast(scope) {
      const result: unknown[] = [];
      for (const item of items) {
        const value = item.fast(scope);
        if (value === SLOW) return SLOW;
        result.push(value);
      }
      return result;
    },
    *evaluate(scope) {
      const result: unknown[] = [];
      for (const item of items) result.push(yield* evaluate(item, scope));
      return result;
    },
  };
}

function objectTemplate(value: Readonly<Record<string, unknown>>, path: string): Template {
  const fields = Object.entries(value).map(([key, field]) => ({
    key,
    value: compileTemplate(field, `${path}/${key}`),
  }));
  return {
    fast(scope) {
      const result: Record<string, unknown> = {};
      for (const field of fields) {
        const fieldValue = field.value.fast(scope);
        if (fieldValue === SLOW) return SLOW;
        result[field.key] = fieldValue;
      }
      return result;
    },
    *evaluate(scope) {
      const result: Record<string, unknown> = {};
      for (const field of fields) result[field.key] = yield* evaluate(field.value, scope);
      return result;
    },
  };
}
