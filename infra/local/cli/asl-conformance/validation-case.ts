/** Recorded refusals: of definitions, and of a second start under a name that is taken. */
import { isDeepStrictEqual } from 'node:util';
import { HomeClock } from '../../clock.ts';
import { openEngine, type Engine } from '../../stepfunctions/index.ts';
import { isObject, isString } from '../../stepfunctions/json.ts';
import type { RecordedValidation } from './format.ts';

/** Definitions, and the rule of StartExecution; other cases concern parts of the API that a home does not have. */
export const isRunnable = ({ kind, operation }: RecordedValidation): boolean =>
  kind === 'definition' || operation === 'start_execution';

export async function runValidation(recorded: RecordedValidation): Promise<string | undefined> {
  const arn = recorded.args?.['stateMachineArn'];
  const engine = await openEngine({
    dir: null,
    durability: 'second',
    clock: new HomeClock({ frozen: true }),
    machines: [
      {
        arn: isString(arn) ? arn : 'arn:aws:states:us-east-1:000000000000:stateMachine:waiting',
        name: 'waiting',
        definition: '{"StartAt":"Wait","States":{"Wait":{"Type":"Wait","Seconds":60,"End":true}}}',
        roleArn: 'arn:aws:iam::000000000000:role/test-role-1',
      },
    ],
    invoke: () => Promise.reject(new Error('no function is called')),
    callAws: () => Promise.reject(new Error('no service is called')),
  });
  try {
    return await answered(engine, recorded);
  } finally {
    await engine.close();
  }
}

async function answered(engine: Engine, recorded: RecordedValidation): Promise<string | undefined> {
  const definition = recorded.definition_raw ?? JSON.stringify(recorded.definition);
  const type = recorded.type ?? recorded.args?.['type'];
  const request = { definition, ...(isString(type) ? { type } : {}) };
  switch (recorded.operation) {
    case 'create_state_machine':
    case 'update_state_machine':
      return refusal(await engine.request('CreateStateMachine', request), recorded);
    case 'validate_state_machine_definition':
      return diagnosis(await engine.request('ValidateStateMachineDefinition', request), recorded);
    case 'start_execution':
      return secondStart(engine, recorded);
    default:
      return `unknown operation ${recorded.operation}`;
  }
}

/** A second start with the same input answers as the first, as long as that runs; with another input it is refused. */
async function secondStart(engine: Engine, recorded: RecordedValidation): Promise<string | undefined> {
  const start = { stateMachineArn: recorded.args?.['stateMachineArn'], name: recorded.args?.['name'] };
  const first = await engine.request('StartExecution', { ...start, input: '{"first":true}' });
  const again = await engine.request('StartExecution', { ...start, input: '{"first":true}' });
  if (first.status !== 200 || !isDeepStrictEqual(first.body, again.body))
    return `a second start with the same input must answer as the first: ${JSON.stringify([first, again])}`;
  return refusal(await engine.request('StartExecution', { ...start, input: recorded.input_raw }), recorded);
}

/** Placeholders such as <resource:1> stand for names that differ from run to run. */
function matches(text: string, recorded: string): boolean {
  const parts = recorded.split(/<[\w:]+>/).map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.+')}$`, 's').test(text);
}

function refusal({ body }: { body: unknown }, { exception, message = '' }: RecordedValidation): string | undefined {
  const got = isObject(body) ? body : {};
  if (got['__type'] === exception && matches(String(got['message']), message)) return undefined;
  return `got ${JSON.stringify(body)}, recorded ${String(exception)}: ${message}`;
}

function diagnosis({ body }: { body: unknown }, { result, diagnostics }: RecordedValidation): string | undefined {
  const got = isObject(body) ? body : {};
  if (got['result'] === result && isDeepStrictEqual(got['diagnostics'], diagnostics)) return undefined;
  return `got ${JSON.stringify(body)}, recorded ${String(result)} ${JSON.stringify(diagnostics)}`;
}
