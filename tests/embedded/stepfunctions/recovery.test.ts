import { describe, expect, test } from 'vitest';
import { aTask, aTokenTask, START, TestHome, threw } from './support.ts';

/** Seconds after the start at which the function was called. */
async function callTimes(retry: object, options: { ids?: () => string } = {}): Promise<number[]> {
  const times: number[] = [];
  const home: TestHome = await TestHome.open(
    { Work: aTask({ Retry: [{ ErrorEquals: ['States.ALL'], ...retry }], End: true }) },
    {
      ...options,
      invoke: () => {
        times.push((home.clock.now() - START) / 1000);
        return threw('Broken');
      },
    },
  );
  expect((await home.run()).error).toBe('Broken');
  return times;
}

describe('Retry', () => {
  test('without figures tries three times more, after 1, 2 and 4 seconds', async () => {
    expect(await callTimes({})).toEqual([0, 1, 3, 7]);
  });

  test('waits IntervalSeconds × BackoffRate, but never longer than MaxDelaySeconds', async () => {
    const retry = { IntervalSeconds: 2, BackoffRate: 3, MaxDelaySeconds: 10, MaxAttempts: 4 };
    expect(await callTimes(retry)).toEqual([0, 2, 8, 18, 28]);
  });

  test('with full jitter waits anything up to that, the same for the same ids', async () => {
    const counter = (): (() => string) => {
      let count = 0;
      return () => `id-${(count += 1)}`;
    };
    const retry = { IntervalSeconds: 100, BackoffRate: 1, MaxAttempts: 3, JitterStrategy: 'FULL' };
    const [first, again] = [await callTimes(retry, { ids: counter() }), await callTimes(retry, { ids: counter() })];
    expect(first).toEqual(again);
    const waits = first.slice(1).map((time, index) => time - (first[index] ?? 0));
    expect(new Set(waits).size).toBe(3);
    for (const wait of waits) expect(wait).toBeLessThan(100);
  });

  test('of MaxAttempts 0 never retries', async () => {
    expect(await callTimes({ MaxAttempts: 0 })).toEqual([0]);
  });

  test('counts attempts for each retrier by itself and tells their sum as RetryCount', async () => {
    const counts: unknown[] = [];
    const home = await TestHome.open(
      {
        Work: {
          ...aTask({
            Retry: [
              { ErrorEquals: ['A'], MaxAttempts: 1 },
              { ErrorEquals: ['B'], MaxAttempts: 1 },
            ],
            End: true,
          }),
          Arguments: { FunctionName: 'work', Payload: '{% $states.context.State.RetryCount %}' },
        },
      },
      {
        invoke: (count) => {
          counts.push(count);
          return threw(count === 1 ? 'B' : 'A');
        },
      },
    );
    expect((await home.run()).error).toBe('A');
    expect(counts).toEqual([0, 1, 2]);
  });
});

describe('Catch', () => {
  test('without Output hands on the error, and the state’s own Assign and Output do not run', async () => {
    const home = await TestHome.open(
      {
        Work: aTask({
          Assign: { done: true },
          Catch: [
            { ErrorEquals: ['States.TaskFailed'], Assign: { caught: '{% $states.errorOutput.Error %}' }, Next: 'End' },
          ],
          Next: 'End',
        }),
        End: {
          Type: 'Pass',
          Output: { error: '{% $states.input.Error %}', caught: '{% $caught %}', done: '{% $exists($done) %}' },
          End: true,
        },
      },
      { invoke: () => threw('Broken') },
    );
    expect((await home.run()).output).toEqual({ error: 'Broken', caught: 'Broken', done: false });
  });

  test('takes a QueryEvaluationError of a Task’s Arguments', async () => {
    const home = await TestHome.open({
      Work: {
        ...aTask({
          Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Output: 'caught', Next: 'End' }],
          Next: 'End',
        }),
        Arguments: '{% $nothing %}',
      },
      End: { Type: 'Succeed' },
    });
    expect((await home.run()).output).toBe('caught');
  });
});

describe('timeouts', () => {
  const caught = { Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'End' }], Next: 'End' };

  test('a task that answers too late is States.Timeout with an empty Cause for the catcher', async () => {
    const home = await TestHome.open({ Work: aTokenTask({ TimeoutSeconds: 30, ...caught }), End: { Type: 'Succeed' } });
    const arn = await home.start();
    await home.pass(29);
    expect((await home.describe(arn)).status).toBe('RUNNING');
    await home.pass(1);
    expect(JSON.parse((await home.describe(arn)).output ?? '')).toEqual({ Error: 'States.Timeout', Cause: '' });
    expect(await home.types(arn)).toContain('TaskTimedOut');
  });

  test('each heartbeat gives the task HeartbeatSeconds more; a missed one is States.Timeout', async () => {
    let token = '';
    const home = await TestHome.open(
      { Work: aTokenTask({ HeartbeatSeconds: 10, End: true }) },
      {
        invoke: (payload) => {
          token = /"token":"([^"]+)"/.exec(JSON.stringify(payload))?.[1] ?? '';
          return { kind: 'returned', payload: {}, requestId: 'request' };
        },
      },
    );
    const arn = await home.start();
    for (let beat = 0; beat < 3; beat += 1) {
      await home.pass(9);
      expect((await home.engine.request('SendTaskHeartbeat', { taskToken: token })).status).toBe(200);
    }
    await home.pass(9);
    expect((await home.describe(arn)).status).toBe('RUNNING');
    await home.pass(1);
    expect(await home.describe(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });
});

test('a Map that fails is tried again whole, within the same state entry', async () => {
  const home = await TestHome.open({
    Each: {
      Type: 'Map',
      Items: [1],
      ItemProcessor: { StartAt: 'Bad', States: { Bad: { Type: 'Fail', Error: 'Bad' } } },
      Retry: [{ ErrorEquals: ['Bad'], MaxAttempts: 1 }],
      End: true,
    },
  });
  const { arn } = await home.run();
  const attempt = ['MapStateStarted', 'MapIterationStarted', 'FailStateEntered', 'MapIterationFailed'];
  expect(await home.types(arn)).toEqual([
    'ExecutionStarted',
    'MapStateEntered',
    ...attempt,
    ...attempt,
    'MapStateFailed',
    'ExecutionFailed',
  ]);
});
