/** The machines of the crash test, and a home that runs them; the test kills it again and again. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Clock } from '#infra/local/clock.ts';
import {
  openEngine,
  type Engine,
  type InvokeOutcome,
  type StateMachineSpec,
} from '#infra/local/stepfunctions/index.ts';

const PREFIX = 'arn:aws:states:ap-southeast-1:111122223333:stateMachine';
export const PARENT = `${PREFIX}:parent`;
const CHILD = `${PREFIX}:child`;
const FUNCTION = 'arn:aws:lambda:ap-southeast-1:111122223333:function:work';

const invoke = (payload: object, rest: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: FUNCTION, Payload: payload },
  Output: '{% $states.result.Payload %}',
  ...rest,
});

const child = {
  QueryLanguage: 'JSONata',
  StartAt: 'Pause',
  States: {
    Pause: { Type: 'Wait', Seconds: 1, Next: 'Work' },
    Work: invoke({ value: '{% $states.input.value + 1 %}' }, { End: true }),
  },
};

const parent = {
  QueryLanguage: 'JSONata',
  StartAt: 'Begin',
  States: {
    Begin: { Type: 'Pass', Assign: { number: '{% $states.input.number %}', seen: [] }, Next: 'Pause' },
    Pause: { Type: 'Wait', Seconds: '{% $number % 3 + 1 %}', Next: 'Retried' },
    Retried: invoke(
      { value: '{% $number %}', failUntil: '{% $number % 3 %}', attempt: '{% $states.context.State.RetryCount %}' },
      {
        Retry: [{ ErrorEquals: ['NotYet'], IntervalSeconds: 1, MaxAttempts: 3 }],
        Assign: { retried: '{% $states.result.Payload.value %}' },
        Next: 'Each',
      },
    ),
    Each: {
      Type: 'Map',
      Items: '{% [1..5] %}',
      MaxConcurrency: 2,
      ItemSelector: { item: '{% $states.context.Map.Item.Value %}', number: '{% $number %}' },
      ItemProcessor: {
        StartAt: 'One',
        States: {
          One: invoke({ value: '{% $states.input.item * $states.input.number %}' }, { Next: 'Nap' }),
          Nap: { Type: 'Wait', Seconds: 1, End: true },
        },
      },
      Output: '{% $sum($states.result.value) %}',
      Next: 'Both',
    },
    Both: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Person',
          States: {
            Person: {
              Type: 'Task',
              Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
              TimeoutSeconds: 86_400,
              Arguments: {
                FunctionName: FUNCTION,
                Payload: { token: '{% $states.context.Task.Token %}', number: '{% $number %}' },
              },
              End: true,
            },
          },
        },
        {
          StartAt: 'Nested',
          States: {
            Nested: {
              Type: 'Task',
              Resource: 'arn:aws:states:::states:startExecution.sync:2',
              Arguments: { StateMachineArn: CHILD, Input: { value: '{% $number %}' } },
              Output: '{% $states.result.Output %}',
              End: true,
            },
          },
        },
        {
          StartAt: 'Refused',
          States: {
            Refused: invoke(
              { value: 0, failUntil: 9, attempt: 0 },
              {
                Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput.Error %}', Next: 'After' }],
                Next: 'After',
              },
            ),
            After: { Type: 'Pass', End: true },
          },
        },
      ],
      Output: {
        number: '{% $number %}',
        sum: '{% $states.input %}',
        branches: '{% $states.result %}',
        retried: '{% $retried %}',
      },
      Next: 'End',
    },
    End: { Type: 'Succeed' },
  },
};

const spec = (arn: string, definition: object): StateMachineSpec => ({
  arn,
  name: arn.slice(arn.lastIndexOf(':') + 1),
  definition: JSON.stringify(definition),
  roleArn: 'arn:aws:iam::111122223333:role/workflows',
});

const payloadSchema = z.object({
  value: z.number().optional(),
  failUntil: z.number().optional(),
  attempt: z.number().optional(),
  token: z.string().optional(),
  number: z.number().optional(),
});

const tokenSchema = z.object({ token: z.string(), number: z.number() });

export interface CrashHome {
  readonly engine: Engine;
  /** Answers the tokens handed out by earlier processes; those that were answered already are refused, which is right. */
  answerOldTokens(): Promise<void>;
}

/** `dir` null: a home that never crashes, in memory. */
export async function openHome(dir: string | null, clock: Clock, tokensFile: string): Promise<CrashHome> {
  const answerToken = async (token: string, number: number): Promise<void> => {
    await engine.request('SendTaskSuccess', { taskToken: token, output: JSON.stringify({ signed: number }) });
  };
  const work = async ({ payload }: { payload: unknown }): Promise<InvokeOutcome> => {
    const { value = 0, failUntil = 0, attempt = 0, token, number = 0 } = payloadSchema.parse(payload);
    await new Promise((resolve) => setImmediate(resolve));
    if (token !== undefined) {
      appendFileSync(tokensFile, `${JSON.stringify({ token, number })}\n`);
      clock.at(clock.now() + 500 + (number % 7) * 400, () => void answerToken(token, number));
    }
    if (attempt < failUntil)
      return { kind: 'failed', errorType: 'NotYet', errorMessage: `attempt ${attempt}`, requestId: 'request' };
    return { kind: 'returned', payload: { value }, requestId: 'request' };
  };
  const engine = await openEngine({
    dir: dir === null ? null : path.join(dir, 'log'),
    durability: 'second',
    clock,
    machines: [spec(PARENT, parent), spec(CHILD, child)],
    invoke: work,
    callAws: () => Promise.reject(new Error('no service is called')),
  });
  const answerOldTokens = async (): Promise<void> => {
    const lines = existsSync(tokensFile) ? readFileSync(tokensFile, 'utf8').split('\n').slice(0, -1) : [];
    for (const line of lines) {
      const { token, number } = tokenSchema.parse(JSON.parse(line));
      await answerToken(token, number);
    }
  };
  return { engine, answerOldTokens };
}

/** Starts all executions (a name that is taken is one started before) and waits for all to end. */
export async function runAll({ engine }: CrashHome, count: number): Promise<void> {
  const ends: Promise<void>[] = [];
  for (let number = 0; number < count; number += 1) {
    const name = `execution-${number}`;
    await engine.request('StartExecution', { stateMachineArn: PARENT, name, input: JSON.stringify({ number }) });
    ends.push(engine.ended(`${PARENT.replace(':stateMachine:', ':execution:')}:${name}`));
  }
  await Promise.all(ends);
}
