import { expect, test } from 'vitest';
import { aTask, MACHINE, returned, TestHome, threw } from './support.ts';

const child = MACHINE.replace(/machine$/, 'child');

test('a Pass state without Output hands on its input', async () => {
  const home = await TestHome.open({ Only: { Type: 'Pass', End: true } });
  expect(await home.run({ a: [1, null] })).toMatchObject({ status: 'SUCCEEDED', output: { a: [1, null] } });
});

test('Output and Assign both see the variables as they were on entry', async () => {
  const home = await TestHome.open({
    First: { Type: 'Pass', Assign: { x: 1 }, Next: 'Second' },
    Second: { Type: 'Pass', Assign: { x: '{% $x + 1 %}' }, Output: { before: '{% $x %}' }, Next: 'Third' },
    Third: { Type: 'Pass', Output: { after: '{% $x %}', handed: '{% $states.input.before %}' }, End: true },
  });
  expect((await home.run()).output).toEqual({ after: 2, handed: 1 });
});

test('the first Choice rule that holds decides, and only its Assign and Output are used', async () => {
  const rule = (condition: unknown, name: string) => ({ Condition: condition, Next: 'End', Output: name });
  const home = await TestHome.open({
    Choose: {
      Type: 'Choice',
      Choices: [rule('{% $states.input.n > 5 %}', 'large'), rule('{% $states.input.n > 1 %}', 'middle')],
      Default: 'End',
      Output: 'default',
    },
    End: { Type: 'Succeed' },
  });
  expect((await home.run({ n: 9 })).output).toBe('large');
  expect((await home.run({ n: 3 })).output).toBe('middle');
  expect((await home.run({ n: 0 })).output).toBe('default');
});

test('a Choice without a rule that holds and without Default fails the execution', async () => {
  const home = await TestHome.open({
    Choose: { Type: 'Choice', Choices: [{ Condition: false, Next: 'End' }] },
    End: { Type: 'Succeed' },
  });
  const { status, error, cause } = await home.run();
  expect([status, error]).toEqual(['FAILED', 'States.Runtime']);
  expect(cause).toContain('(entered at the event id #2). Failed to transition out of the state.');
});

test('a Condition that is not a boolean is a QueryEvaluationError', async () => {
  const home = await TestHome.open({
    Choose: { Type: 'Choice', Choices: [{ Condition: "{% 'yes' %}", Next: 'End' }], Default: 'End' },
    End: { Type: 'Succeed' },
  });
  const { error, cause } = await home.run();
  expect(error).toBe('States.QueryEvaluationError');
  expect(cause).toContain(`Expected 'boolean', but was 'string' for value: "yes"`);
});

test('a Wait of seconds ends on the second, not before', async () => {
  const home = await TestHome.open({ Wait: { Type: 'Wait', Seconds: '{% $states.input.s %}', End: true } });
  const arn = await home.start({ s: 90 });
  await home.pass(89);
  expect((await home.describe(arn)).status).toBe('RUNNING');
  await home.pass(1);
  expect((await home.describe(arn)).status).toBe('SUCCEEDED');
});

test('a Wait until an instant of another offset ends at that instant; one in the past ends at once', async () => {
  const home = await TestHome.open({ Wait: { Type: 'Wait', Timestamp: '{% $states.input %}', End: true } });
  const past = await home.start('2020-01-01T00:00:00Z');
  // The clock of the tests starts on 5 January 2026 at 08:00 in Hà Nội.
  const later = await home.start('2026-01-05T08:00:30+07:00');
  await home.clock.idle();
  expect((await home.describe(past)).status).toBe('SUCCEEDED');
  await home.pass(29);
  expect((await home.describe(later)).status).toBe('RUNNING');
  await home.pass(1);
  expect((await home.describe(later)).status).toBe('SUCCEEDED');
});

test.each(['2016-02-30T00:00:00Z', '2016-12-05T21:29:29', '2016-12-05 21:29:29Z', '2016-13-05T21:29:29Z'])(
  'a Wait until %s is refused: it is no date-time with an offset',
  async (text) => {
    const home = await TestHome.open({ Wait: { Type: 'Wait', Timestamp: '{% $states.input %}', End: true } });
    const { error, cause } = await home.run(text);
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toContain(`date-time format string: ${text}`);
  },
);

test('a Fail state gives its Error and Cause, evaluated; one left out stays out', async () => {
  const home = await TestHome.open({ Fail: { Type: 'Fail', Error: "{% 'E' & $states.input.n %}" } });
  const result = await home.run({ n: 'o' });
  expect(result).toMatchObject({ status: 'FAILED', error: 'Eo' });
  expect(result).not.toHaveProperty('cause');
  expect(await home.types(result.arn)).toEqual(['ExecutionStarted', 'FailStateEntered', 'ExecutionFailed']);
});

test('a Parallel result is the branches’ outputs in their order, whichever ends first', async () => {
  const branch = (seconds: number, output: string) => ({
    StartAt: 'Wait',
    States: { Wait: { Type: 'Wait', Seconds: seconds, Output: output, End: true } },
  });
  const home = await TestHome.open({
    Both: { Type: 'Parallel', Branches: [branch(20, 'slow'), branch(1, 'quick')], End: true },
  });
  expect((await home.run()).output).toEqual(['slow', 'quick']);
});

test('a failing Parallel branch gives up the others: their tasks are aborted', async () => {
  const home = await TestHome.open(
    {
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Long', States: { Long: { Type: 'Wait', Seconds: 60, End: true } } },
          { StartAt: 'Bad', States: { Bad: aTask({ End: true }) } },
        ],
        Catch: [{ ErrorEquals: ['Broken'], Output: '{% $states.errorOutput.Error %}', Next: 'End' }],
        Next: 'End',
      },
      End: { Type: 'Succeed' },
    },
    { invoke: () => threw('Broken') },
  );
  const { output, arn } = await home.run();
  expect(output).toBe('Broken');
  const types = await home.types(arn);
  expect(types).toContain('WaitStateAborted');
  expect(types.slice(-6)).toEqual([
    'WaitStateAborted',
    'ParallelStateFailed',
    'ParallelStateExited',
    'SucceedStateEntered',
    'SucceedStateExited',
    'ExecutionSucceeded',
  ]);
});

test('a Map runs at most MaxConcurrency iterations at once and keeps the items’ order', async () => {
  let running = 0;
  let most = 0;
  const home = await TestHome.open(
    {
      Each: {
        Type: 'Map',
        Items: '{% [1..7] %}',
        MaxConcurrency: 3,
        ItemSelector: { n: '{% $states.context.Map.Item.Value %}', at: '{% $states.context.Map.Item.Index %}' },
        ItemProcessor: { StartAt: 'One', States: { One: aTask({ End: true }) } },
        End: true,
      },
    },
    {
      invoke: async (payload) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        return returned(payload);
      },
    },
  );
  expect((await home.run()).output).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => ({ n, at: n - 1 })));
  expect(most).toBe(3);
});

test('an iteration reads outer variables and assigns its own, afresh in every iteration', async () => {
  const home = await TestHome.open({
    Begin: { Type: 'Pass', Assign: { outer: 10 }, Next: 'Each' },
    Each: {
      Type: 'Map',
      ItemProcessor: {
        StartAt: 'Set',
        States: {
          Set: { Type: 'Pass', Assign: { own: '{% $outer + $states.input %}' }, Next: 'Tell' },
          Tell: { Type: 'Pass', Output: '{% $own %}', End: true },
        },
      },
      Output: { results: '{% $states.result %}', own: '{% $exists($own) %}' },
      End: true,
    },
  });
  expect((await home.run([1, 2])).output).toEqual({ results: [11, 12], own: false });
});

test('a Map over no items succeeds with an empty list', async () => {
  const home = await TestHome.open({
    Each: {
      Type: 'Map',
      Items: [],
      ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', End: true } } },
      End: true,
    },
  });
  expect((await home.run()).output).toEqual([]);
});

test('.sync:2 waits for the nested execution and gives its output as JSON', async () => {
  const home = await TestHome.open(
    {
      Nested: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Arguments: { StateMachineArn: child, Input: { n: 4 } },
        Output: '{% $states.result.Output.doubled %}',
        End: true,
      },
    },
    {
      others: {
        [child]: {
          QueryLanguage: 'JSONata',
          StartAt: 'Wait',
          States: { Wait: { Type: 'Wait', Seconds: 5, Output: { doubled: '{% $states.input.n * 2 %}' }, End: true } },
        },
      },
    },
  );
  expect((await home.run()).output).toBe(8);
});

test('a nested execution that fails is States.TaskFailed, told as DescribeExecution tells it', async () => {
  const home = await TestHome.open(
    {
      Nested: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Arguments: { StateMachineArn: child, Name: 'inner' },
        End: true,
      },
    },
    { others: { [child]: { StartAt: 'Fail', States: { Fail: { Type: 'Fail', Error: 'Inner', Cause: 'why' } } } } },
  );
  const { error, cause } = await home.run();
  expect(error).toBe('States.TaskFailed');
  expect(JSON.parse(cause ?? '')).toMatchObject({ Error: 'Inner', Cause: 'why', Name: 'inner', Status: 'FAILED' });
});

test('an unknown machine in startExecution is StepFunctions.StateMachineDoesNotExistException', async () => {
  const home = await TestHome.open({
    Nested: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution',
      Arguments: { StateMachineArn: `${child}-none` },
      End: true,
    },
  });
  expect((await home.run()).error).toBe('StepFunctions.StateMachineDoesNotExistException');
});
