/**
 * Expressions that need no JSONata interpreter: paths through objects, literals, comparisons, arithmetic, `and`, `or`,
 * `&` and object and array constructors of these. They make up most of a workflow, and the stock interpreter is asynchronous
 * and some hundred times slower. Wherever JSONata would do something of its own (map over an array, compare deeply,
 * cast), the fast path answers {@link SLOW} and the interpreter takes over, so the result is always JSONata's.
 */
import type jsonata from 'jsonata';
import { isObject } from '../json.ts';
import { statesObject, type Scope } from './scope.ts';

export const SLOW = Symbol('needs the JSONata interpreter');

/** Evaluates to a value, `undefined` (nothing), or {@link SLOW}. */
export type FastPath = (scope: Scope) => unknown;

type Node = jsonata.ExprNode;

export function compileFastPath(node: Node): FastPath | undefined {
  const type: string = node.type;
  switch (type) {
    case 'string':
    case 'number':
    case 'value': {
      const constant: unknown = node.value;
      return () => constant;
    }
    case 'variable':
      return isPlain(node) ? variable(String(node.value)) : undefined;
    case 'path':
      return path(node);
    case 'binary':
      return binary(node);
    case 'unary':
      return node.value === '{' ? objectConstructor(node) : node.value === '[' ? arrayConstructor(node) : undefined;
    default:
      return undefined;
  }
}

const PLAIN_KEYS = new Set(['type', 'value', 'position']);
/** Without predicate, index or focus binding, grouping or sorting. */
const isPlain = (node: Node): boolean => Object.keys(node).every((key) => PLAIN_KEYS.has(key));

function variable(name: string): FastPath | undefined {
  if (name === '' || name === '$') return undefined;
  if (name === 'states') return statesObject;
  return (scope) => (Object.hasOwn(scope.variables, name) ? scope.variables[name] : SLOW);
}

function path(node: Node): FastPath | undefined {
  const [first, ...rest] = node.steps ?? [];
  if (first?.type !== 'variable' || !isPlain(first)) return undefined;
  if (Object.keys(node).some((key) => key !== 'type' && key !== 'steps')) return undefined;
  if (!rest.every((step) => step.type === 'name' && isPlain(step))) return undefined;
  const names = rest.map((step) => String(step.value));
  if (first.value === 'states') return statesPath(names);
  const root = variable(String(first.value));
  return root && ((scope) => walk(root(scope), names, 0));
}

function statesPath([field, ...names]: readonly string[]): FastPath | undefined {
  switch (field) {
    case 'input':
      return (scope) => walk(scope.input, names, 0);
    case 'result':
      return (scope) => walk(scope.result, names, 0);
    case 'errorOutput':
      return (scope) => walk(scope.errorOutput, names, 0);
    case 'context':
      return (scope) => walk(scope.context(), names, 0);
    default:
      return undefined;
  }
}

function walk(from: unknown, names: readonly string[], start: number): unknown {
  let value = from;
  for (let index = start; index < names.length; index += 1) {
    if (value === undefined || value === SLOW) return value;
    if (Array.isArray(value)) return SLOW;
    const name = names[index] ?? '';
    value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}

const isNode = (value: unknown): value is Node => isObject(value) && 'type' in value;

function binary(node: Node): FastPath | undefined {
  const left = isNode(node.lhs) ? compileFastPath(node.lhs) : undefined;
  const right = isNode(node.rhs) ? compileFastPath(node.rhs) : undefined;
  const operator = OPERATORS[String(node.value)];
  if (left === undefined || right === undefined || operator === undefined) return undefined;
  return (scope) => {
    const a = left(scope);
    return a === SLOW ? SLOW : operator(a, () => right(scope));
  };
}

const isPrimitive = (value: unknown): boolean =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** Compares two numbers or two strings; all else is left to the interpreter, which may refuse it. */
const compare = (decide: (a: number | string, b: number | string) => boolean) => (a: unknown, right: () => unknown) => {
  const b = right();
  if (typeof a === 'number' && typeof b === 'number') return decide(a, b);
  return typeof a === 'string' && typeof b === 'string' ? decide(a, b) : SLOW;
};

const equal = (negate: boolean) => (a: unknown, right: () => unknown) => {
  const b = right();
  return isPrimitive(a) && isPrimitive(b) ? (a === b) !== negate : SLOW;
};

/** Calculates with two numbers; a result that is none (division by zero) is the interpreter's to refuse. */
const calculate = (combine: (a: number, b: number) => number) => (a: unknown, right: () => unknown) => {
  const b = right();
  const result = typeof a === 'number' && typeof b === 'number' ? combine(a, b) : Number.NaN;
  return Number.isFinite(result) ? result : SLOW;
};

const OPERATORS: Readonly<Record<string, (a: unknown, right: () => unknown) => unknown>> = {
  '=': equal(false),
  '!=': equal(true),
  '+': calculate((a, b) => a + b),
  '-': calculate((a, b) => a - b),
  '*': calculate((a, b) => a * b),
  '/': calculate((a, b) => a / b),
  '%': calculate((a, b) => a % b),
  '<': compare((a, b) => a < b),
  '<=': compare((a, b) => a <= b),
  '>': compare((a, b) => a > b),
  '>=': compare((a, b) => a >= b),
  and: (a, right) => {
    if (typeof a !== 'boolean') return SLOW;
    if (!a) return false;
    const b = right();
    return typeof b === 'boolean' ? b : SLOW;
  },
  or: (a, right) => {
    if (typeof a !== 'boolean') return SLOW;
    if (a) return true;
    const b = right();
    return typeof b === 'boolean' ? b : SLOW;
  },
  '&': (a, right) => {
    const b = right();
    return typeof a === 'string' && typeof b === 'string' ? a + b : SLOW;
  },
};

function objectConstructor(node: Node): FastPath | undefined {
  if (!Array.isArray(node.lhs)) return undefined;
  const fields: { key: string; value: FastPath }[] = [];
  for (const pair of node.lhs) {
    const [key, value]: readonly unknown[] = Array.isArray(pair) ? pair : [];
    const compiled = isNode(value) ? compileFastPath(value) : undefined;
    if (!isNode(key) || key.type !== 'string' || compiled === undefined) return undefined;
    fields.push({ key: String(key.value), value: compiled });
  }
  if (new Set(fields.map(({ key }) => key)).size !== fields.length) return undefined;
  return (scope) => {
    const result: Record<string, unknown> = {};
    for (const field of fields) {
      const value = field.value(scope);
      if (value === SLOW) return SLOW;
      if (value !== undefined) result[field.key] = value;
    }
    return result;
  };
}

/** `[a, b]` keeps a nested constructor as an element but flattens what a path yields; only plain values are fast. */
function arrayConstructor(node: Node): FastPath | undefined {
  const elements = (node.expressions ?? []).map((element) => compileFastPath(element));
  return (scope) => {
    const result: unknown[] = [];
    for (const element of elements) {
      const value = element === undefined ? SLOW : element(scope);
      if (value === SLOW || Array.isArray(value)) return SLOW;
      if (value !== undefined) result.push(value);
    }
    return result;
  };
}
