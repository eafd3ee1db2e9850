/** Checks a definition as the service does when a state machine is created, before anything of it runs. */
import { isArray, isObject, isString, type JsonObject } from '../json.ts';
import { isExpression } from '../jsonata/expression.ts';
import { checkExpressions } from './check-expressions.ts';
import { checkChoices, checkRecovery } from './check-lists.ts';
import { checkTask } from './check-task.ts';
import { Diagnostics, type Diagnostic } from './diagnostics.ts';
import { COMMON_FIELDS, FIELDS, isStateType, JSONPATH_FIELDS, UNSUPPORTED_FIELDS, type StateType } from './fields.ts';
import { parseTimestamp } from './timestamp.ts';

export type MachineType = 'STANDARD' | 'EXPRESS';
export type QueryLanguage = 'JSONata' | 'JSONPath';

/** What the walk carries down. */
export interface Walk {
  readonly diagnostics: Diagnostics;
  readonly machineType: MachineType;
  readonly language: QueryLanguage;
}

/** All diagnostics of a definition; none when it can run. */
export function checkDefinition(definition: unknown, machineType: MachineType = 'STANDARD'): readonly Diagnostic[] {
  const diagnostics = new Diagnostics();
  if (!isObject(definition)) {
    diagnostics.add('', 'The definition must be a JSON object', 'INVALID_JSON_DESCRIPTION');
    return diagnostics.list;
  }
  const language = definition['QueryLanguage'] === 'JSONata' ? 'JSONata' : 'JSONPath';
  checkBlock(definition, '', { diagnostics, machineType, language });
  return diagnostics.list;
}

function checkBlock(block: JsonObject, path: string, walk: Walk): void {
  if (!required(block, ['States', 'StartAt'], path, walk)) return;
  const states = block['States'];
  if (!isObject(states) || Object.keys(states).length === 0) {
    walk.diagnostics.add(`${path}/States`, 'States must be an object with at least one state');
    return;
  }
  checkTarget(block['StartAt'], states, `${path}/StartAt`, walk);
  for (const [name, state] of Object.entries(states)) checkState(state, name, `${path}/States/${name}`, states, walk);
}

/** Reports what is missing; true when nothing is. */
function required(value: JsonObject, fields: readonly string[], path: string, walk: Walk): boolean {
  const missing = fields.filter((field) => !Object.hasOwn(value, field));
  if (missing.length > 0) walk.diagnostics.add(path, `These fields are required: [${missing.join(', ')}]`);
  return missing.length === 0;
}

function checkTarget(target: unknown, states: JsonObject, path: string, walk: Walk): void {
  const field = path.slice(path.lastIndexOf('/') + 1);
  if (!isString(target)) walk.diagnostics.add(path, `${field} must be a string`);
  else if (!Object.hasOwn(states, target))
    walk.diagnostics.add(path, `Missing '${field}' target: ${target}`, 'MISSING_TRANSITION_TARGET');
}

function checkState(state: unknown, name: string, path: string, states: JsonObject, outer: Walk): void {
  if (!isObject(state)) {
    outer.diagnostics.add(path, 'A state must be an object');
    return;
  }
  if (name.length > 80) outer.diagnostics.add(path, 'A state name has at most 80 characters');
  if (!required(state, ['Type'], path, outer)) return;
  const type = state['Type'];
  if (!isStateType(type)) {
    outer.diagnostics.add(`${path}/Type`, `Unknown state type: ${JSON.stringify(type)}`);
    return;
  }
  const language = languageOf(state, path, outer);
  if (language === undefined) return;
  const walk = { ...outer, language };
  checkFields(state, type, path, walk);
  checkTransition(state, type, path, states, walk);
  checkRecovery(state, path, walk, (target, at) => {
    checkTarget(target, states, at, walk);
  });
  checkOwn(state, type, path, states, walk);
  if (language === 'JSONata') checkExpressions(state, path, walk);
}

function languageOf(state: JsonObject, path: string, walk: Walk): QueryLanguage | undefined {
  const own = state['QueryLanguage'];
  if (own === undefined) return walk.language;
  if (own === 'JSONata') return 'JSONata';
  if (own === 'JSONPath' && walk.language === 'JSONPath') return 'JSONPath';
  const message =
    own === 'JSONPath'
      ? `'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine`
      : `Unknown query language: ${JSON.stringify(own)}`;
  walk.diagnostics.add(path, message);
  return undefined;
}

function checkFields(state: JsonObject, type: StateType, path: string, walk: Walk): void {
  const legacy = walk.language === 'JSONPath' ? LEGACY_FIELDS[type] : undefined;
  const allowed = [...COMMON_FIELDS, ...FIELDS[type], ...(legacy ?? [])];
  for (const field of Object.keys(state)) {
    if (allowed.includes(field)) continue;
    const reason = UNSUPPORTED_FIELDS.has(field)
      ? `'${field}' is not supported by this engine (inline Map, own account)`
      : JSONPATH_FIELDS.has(field)
        ? `'${field}' is a JSONPath field; this engine evaluates JSONata only`
        : `Field '${field}' is not supported`;
    walk.diagnostics.add(`${path}/${field}`, reason);
  }
}

/** Fields of JSONPath states that evaluate nothing. */
const LEGACY_FIELDS: Partial<Record<StateType, readonly string[]>> = { Pass: ['Result'], Map: ['Iterator'] };

const TERMINAL: ReadonlySet<StateType> = new Set(['Choice', 'Succeed', 'Fail']);

function checkTransition(state: JsonObject, type: StateType, path: string, states: JsonObject, walk: Walk): void {
  if (TERMINAL.has(type)) return;
  const [next, end] = [state['Next'], state['End']];
  if (end !== undefined && typeof end !== 'boolean') walk.diagnostics.add(`${path}/End`, 'End must be a boolean');
  if (next !== undefined && end === true) walk.diagnostics.add(path, 'A state has either Next or End');
  if (next !== undefined) checkTarget(next, states, `${path}/Next`, walk);
  else if (end !== true) walk.diagnostics.add(path, 'These fields are required: [Next] or [End]');
}

function checkOwn(state: JsonObject, type: StateType, path: string, states: JsonObject, walk: Walk): void {
  switch (type) {
    case 'Task':
      checkTask(state, path, walk);
      return;
    case 'Choice':
      checkChoices(state, path, walk, (target, at) => {
        checkTarget(target, states, at, walk);
      });
      return;
    case 'Wait':
      checkWait(state, path, walk);
      return;
    case 'Parallel':
      checkBranches(state, path, walk);
      return;
    case 'Map':
      checkProcessor(state, path, walk);
      return;
    default:
  }
}

function checkWait(state: JsonObject, path: string, walk: Walk): void {
  const { Seconds: seconds, Timestamp: timestamp } = state;
  if ((seconds === undefined) === (timestamp === undefined))
    walk.diagnostics.add(path, 'A Wait state has exactly one of these fields: [Seconds, Timestamp]');
  const evaluated = walk.language === 'JSONata' && (isExpression(seconds) || isExpression(timestamp));
  if (evaluated) return;
  if (timestamp !== undefined && (!isString(timestamp) || parseTimestamp(timestamp) === undefined))
    walk.diagnostics.add(`${path}/Timestamp`, 'String does not match RFC3339 timestamp');
  if (seconds !== undefined && !(typeof seconds === 'number' && Number.isInteger(seconds) && seconds >= 0))
    walk.diagnostics.add(`${path}/Seconds`, 'Expected a non-negative integer');
}

function checkBranches(state: JsonObject, path: string, walk: Walk): void {
  const branches = state['Branches'];
  if (!isArray(branches) || branches.length === 0) {
    walk.diagnostics.add(`${path}/Branches`, 'Branches must be an array with at least one branch');
    return;
  }
  for (const [index, branch] of branches.entries()) {
    const at = `${path}/Branches/${index}`;
    if (isObject(branch)) checkBlock(branch, at, walk);
    else walk.diagnostics.add(at, 'A branch must be an object');
  }
}

function checkProcessor(state: JsonObject, path: string, walk: Walk): void {
  const field = Object.hasOwn(state, 'Iterator') ? 'Iterator' : 'ItemProcessor';
  const processor = state[field];
  if (!isObject(processor)) {
    walk.diagnostics.add(path, 'These fields are required: [ItemProcessor]');
    return;
  }
  const config = processor['ProcessorConfig'];
  if (isObject(config) && (config['Mode'] ?? 'INLINE') !== 'INLINE')
    walk.diagnostics.add(`${path}/${field}/ProcessorConfig/Mode`, 'This engine runs the INLINE mode of Map only');
  checkBlock(processor, `${path}/${field}`, walk);
}
