/** Every `{% … %}` of a state must parse, and variables must have lawful names. */
import { isArray, isObject } from '../json.ts';
import { expressionOf, isExpression } from '../jsonata/expression.ts';
import type { Walk } from './check.ts';

/** States below a state are checked as states of their own. */
const NESTED: ReadonlySet<string> = new Set(['Branches', 'ItemProcessor', 'Iterator']);

export function checkExpressions(state: Readonly<Record<string, unknown>>, path: string, walk: Walk): void {
  for (const [field, value] of Object.entries(state)) {
    if (field === 'Assign') checkVariables(value, `${path}/Assign`, walk);
    if (!NESTED.has(field)) checkValue(value, `${path}/${field}`, walk);
  }
}

function checkValue(value: unknown, path: string, walk: Walk): void {
  if (isExpression(value)) {
    const reason = parseError(value);
    if (reason !== undefined) walk.diagnostics.add(path, `Invalid JSONata expression: ${reason}`);
  } else if (isArray(value)) {
    for (const [index, item] of value.entries()) checkValue(item, `${path}/${index}`, walk);
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (key === 'Assign') checkVariables(item, `${path}/Assign`, walk);
      checkValue(item, `${path}/${key}`, walk);
    }
  }
}

function parseError(marked: string): string | undefined {
  try {
    expressionOf(marked);
    return undefined;
  } catch (error) {
    return isObject(error) ? String(error['message']) : String(error);
  }
}

const VARIABLE_NAME = /^[\p{ID_Start}_][\p{ID_Continue}]{0,79}$/u;

function checkVariables(assign: unknown, path: string, walk: Walk): void {
  if (!isObject(assign)) {
    walk.diagnostics.add(path, 'Assign must be an object of variable names and values');
    return;
  }
  for (const name of Object.keys(assign)) {
    if (name === 'states' || !VARIABLE_NAME.test(name))
      walk.diagnostics.add(`${path}/${name}`, `'${name}' is not a variable name that can be assigned`);
  }
}
