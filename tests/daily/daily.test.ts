import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tasks } from '#functions/daily/tasks.ts';
import { deployFunction } from '../infra/deployed.ts';

const TODAY = '2026-01-05';
/** 00:05 on 5 January 2026 in Vietnam. */
const DUE = '2026-01-04T17:05:00Z';

const claim = (changes: Record<string, string> = {}) => ({
  task: 'ClaimRun',
  payload: { now: '2026-01-04T17:05:01.250Z', executionId: 'execution-a', scheduledTime: DUE, ...changes },
});
const finish = (changes: Record<string, unknown> = {}) => ({
  task: 'FinishRun',
  payload: { now: '2026-01-05T00:31:00Z', executionId: 'execution-a', date: TODAY, ...changes },
});
const returned = (payload: object) => ({ kind: 'returned', payload });

describe('the daily run', () => {
  let daily: Awaited<ReturnType<typeof deployFunction>>;
  beforeEach(async () => {
    daily = await deployFunction('daily');
  });
  afterEach(() => daily.close());

  it('takes the civil date of Vietnam, where the day begins while it is still yesterday in UTC', async () => {
    expect(await daily.invoke(claim())).toMatchObject(returned({ outcome: 'claimed', date: TODAY }));
    expect(await daily.item('DAILY', `RUN#${TODAY}`)).toMatchObject({
      executionId: 'execution-a',
      startedAt: '2026-01-04T17:05:01.250Z',
      scheduledFor: '2026-01-04T17:05:00.000Z',
    });
  });

  it('is granted once a civil date: a second execution of the day learns that it is done', async () => {
    await daily.invoke(claim());
    const second = await daily.invoke(claim({ executionId: 'execution-b', now: '2026-01-05T16:59:59Z' }));
    expect(second).toMatchObject(returned({ outcome: 'already-done', date: TODAY }));
    expect(await daily.item('DAILY', `RUN#${TODAY}`)).toMatchObject({ executionId: 'execution-a' });
  });

  it('of the next day is granted to the next execution', async () => {
    await daily.invoke(claim());
    const next = await daily.invoke(claim({ executionId: 'execution-b', now: '2026-01-05T17:00:00Z' }));
    expect(next).toMatchObject(returned({ outcome: 'claimed', date: '2026-01-06' }));
  });

  it('that was due yesterday and comes late today belongs to today', async () => {
    const late = await daily.invoke(claim({ now: '2026-01-05T20:00:00Z' }));
    expect(late).toMatchObject(returned({ date: '2026-01-06' }));
  });

  it('dispatched again to the same execution is claimed again and keeps its first start', async () => {
    await daily.invoke(claim());
    const again = await daily.invoke(claim({ now: '2026-01-04T17:06:00Z' }));
    expect(again).toMatchObject(returned({ outcome: 'claimed' }));
    expect(await daily.item('DAILY', `RUN#${TODAY}`)).toMatchObject({ startedAt: '2026-01-04T17:05:01.250Z' });
  });

  it('granted to many at once goes to one of them', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => daily.invoke(claim({ executionId: `execution-${index}` }))),
    );
    const claimed = answers.filter((answer) => JSON.stringify(answer).includes('"claimed"'));
    expect(claimed).toHaveLength(1);
  });

  it('goes through the agenda from the last day whose run came to its end, from a month back when none did', async () => {
    expect(await daily.invoke(claim())).toMatchObject(returned({ from: '2025-12-05' }));
    await daily.invoke(finish());
    const broken = claim({ executionId: 'execution-b', now: '2026-01-07T00:00:00Z' });
    expect(await daily.invoke(broken)).toMatchObject(returned({ date: '2026-01-07', from: TODAY }));
    const next = claim({ executionId: 'execution-c', now: '2026-01-08T00:00:00Z' });
    expect(await daily.invoke(next)).toMatchObject(returned({ date: '2026-01-08', from: TODAY }));
  });

  it('keeps when it ended, the first time when told twice', async () => {
    await daily.invoke(claim());
    expect(await daily.invoke(finish())).toMatchObject(returned({ outcome: 'finished', date: TODAY }));
    await daily.invoke(finish({ now: '2026-01-05T01:00:00Z' }));
    expect(await daily.item('DAILY', `RUN#${TODAY}`)).toMatchObject({ endedAt: '2026-01-05T00:31:00.000Z' });
  });

  it('cannot be finished by an execution that does not hold it', async () => {
    await daily.invoke(claim());
    expect(await daily.invoke(finish({ executionId: 'execution-b' }))).toMatchObject({ kind: 'failed' });
    expect(await daily.item('DAILY', `RUN#${TODAY}`)).not.toHaveProperty('endedAt');
  });

  it('refuses an unknown task by name and lists those it has', async () => {
    const answer = JSON.stringify(await daily.invoke({ task: 'Nope', payload: {} }));
    expect(answer).toContain(
      'No task \\"Nope\\"; this function has ClaimRun, WorkAgenda, BuildDigests, SendMails, FinishRun',
    );
  });

  it('refuses a payload that is not its contract’s', async () => {
    expect(await daily.invoke(claim({ now: 'yesterday' }))).toMatchObject({ kind: 'failed', errorType: 'ZodError' });
  });
});

it('the workflow calls exactly the tasks the function has', () => {
  const definition = readFileSync(new URL('../../workflows/daily/definition.asl.json', import.meta.url), 'utf8');
  const called = [...definition.matchAll(/"task": "(\w+)"/g)].map(([, name]) => name);
  expect(called.sort()).toEqual(Object.keys(tasks).sort());
});
