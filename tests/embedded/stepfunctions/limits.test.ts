import { expect, test } from 'vitest';
import { aTask, MACHINE, returned, TestHome } from './support.ts';

const LIMIT = 262_144;

test('an output of 256 KiB passes, one byte more fails with States.DataLimitExceeded', async () => {
  const home = await TestHome.open({
    Big: { Type: 'Pass', Output: "{% $join([1..$states.input].('x')) & '' %}", Next: 'End' },
    End: { Type: 'Succeed' },
  });
  // A JSON text of n letters has n + 2 bytes.
  expect((await home.run(LIMIT - 2)).status).toBe('SUCCEEDED');
  expect(await home.run(LIMIT - 1)).toMatchObject({
    status: 'FAILED',
    error: 'States.DataLimitExceeded',
    cause: `The state/task 'Big' returned a result with a size exceeding the maximum number of bytes service limit.`,
  });
});

test('a task result above 256 KiB is the task’s failure, which a catcher can take', async () => {
  const home = await TestHome.open(
    { Work: aTask({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'End' }], Next: 'End' }), End: { Type: 'Succeed' } },
    // Vietnamese letters take up to three bytes each.
    { invoke: () => returned('ệ'.repeat(LIMIT / 3)) },
  );
  const { output } = await home.run();
  expect(output).toMatchObject({ Error: 'States.DataLimitExceeded' });
});

test('an input above 256 KiB is refused', async () => {
  const home = await TestHome.open({ Only: { Type: 'Pass', End: true } });
  const request = { stateMachineArn: MACHINE, input: JSON.stringify('x'.repeat(LIMIT)) };
  expect((await home.refusal('StartExecution', request)).__type).toBe('ValidationException');
});

test('an execution ends at its 25,000th history event', async () => {
  const home = await TestHome.open({
    Again: { Type: 'Pass', Next: 'More' },
    More: { Type: 'Choice', Choices: [{ Condition: true, Next: 'Again' }] },
  });
  const arn = await home.start();
  await home.clock.idle();
  expect(await home.describe(arn)).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
    cause: 'The execution reached the maximum number of history events (25000).',
  });
  const { body } = await home.engine.request('GetExecutionHistory', {
    executionArn: arn,
    reverseOrder: true,
    maxResults: 1,
  });
  expect(body).toMatchObject({ events: [{ id: 25_000, type: 'ExecutionFailed' }] });
});
