import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { HomeClock } from '#infra/local/clock.ts';
import { openEngine, type Engine } from '#infra/local/stepfunctions/index.ts';
import { instantOf, plainDate } from '#shared/kernel/civil-date.ts';
import { keepNote, statesOf } from '../coverage/record.ts';
import { deployFunction } from '../infra/deployed.ts';

const TODAY = plainDate('2026-01-05');
const startedSchema = z.object({ executionArn: z.string() });
const historySchema = z.object({
  events: z.array(z.object({ stateEnteredEventDetails: z.object({ name: z.string() }).optional() })),
});
const executionSchema = z.object({ status: z.string(), output: z.string().optional() });

let clock: HomeClock;
let daily: Awaited<ReturnType<typeof deployFunction>>;
let engine: Engine;
let machineArn: string;
beforeEach(async () => {
  clock = new HomeClock({ start: instantOf(TODAY, 0, 5), frozen: true });
  daily = await deployFunction('daily', clock);
  const machines = daily.machines.filter(({ name }) => name.endsWith('-daily'));
  machineArn = machines[0]?.arn ?? '';
  engine = await openEngine({
    dir: null,
    durability: 'second',
    clock,
    machines,
    invoke: ({ payload }) => daily.invoke(payload),
    callAws: () => Promise.reject(new Error('the daily run calls functions only')),
  });
});
afterEach(async () => {
  keepNote({ ...(await statesOf(engine)), rungs: [] });
  await engine.close();
  await daily.close();
});

const request = async (operation: string, input: object): Promise<unknown> =>
  (await engine.request(operation, input)).body;

async function run(name: string) {
  const started = await request('StartExecution', {
    stateMachineArn: machineArn,
    name,
    input: JSON.stringify({ scheduledTime: '2026-01-04T17:05:00Z' }),
  });
  const { executionArn } = startedSchema.parse(started);
  await clock.advanceTo(clock.now() + 8 * 3_600_000);
  await engine.ended(executionArn);
  return { executionArn, ...executionSchema.parse(await request('DescribeExecution', { executionArn })) };
}

it('the workflow claims the day and closes it with its start and end', async () => {
  const { executionArn, status } = await run('first');
  expect(status).toBe('SUCCEEDED');
  expect(await daily.item('DAILY', `RUN#${TODAY}`)).toMatchObject({
    executionId: executionArn,
    startedAt: '2026-01-04T17:05:00.000Z',
    endedAt: '2026-01-05T00:30:00.000Z',
  });
});

it('a second start of the day ends well and changes nothing', async () => {
  const first = await run('first');
  const before = await daily.item('DAILY', `RUN#${TODAY}`);
  const second = await run('second');
  expect(second.status).toBe('SUCCEEDED');
  expect(JSON.parse(second.output ?? '')).toEqual({ outcome: 'already-done', date: TODAY });
  expect(await daily.item('DAILY', `RUN#${TODAY}`)).toEqual(before);
  expect(before).toMatchObject({ executionId: first.executionArn });
});

it('the next day is a run of its own', async () => {
  await run('first');
  await clock.advanceTo(instantOf(plainDate('2026-01-06'), 0, 5));
  const next = await run('next');
  expect(await daily.item('DAILY', 'RUN#2026-01-06')).toMatchObject({ executionId: next.executionArn });
});

it('a day with nothing due costs nine transitions, a day off five', async () => {
  const states = async (executionArn: string): Promise<readonly string[]> => {
    const { events } = historySchema.parse(await request('GetExecutionHistory', { executionArn, maxResults: 1000 }));
    return events.flatMap(({ stateEnteredEventDetails: entered }) => (entered === undefined ? [] : [entered.name]));
  };
  const monday = await run('monday');
  expect(await states(monday.executionArn)).toEqual([
    'ClaimRun',
    'IsOurs',
    'WorkAgenda',
    'IsWorked',
    'BuildDigests',
    'WaitForMorning',
    'SendMails',
    'AreAllSent',
    'FinishRun',
  ]);
  await clock.advanceTo(instantOf(plainDate('2026-01-11'), 0, 5));
  const sunday = await run('sunday');
  expect(await states(sunday.executionArn)).toEqual(['ClaimRun', 'IsOurs', 'WorkAgenda', 'IsWorked', 'FinishRun']);
});
