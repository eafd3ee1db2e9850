/** Retry, Catch and Choices. */
import { isArray, isObject, isString, type JsonObject } from '../json.ts';
import { isExpression } from '../jsonata/expression.ts';
import type { Walk } from './check.ts';

type CheckTarget = (target: unknown, path: string) => void;

/** Lists of objects; an empty Retry or Catch is legal. */
function objectsOf(
  state: JsonObject,
  field: string,
  path: string,
  walk: Walk,
): readonly (readonly [JsonObject, string])[] {
  const list = state[field];
  if (list === undefined) return [];
  if (!isArray(list)) {
    walk.diagnostics.add(`${path}/${field}`, `${field} must be an array`);
    return [];
  }
  return list.flatMap((item, index) => {
    const at = `${path}/${field}[${index}]`;
    if (isObject(item)) return [[item, at] as const];
    walk.diagnostics.add(at, 'Expected an object');
    return [];
  });
}

export function checkRecovery(state: JsonObject, path: string, walk: Walk, checkTarget: CheckTarget): void {
  for (const [retrier, at] of objectsOf(state, 'Retry', path, walk)) {
    checkErrorNames(retrier['ErrorEquals'], at, walk);
    checkBackoff(retrier, at, walk);
  }
  for (const [catcher, at] of objectsOf(state, 'Catch', path, walk)) {
    checkErrorNames(catcher['ErrorEquals'], at, walk);
    checkTarget(catcher['Next'], `${at}/Next`);
  }
}

function checkErrorNames(names: unknown, at: string, walk: Walk): void {
  if (!isArray(names) || names.length === 0 || !names.every(isString))
    walk.diagnostics.add(`${at}/ErrorEquals`, 'ErrorEquals must be an array of at least one error name');
  else if (names.includes('States.ALL') && names.length > 1)
    walk.diagnostics.add(`${at}/ErrorEquals`, 'States.ALL must appear alone');
}

const integerFrom = (least: number) => (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= least;

const BACKOFF: Readonly<Record<string, readonly [(value: unknown) => boolean, string]>> = {
  IntervalSeconds: [integerFrom(1), 'a positive integer'],
  MaxAttempts: [integerFrom(0), 'an integer of at least 0'],
  MaxDelaySeconds: [integerFrom(1), 'a positive integer'],
  BackoffRate: [(value) => typeof value === 'number' && value >= 1, 'a number of at least 1.0'],
  JitterStrategy: [(value) => value === 'FULL' || value === 'NONE', '"FULL" or "NONE"'],
};

function checkBackoff(retrier: JsonObject, at: string, walk: Walk): void {
  for (const [field, [holds, expected]] of Object.entries(BACKOFF))
    if (retrier[field] !== undefined && !holds(retrier[field]))
      walk.diagnostics.add(`${at}/${field}`, `${field} must be ${expected}`);
}

export function checkChoices(state: JsonObject, path: string, walk: Walk, checkTarget: CheckTarget): void {
  const rules = objectsOf(state, 'Choices', path, walk);
  if (rules.length === 0) walk.diagnostics.add(path, 'These fields are required: [Choices]');
  if (state['Default'] !== undefined) checkTarget(state['Default'], `${path}/Default`);
  for (const [rule, at] of rules) {
    checkTarget(rule['Next'], `${at}/Next`);
    const condition = rule['Condition'];
    if (walk.language === 'JSONPath') walk.diagnostics.add(at, 'This engine evaluates JSONata choice rules only');
    else if (typeof condition !== 'boolean' && !isExpression(condition))
      walk.diagnostics.add(`${at}/Condition`, 'Condition must be a JSONata expression or a boolean');
  }
}
