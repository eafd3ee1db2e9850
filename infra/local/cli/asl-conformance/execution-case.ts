/** Runs one recorded execution and compares everything that was recorded of it. */
import { HomeClock, type Clock } from '../../clock.ts';
import type { Wire } from '../../dynamodb/wire.ts';
import { openEngine, type Engine, type StateMachineSpec } from '../../stepfunctions/index.ts';
import { isArray, isObject, isString, type JsonObject } from '../../stepfunctions/json.ts';
import { difference, listDifference, withCauseJson, type Leniency } from './compare.ts';
import type { Expected, RecordedCase } from './format.ts';
import { observe, type Observed } from './observe.ts';
import { awsOf, Calls, functionsOf, quiet } from './services.ts';

/** Recordings number the roles of a test; the one that the case shows is the machine's. */
const roleOf = ({ expected }: RecordedCase): string =>
  /arn:aws:iam::\d+:role\/[\w-]+/.exec(JSON.stringify(expected))?.[0] ?? 'arn:aws:iam::000000000000:role/test-role-1';

/** The first difference from the recording; undefined when there is none. */
export async function runCase(recorded: RecordedCase, wire: Wire): Promise<string | undefined> {
  try {
    return compare(await run(recorded, wire), recorded);
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

async function run(recorded: RecordedCase, wire: Wire): Promise<Observed> {
  await setUp(recorded, wire);
  const home = new HomeClock({ frozen: true });
  const calls = new Calls();
  // A sleeping function must not keep the clock from moving: the runner itself sees when nothing is left to do.
  const clock: Clock = { now: () => home.now(), at: (time, wake) => home.at(time, wake), track: (work) => work };
  const engine: Engine = await openEngine({
    dir: null,
    durability: 'second',
    clock,
    machines: machinesOf(recorded),
    invoke: functionsOf(recorded, clock),
    callAws: awsOf(recorded, wire, calls, (operation, input) => void engine.request(operation, input)),
  });
  try {
    const { arn } = recorded.state_machine;
    const started = await engine.request('StartExecution', {
      stateMachineArn: arn,
      input: JSON.stringify(recorded.input),
    });
    const { executionArn } = bodyOf(started);
    if (!isString(executionArn)) throw new Error(JSON.stringify(started.body));
    await stopIfAsked(engine, recorded, executionArn);
    await untilEnded(engine, executionArn, home, calls);
    const described = bodyOf(await engine.request('DescribeExecution', { executionArn }));
    return observe(described, await historyOf(engine, executionArn));
  } finally {
    await engine.close();
  }
}

const bodyOf = ({ body }: { body: unknown }): JsonObject => (isObject(body) ? body : {});

function machinesOf(recorded: RecordedCase): StateMachineSpec[] {
  const { state_machine, state_machines = {}, definition, jsonata_definition } = recorded;
  const roleArn = roleOf(recorded);
  return [
    specOf(state_machine.arn, jsonata_definition ?? definition, roleArn),
    ...Object.entries(state_machines).map(([arn, other]) => specOf(arn, other.definition, roleArn)),
  ];
}

const specOf = (arn: string, definition: unknown, roleArn: string): StateMachineSpec => ({
  arn,
  name: arn.slice(arn.lastIndexOf(':') + 1),
  definition: JSON.stringify(definition),
  roleArn,
});

async function setUp({ setup = [] }: RecordedCase, wire: Wire): Promise<void> {
  for (const step of setup) {
    const table = step['dynamodb:create_table'];
    if (!isObject(table)) continue;
    const key = String(table['partition_key']);
    await wire.call('CreateTable', {
      TableName: table['table_name'],
      KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    });
  }
}

async function stopIfAsked(engine: Engine, { setup = [] }: RecordedCase, executionArn: string): Promise<void> {
  for (const step of setup) {
    if (!Object.hasOwn(step, 'stop_execution')) continue;
    const asked = step['stop_execution'];
    const { error, cause } = isObject(asked) ? asked : {};
    await quiet();
    await engine.request('StopExecution', { executionArn, error, cause });
  }
}

/** Moves the clock from timer to timer until the execution has ended. */
async function untilEnded(engine: Engine, executionArn: string, clock: HomeClock, calls: Calls): Promise<void> {
  let running = true;
  void engine.ended(executionArn).then(() => {
    running = false;
  });
  const isOpen = (): boolean => running;
  const isBusy = (): boolean => calls.open;
  while (isOpen()) {
    const waited = isBusy();
    await quiet();
    if (waited || !isOpen() || isBusy()) continue;
    const next = clock.nextTimer();
    if (next === undefined) throw new Error('the execution waits for something that never comes');
    await clock.advanceTo(next);
  }
}

async function historyOf(engine: Engine, executionArn: string): Promise<JsonObject[]> {
  const events: JsonObject[] = [];
  let nextToken: unknown;
  do {
    const request = { executionArn, ...(nextToken === undefined ? {} : { nextToken }) };
    const page = bodyOf(await engine.request('GetExecutionHistory', request));
    if (isArray(page['events'])) events.push(...page['events'].filter(isObject));
    nextToken = page['nextToken'];
  } while (nextToken !== undefined);
  return events;
}

/** Redriving came on 15 November 2023; earlier recordings know nothing of it. Dates are recorded as DD-MM-YYYY. */
const REDRIVE_FIELDS = ['RedriveCount', 'RedriveStatus', 'RedriveStatusReason'];

function unknownThen(recorded: string): ReadonlySet<string> {
  const [day = '', month = '', year = ''] = (recorded.split(',')[0] ?? '').split('-');
  return new Set(`${year}-${month}-${day}` < '2023-11-15' ? REDRIVE_FIELDS : []);
}

function compare(
  observed: Observed,
  { expected, volatile, volatile_patterns, recorded }: RecordedCase,
): string | undefined {
  const leniency: Leniency = { volatile, patterns: volatile_patterns, unknownThen: unknownThen(recorded) };
  return endDifference(observed, expected, leniency) ?? historyDifference(observed, expected, leniency);
}

function endDifference(observed: Observed, expected: Expected, leniency: Leniency): string | undefined {
  const end = withCauseJson(pick(observed), expected);
  const asRecorded = pick(expected);
  if (expected.cause_json !== undefined) Object.assign(asRecorded, { cause_json: expected.cause_json });
  return difference(end, asRecorded, '', leniency);
}

function pick(source: Observed | Expected): Record<string, unknown> {
  const { status, output, error, cause } = source;
  return Object.fromEntries(
    Object.entries({ status, output, error, cause }).filter(([, value]) => value !== undefined),
  );
}

/** Of a partial recording, exits were lost: those of states without a recorded one are not compared. */
function keptExits(observed: Observed, exits: readonly unknown[] = []): readonly unknown[] {
  const kept = new Set(exits.map((exit) => (isObject(exit) ? exit['state'] : undefined)));
  return [...exits, ...observed.exits.filter(({ state }) => !kept.has(state))];
}

function historyDifference(observed: Observed, expected: Expected, leniency: Leniency): string | undefined {
  const { states, states_order, event_types, event_types_order: order } = expected;
  // An express execution that was started synchronously has no history to compare.
  if (order === undefined) return undefined;
  const anyOrder = order !== 'exact';
  const exits = order === 'partial' ? keptExits(observed, expected.exits) : expected.exits;
  const lists = [
    ['states', states, states_order === 'multiset'],
    ['event_types', order === 'partial' ? undefined : event_types, anyOrder],
    ['exits', exits, anyOrder],
    ['tasks', expected.tasks ?? [], anyOrder],
    ['failures', expected.failures ?? [], anyOrder],
  ] as const;
  for (const [name, list, multiset] of lists) {
    const found = list === undefined ? undefined : listDifference(observed[name], list, `/${name}`, leniency, multiset);
    if (found !== undefined) return found;
  }
  return undefined;
}
