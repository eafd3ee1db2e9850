/** From a definition's text to a machine that runs. */
import { createHash } from 'node:crypto';
import { checkDefinition } from './asl/check.ts';
import { DefinitionError } from './errors.ts';
import { isArray, isObject, isString, type JsonObject } from './json.ts';
import type { Block, Machine, State } from './machine.ts';
import { compileChoice } from './states/choice.ts';
import type { Source } from './states/common.ts';
import { compileFail } from './states/fail.ts';
import { compileMap } from './states/map.ts';
import { compileParallel } from './states/parallel.ts';
import { compilePass } from './states/pass.ts';
import { compileSucceed } from './states/succeed.ts';
import { compileTask } from './states/task.ts';
import { compileWait } from './states/wait.ts';

export interface StateMachineSpec {
  readonly arn: string;
  readonly name: string;
  /** ASL JSON with its substitutions applied. */
  readonly definition: string;
  readonly roleArn: string;
  /** File or template path, for error messages. */
  readonly source?: string;
}

/** Throws a DefinitionError that names the first thing wrong, where, and in which source. */
export function compileMachine(spec: StateMachineSpec): Machine {
  const source = spec.source ?? spec.name;
  const definition = parse(spec.definition, source);
  const unresolved = findPlaceholder(definition, '');
  if (unresolved !== undefined)
    throw new DefinitionError(source, unresolved.path, `unresolved substitution ${unresolved.text}`);
  const [first, ...others] = checkDefinition(definition);
  if (first !== undefined) {
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
    throw new DefinitionError(source, first.location, `${first.message}${more}`);
  }
  if (!isObject(definition)) throw new DefinitionError(source, '/', 'the definition is not a JSON object');
  const timeout = definition['TimeoutSeconds'];
  return {
    arn: spec.arn,
    name: spec.name,
    roleArn: spec.roleArn,
    definition: spec.definition,
    hash: createHash('sha256').update(spec.definition).digest('hex'),
    block: compileBlock(definition, definition['QueryLanguage'] === 'JSONata'),
    timeoutSeconds: typeof timeout === 'number' ? timeout : undefined,
  };
}

function parse(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DefinitionError(source, '/', `not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The first `${Name}` that a deployment should have replaced. */
function findPlaceholder(value: unknown, path: string): { path: string; text: string } | undefined {
  if (isString(value)) {
    const match = /\$\{[A-Za-z_][\w.:]*\}/.exec(value);
    return match === null ? undefined : { path: path === '' ? '/' : path, text: match[0] };
  }
  const fields = isArray(value) || isObject(value) ? Object.entries(value) : [];
  for (const [key, field] of fields) {
    const found = findPlaceholder(field, `${path}/${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function compileBlock(json: JsonObject, evaluates: boolean): Block {
  const states = new Map<string, State>();
  for (const [name, state] of Object.entries(isObject(json['States']) ? json['States'] : {}))
    if (isObject(state))
      states.set(
        name,
        compileState({ name, json: state, evaluates: evaluates || state['QueryLanguage'] === 'JSONata' }, evaluates),
      );
  const start = states.get(String(json['StartAt']));
  if (start === undefined) throw new Error('a checked definition has no start state');
  return { start, states };
}

function compileState(source: Source, blockEvaluates: boolean): State {
  const { json } = source;
  switch (json['Type']) {
    case 'Pass':
      return compilePass(source);
    case 'Task':
      return compileTask(source);
    case 'Choice':
      return compileChoice(source);
    case 'Wait':
      return compileWait(source);
    case 'Succeed':
      return compileSucceed(source);
    case 'Fail':
      return compileFail(source);
    case 'Parallel': {
      const branches = isArray(json['Branches']) ? json['Branches'].filter(isObject) : [];
      return compileParallel(
        source,
        branches.map((branch) => compileBlock(branch, blockEvaluates)),
      );
    }
    case 'Map': {
      const processor = json['ItemProcessor'] ?? json['Iterator'];
      return compileMap(source, compileBlock(isObject(processor) ? processor : {}, blockEvaluates));
    }
    default:
      throw new Error(`a checked definition has a state of type ${String(json['Type'])}`);
  }
}
