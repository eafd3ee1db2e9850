/** Builders for tests of the engine. */
import { z } from 'zod';
import { HomeClock } from '#infra/local/clock.ts';
import { openEngine, type Engine, type EngineOptions, type InvokeOutcome } from '#infra/local/stepfunctions/index.ts';

const ACCOUNT = 'ap-southeast-1:111122223333';
export const MACHINE = `arn:aws:states:${ACCOUNT}:stateMachine:machine`;
export const FUNCTION = `arn:aws:lambda:${ACCOUNT}:function:work`;
export const START = Date.UTC(2026, 0, 5, 1);

const event = z.looseObject({ id: z.number(), type: z.string(), previousEventId: z.number(), timestamp: z.number() });

export const bodySchemas = {
  described: z.looseObject({
    status: z.string(),
    output: z.string().optional(),
    error: z.string().optional(),
    cause: z.string().optional(),
  }),
  history: z.object({ events: z.array(event), nextToken: z.string().optional() }),
  started: z.object({ executionArn: z.string(), startDate: z.number() }),
  error: z.object({ __type: z.string(), message: z.string() }),
};

export type Invoke = (payload: unknown) => Promise<InvokeOutcome> | InvokeOutcome;

export const returned = (payload: unknown): InvokeOutcome => ({ kind: 'returned', payload, requestId: 'request' });
export const threw = (errorType: string): InvokeOutcome => ({
  kind: 'failed',
  errorType,
  errorMessage: 'it failed',
  requestId: 'request',
});

/** A task that calls the function of the test. */
export const aTask = (fields: object = {}): object => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: FUNCTION, Payload: '{% $states.input %}' },
  Output: '{% $states.result.Payload %}',
  ...fields,
});

/** A task that hands its token to the function and waits for it to come back. */
export const aTokenTask = (fields: object = {}): object => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: { FunctionName: FUNCTION, Payload: { token: '{% $states.context.Task.Token %}' } },
  ...fields,
});

export interface HomeOptions {
  readonly invoke?: Invoke;
  readonly dir?: string | null;
  readonly durability?: EngineOptions['durability'];
  readonly clock?: HomeClock;
  readonly ids?: () => string;
  /** Further machines by ARN. */
  readonly others?: Readonly<Record<string, object>>;
}

/** An engine with one machine of these states, on a frozen clock. */
export class TestHome {
  readonly clock: HomeClock;
  readonly engine: Engine;

  constructor(clock: HomeClock, engine: Engine) {
    this.clock = clock;
    this.engine = engine;
  }

  static async open(states: Readonly<Record<string, object>>, options: HomeOptions = {}): Promise<TestHome> {
    const clock = options.clock ?? new HomeClock({ frozen: true, start: START });
    const definition = { QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states };
    const machines = Object.entries({ [MACHINE]: definition, ...options.others }).map(([arn, machine]) => ({
      arn,
      name: arn.slice(arn.lastIndexOf(':') + 1),
      definition: JSON.stringify(machine),
      roleArn: 'arn:aws:iam::111122223333:role/workflows',
    }));
    const invoke = options.invoke ?? returned;
    const engine = await openEngine({
      dir: options.dir ?? null,
      durability: options.durability ?? 'second',
      clock,
      machines,
      ...(options.ids === undefined ? {} : { ids: options.ids }),
      invoke: ({ payload }) => Promise.resolve(invoke(payload)),
      callAws: () => Promise.reject(new Error('no service is called')),
    });
    return new TestHome(clock, engine);
  }

  async start(input: unknown = {}, name?: string): Promise<string> {
    const request = { stateMachineArn: MACHINE, input: JSON.stringify(input), ...(name === undefined ? {} : { name }) };
    const { body } = await this.engine.request('StartExecution', request);
    return bodySchemas.started.parse(body).executionArn;
  }

  async describe(executionArn: string): Promise<z.infer<typeof bodySchemas.described>> {
    return bodySchemas.described.parse((await this.engine.request('DescribeExecution', { executionArn })).body);
  }

  /** The error of a request that must be refused. */
  async refusal(operation: string, input: unknown): Promise<z.infer<typeof bodySchemas.error>> {
    return bodySchemas.error.parse((await this.engine.request(operation, input)).body);
  }

  async history(executionArn: string): Promise<z.infer<typeof event>[]> {
    const { body } = await this.engine.request('GetExecutionHistory', { executionArn, maxResults: 1000 });
    return bodySchemas.history.parse(body).events;
  }

  async types(executionArn: string): Promise<string[]> {
    return (await this.history(executionArn)).map(({ type }) => type);
  }

  /** Lets all work end that needs no time, then moves the clock on by so many seconds. */
  async pass(seconds: number): Promise<void> {
    await this.clock.idle();
    await this.clock.advanceTo(this.clock.now() + seconds * 1000);
  }

  /** Runs an execution to its end, a day at most. */
  async run(
    input: unknown = {},
  ): Promise<{ status: string; output: unknown; error?: string; cause?: string; arn: string }> {
    const arn = await this.start(input);
    await this.pass(86_400);
    const { status, output, error, cause } = await this.describe(arn);
    return {
      status,
      output: output === undefined ? undefined : JSON.parse(output),
      ...(error === undefined ? {} : { error }),
      ...(cause === undefined ? {} : { cause }),
      arn,
    };
  }
}
