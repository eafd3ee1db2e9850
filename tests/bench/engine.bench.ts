/** The Step Functions engine: executions a second on disk, reopening, and fast-forward. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StateMachine } from 'aws-local-stepfunctions';
import { z } from 'zod';
import { HomeClock } from '#infra/local/clock.ts';
import { openEngine, type Engine } from '#infra/local/stepfunctions/index.ts';
import { rate, type Benchmark, type Figure } from './benchmark.ts';

const FUNCTION = 'arn:aws:lambda:ap-southeast-1:111122223333:function:work';
const MACHINE = 'arn:aws:states:ap-southeast-1:111122223333:stateMachine:machine';
const AT_ONCE = 100;
const CHAIN_STATES = 5;

const task = <N extends string>(next: N) => ({ Type: 'Task', Resource: FUNCTION, Next: next }) as const;

const chain = {
  QueryLanguage: 'JSONata',
  StartAt: 'Begin',
  States: {
    Begin: { Type: 'Pass', Next: 'Decide' },
    Decide: {
      Type: 'Choice',
      Choices: [{ Condition: "{% $states.input.outcome = 'open' %}", Next: 'First' }],
      Default: 'End',
    },
    First: task('Second'),
    Second: task('End'),
    End: { Type: 'Succeed' },
  },
};

/** The same chain as the peer can run it: it knows JSONPath only. */
const peerChain: ConstructorParameters<typeof StateMachine>[0] = {
  StartAt: 'Begin',
  States: {
    Begin: { Type: 'Pass', Next: 'Decide' },
    Decide: {
      Type: 'Choice',
      Choices: [{ Variable: '$.outcome', StringEquals: 'open', Next: 'First' }],
      Default: 'End',
    },
    First: task('Second'),
    Second: task('End'),
    End: { Type: 'Succeed' },
  },
};

const INPUT = { case: 'TTHC-2026-000123', outcome: 'open', unit: 'UBND xã An Bình' };
const startedSchema = z.object({ executionArn: z.string() });

interface OpenOptions {
  readonly dir: string | null;
  readonly definition: object;
  readonly durability?: 'second' | 'full';
  readonly clock?: HomeClock;
}

const open = ({ dir, definition, durability = 'second', clock = new HomeClock() }: OpenOptions): Promise<Engine> =>
  openEngine({
    dir,
    durability,
    clock,
    machines: [
      { arn: MACHINE, name: 'machine', definition: JSON.stringify(definition), roleArn: 'arn:aws:iam::1:role/r' },
    ],
    invoke: ({ payload }) => Promise.resolve({ kind: 'returned', payload, requestId: 'request' }),
    callAws: () => Promise.reject(new Error('no service is called')),
  });

async function start(engine: Engine, input: object): Promise<string> {
  const { body } = await engine.request('StartExecution', { stateMachineArn: MACHINE, input: JSON.stringify(input) });
  return startedSchema.parse(body).executionArn;
}

const runOne = async (engine: Engine): Promise<void> => engine.ended(await start(engine, INPUT));

async function atOnce(count: number, one: () => Promise<unknown>): Promise<void> {
  let left = count;
  const worker = async (): Promise<void> => {
    for (; left > 0; left -= 1) await one();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function inSequence(count: number, one: () => Promise<unknown>): Promise<void> {
  for (let index = 0; index < count; index += 1) await one();
}

async function inFolder<T>(use: (dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(path.join(tmpdir(), 'engine-bench-'));
  try {
    return await use(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function chainFigures(durability: 'second' | 'full', counts: readonly [number, number]): Promise<Figure[]> {
  return inFolder(async (dir) => {
    const engine = await open({ dir, definition: chain, durability });
    const [few, many] = counts;
    const sequential = await rate(few, () => inSequence(few, () => runOne(engine)));
    const concurrent = await rate(many, () => atOnce(many, () => runOne(engine)));
    await engine.close();
    const aims = durability === 'second' ? ['≥ 4,000', '≥ 10,000'] : [];
    const name = `on disk, history included, DURABILITY=${durability}`;
    return [
      figure(`executions, one after another, ${name}`, 'per s', sequential, aims[0]),
      figure(`executions, ${AT_ONCE} at once, ${name}`, 'per s', concurrent, aims[1]),
      figure(
        `state transitions, ${AT_ONCE} at once, ${name}`,
        'per s',
        concurrent.map((n) => n * CHAIN_STATES),
      ),
    ];
  });
}

const figure = (name: string, unit: string, samples: readonly number[], aim?: string, note?: string): Figure => ({
  name,
  unit,
  samples,
  ...(aim === undefined ? {} : { aim }),
  ...(note === undefined ? {} : { note }),
});

type Options = NonNullable<Parameters<StateMachine['run']>[1]>;
type Handler = NonNullable<NonNullable<Options['overrides']>['taskResourceLocalHandlers']>[string];

async function peerFigures(): Promise<Figure[]> {
  const machine = new StateMachine(peerChain);
  const handler: Handler = (input) => Promise.resolve(input);
  const overrides = { taskResourceLocalHandlers: { First: handler, Second: handler } };
  const one = (): Promise<unknown> => machine.run(INPUT, { overrides }).result;
  const count = 5000;
  const note = 'keeps nothing: no history, no restart, no tokens';
  return [
    figure(
      'aws-local-stepfunctions, one after another',
      'per s',
      await rate(count, () => inSequence(count, one)),
      undefined,
      note,
    ),
    figure(
      `aws-local-stepfunctions, ${AT_ONCE} at once`,
      'per s',
      await rate(count, () => atOnce(count, one)),
      undefined,
      note,
    ),
  ];
}

const DAY_SECONDS = 86_400;

/** A person's decision that is long in coming. */
const waiting = {
  QueryLanguage: 'JSONata',
  StartAt: 'Begin',
  States: {
    Begin: { Type: 'Pass', Assign: { unit: '{% $states.input.unit %}' }, Next: 'Wait' },
    Wait: { Type: 'Wait', Seconds: 30 * DAY_SECONDS, End: true },
  },
};

function reopenFigure(): Promise<Figure> {
  return inFolder(async (dir) => {
    const first = await open({ dir, definition: waiting });
    await Promise.all(Array.from({ length: 10_000 }, () => start(first, INPUT)));
    await first.close();
    const samples: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      const started = performance.now();
      const engine = await open({ dir, definition: waiting });
      samples.push((performance.now() - started) / 1000);
      if (engine.stats().running !== 10_000) throw new Error('executions were lost');
      await engine.close();
    }
    return figure('reopen 10,000 waiting executions', 's', samples, '≤ 1');
  });
}

const EXECUTIONS = 500;
const DAYS = 200;

/** A day's wait again and again. */
const daily = {
  QueryLanguage: 'JSONata',
  StartAt: 'Wait',
  States: {
    Wait: { Type: 'Wait', Seconds: DAY_SECONDS, Output: { day: '{% $states.input.day + 1 %}' }, Next: 'More' },
    More: {
      Type: 'Choice',
      Choices: [{ Condition: `{% $states.input.day < ${DAYS} %}`, Next: 'Wait' }],
      Default: 'End',
    },
    End: { Type: 'Succeed' },
  },
};

function fastForwardFigure(): Promise<Figure> {
  return inFolder(async (folder) => {
    const samples: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      const clock = new HomeClock({ frozen: true, start: 0 });
      const engine = await open({ dir: path.join(folder, String(run)), definition: daily, clock });
      await Promise.all(Array.from({ length: EXECUTIONS }, () => start(engine, { day: 0 })));
      const started = performance.now();
      await clock.advanceTo((DAYS + 1) * DAY_SECONDS * 1000);
      samples.push((performance.now() - started) / 1000);
      if (engine.stats().running !== 0) throw new Error('executions are left over');
      await engine.close();
    }
    return figure(`fast-forward ${EXECUTIONS} executions × ${DAYS} days, on disk`, 's', samples, '≤ 1');
  });
}

export const benchmark: Benchmark = {
  name: 'Step Functions engine: chain of 5 states (Pass, Choice, Task, Task, Succeed)',
  async run() {
    return [
      ...(await chainFigures('second', [3000, 6000])),
      ...(await chainFigures('full', [100, 2000])),
      ...(await peerFigures()),
      await reopenFigure(),
      await fastForwardFigure(),
    ];
  },
};
