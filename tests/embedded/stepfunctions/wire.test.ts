import { expect, test } from 'vitest';
import { z } from 'zod';
import { aTask, aTokenTask, bodySchemas, MACHINE, returned, TestHome, threw, type HomeOptions } from './support.ts';

const waiting = { Wait: { Type: 'Wait', Seconds: 60, End: true } };

/** A home whose only task waits for its token. */
async function tokenHome(options: HomeOptions = {}): Promise<{ home: TestHome; arn: string; token: string }> {
  let token = '';
  const home = await TestHome.open(
    { Work: aTokenTask({ End: true }) },
    {
      ...options,
      invoke: (payload) => {
        token = z.object({ token: z.string() }).parse(payload).token;
        return returned({});
      },
    },
  );
  const arn = await home.start();
  await home.clock.idle();
  return { home, arn, token };
}

test('a second start under the same name with the same input answers as the first, as long as it runs', async () => {
  const home = await TestHome.open(waiting);
  const request = { stateMachineArn: MACHINE, name: 'once', input: '{"a": 1}' };
  const first = await home.engine.request('StartExecution', request);
  expect(await home.engine.request('StartExecution', { ...request, input: '{"a":1}' })).toEqual(first);
  const { executionArn } = bodySchemas.started.parse(first.body);
  const taken = { __type: 'ExecutionAlreadyExists', message: `Execution Already Exists: '${executionArn}'` };
  expect(await home.refusal('StartExecution', { ...request, input: '{"a":2}' })).toEqual(taken);
  await home.pass(60);
  expect(await home.refusal('StartExecution', request)).toEqual(taken);
});

test('a name with a forbidden character, an input that is no JSON and unknown ARNs are refused as AWS words it', async () => {
  const home = await TestHome.open(waiting);
  const start = { stateMachineArn: MACHINE };
  expect(await home.refusal('StartExecution', { ...start, name: 'a b' })).toEqual({
    __type: 'InvalidName',
    message: `Invalid Name: 'a b'`,
  });
  expect((await home.refusal('StartExecution', { ...start, input: '{' })).__type).toBe('InvalidExecutionInput');
  expect(await home.refusal('StartExecution', { stateMachineArn: `${MACHINE}2` })).toEqual({
    __type: 'StateMachineDoesNotExist',
    message: `State Machine Does Not Exist: '${MACHINE}2'`,
  });
  const execution = `${MACHINE.replace('stateMachine', 'execution')}:none`;
  expect(await home.refusal('DescribeExecution', { executionArn: execution })).toEqual({
    __type: 'ExecutionDoesNotExist',
    message: `Execution Does Not Exist: '${execution}'`,
  });
  expect((await home.refusal('DescribeExecution', { executionArn: 'nonsense' })).__type).toBe('InvalidArn');
  expect((await home.refusal('DescribeExecution', {})).__type).toBe('ValidationException');
  expect((await home.refusal('DeleteEverything', {})).__type).toBe('UnknownOperationException');
});

test('a token brings its task’s output; afterwards the task does not exist any more', async () => {
  const { home, arn, token } = await tokenHome();
  const send = { taskToken: token, output: '{"signed":true}' };
  expect(await home.engine.request('SendTaskSuccess', send)).toEqual({ status: 200, body: {} });
  expect(await home.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: '{"signed":true}' });
  expect(await home.refusal('SendTaskSuccess', send)).toEqual({
    __type: 'TaskTimedOut',
    message: `Task Timed Out: 'Provided task does not exist anymore'`,
  });
});

test('what is no token is refused, and so is an output that is no JSON', async () => {
  const { home, token } = await tokenHome();
  expect(await home.refusal('SendTaskHeartbeat', { taskToken: 'nonsense' })).toEqual({
    __type: 'InvalidToken',
    message: `Invalid Token: 'Invalid token'`,
  });
  expect((await home.refusal('SendTaskSuccess', { taskToken: token, output: 'yes' })).__type).toBe('InvalidOutput');
});

test('SendTaskFailure without error and cause is caught as nulls', async () => {
  const { home, arn, token } = await tokenHome();
  await home.engine.request('SendTaskFailure', { taskToken: token });
  expect(await home.describe(arn)).toMatchObject({ status: 'FAILED' });
  expect((await home.types(arn)).slice(-2)).toEqual(['TaskFailed', 'ExecutionFailed']);
});

test('a stopped execution is ABORTED with the error given; stopping it again changes nothing', async () => {
  const home = await TestHome.open(waiting);
  const executionArn = await home.start();
  const first = await home.engine.request('StopExecution', { executionArn, error: 'Enough', cause: 'not needed' });
  await home.pass(600);
  expect(await home.engine.request('StopExecution', { executionArn })).toEqual(first);
  expect(await home.describe(executionArn)).toMatchObject({ status: 'ABORTED', error: 'Enough', cause: 'not needed' });
  expect((await home.types(executionArn)).at(-1)).toBe('ExecutionAborted');
});

test('a redriven execution goes on at the state that failed, with new attempts', async () => {
  let broken = true;
  const calls: unknown[] = [];
  const each = (payload: unknown) => {
    calls.push(payload);
    return broken && payload === 2 ? threw('Broken') : returned(payload);
  };
  const home = await TestHome.open(
    {
      Each: {
        Type: 'Map',
        Items: [1, 2, 3],
        MaxConcurrency: 1,
        ItemProcessor: { StartAt: 'One', States: { One: aTask({ End: true }) } },
        End: true,
      },
    },
    { invoke: each },
  );
  const { arn, status } = await home.run();
  expect(status).toBe('FAILED');
  broken = false;
  expect((await home.engine.request('RedriveExecution', { executionArn: arn })).status).toBe(200);
  await home.clock.idle();
  expect(await home.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: '[1,2,3]', redriveCount: 1 });
  // What had succeeded is not done again.
  expect(calls).toEqual([1, 2, 2, 3]);
  const refused = await home.refusal('RedriveExecution', { executionArn: arn });
  expect(refused.message).toContain('Execution is SUCCEEDED and cannot be redriven');
});

test('a history is read in pages, forwards and backwards', async () => {
  const home = await TestHome.open({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', End: true } });
  const { arn } = await home.run();
  for (const reverseOrder of [false, true]) {
    const ids: number[] = [];
    let nextToken: string | undefined;
    do {
      const request = {
        executionArn: arn,
        maxResults: 2,
        reverseOrder,
        ...(nextToken === undefined ? {} : { nextToken }),
      };
      const page = bodySchemas.history.parse((await home.engine.request('GetExecutionHistory', request)).body);
      expect(page.events.length).toBeLessThanOrEqual(2);
      ids.push(...page.events.map(({ id }) => id));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    const forwards = [1, 2, 3, 4, 5, 6];
    expect(ids).toEqual(reverseOrder ? forwards.toReversed() : forwards);
  }
  const foreign = await home.refusal('GetExecutionHistory', { executionArn: arn, nextToken: 'nonsense' });
  expect(foreign.__type).toBe('InvalidToken');
});

test('executions are listed newest first, by status', async () => {
  const home = await TestHome.open(waiting);
  await home.start({}, 'first');
  await home.pass(30);
  await home.start({}, 'second');
  await home.pass(30);
  const list = async (statusFilter?: string): Promise<unknown> =>
    (await home.engine.request('ListExecutions', { stateMachineArn: MACHINE, statusFilter })).body;
  expect(await list()).toMatchObject({ executions: [{ name: 'second' }, { name: 'first' }] });
  expect(await list('SUCCEEDED')).toMatchObject({ executions: [{ name: 'first', status: 'SUCCEEDED' }] });
  const machines = await home.engine.request('ListStateMachines', {});
  expect(machines.body).toMatchObject({ stateMachines: [{ stateMachineArn: MACHINE, type: 'STANDARD' }] });
  const machine = await home.engine.request('DescribeStateMachine', { stateMachineArn: MACHINE });
  expect(machine.body).toMatchObject({ name: 'machine', status: 'ACTIVE' });
});
