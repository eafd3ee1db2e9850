import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HomeClock } from '#infra/local/clock.ts';
import { startScheduler, type Scheduler, type ScheduleTarget } from '#infra/local/scheduler.ts';

const START = Date.parse('2026-01-05T00:00:00Z');
const HOUR = 3_600_000;
const TARGET = { Arn: 'arn:aws:lambda:ap-southeast-1:1:function:daily', RoleArn: 'arn:aws:iam::1:role/Scheduler' };
const daily = (more: object = {}, target: object = {}) => ({
  path: 'Resources/Daily',
  name: 'daily',
  arn: 'arn:aws:scheduler:ap-southeast-1:1:schedule/default/daily',
  properties: {
    ScheduleExpression: 'cron(5 0 * * ? *)',
    ScheduleExpressionTimezone: 'Asia/Ho_Chi_Minh',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { ...TARGET, ...target },
    ...more,
  },
});

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'scheduler-'))));
afterEach(() => {
  rmSync(folder, { recursive: true });
});

interface Run {
  readonly clock: HomeClock;
  readonly scheduler: Scheduler;
  /** `scheduled time @ instant of the call`. */
  readonly calls: string[];
  readonly targets: ScheduleTarget[];
  readonly dead: string[];
}

async function run(schedule: ReturnType<typeof daily>, start = START, failures = 0): Promise<Run> {
  const clock = new HomeClock({ start, frozen: true });
  const [calls, targets, dead]: [string[], ScheduleTarget[], string[]] = [[], [], []];
  let left = failures;
  const time = (instant: number) => new Date(instant).toISOString().slice(5, 19);
  const scheduler = await startScheduler({
    folder,
    clock,
    schedules: [schedule],
    invoke: (target, scheduledTime) => {
      calls.push(`${time(scheduledTime)} @ ${time(clock.now())}`);
      targets.push(target);
      left -= 1;
      return left >= 0 ? Promise.reject(new Error('the function failed')) : Promise.resolve();
    },
    deadLetter: (queueArn) => dead.push(queueArn),
  });
  return { clock, scheduler, calls, targets, dead };
}

describe('a schedule', () => {
  it('runs its target at each of its times in its zone', async () => {
    const home = await run(daily());
    await home.clock.advanceTo(START + 48 * HOUR);
    expect(home.calls).toEqual(['01-05T17:05:00 @ 01-05T17:05:00', '01-06T17:05:00 @ 01-06T17:05:00']);
    await home.scheduler.close();
  });

  it('passes its input with the context attributes filled in', async () => {
    const home = await run(
      daily({}, { Input: '{"now":"<aws.scheduler.scheduled-time>","n":<aws.scheduler.attempt-number>}' }),
    );
    await home.clock.advanceTo(START + 24 * HOUR);
    expect(home.targets[0]).toMatchObject({
      arn: TARGET.Arn,
      roleArn: TARGET.RoleArn,
      input: '{"now":"2026-01-05T17:05:00Z","n":1}',
    });
    await home.scheduler.close();
  });

  it('rests while disabled, before its start and after its end', async () => {
    const disabled = await run(daily({ State: 'DISABLED' }));
    await disabled.clock.advanceTo(START + 72 * HOUR);
    expect(disabled.calls).toEqual([]);
    await disabled.scheduler.close();
    const bounded = await run(daily({ StartDate: '2026-01-06T00:00:00Z', EndDate: '2026-01-07T00:00:00Z' }));
    await bounded.clock.advanceTo(START + 96 * HOUR);
    expect(bounded.calls).toEqual(['01-06T17:05:00 @ 01-06T17:05:00']);
    await bounded.scheduler.close();
  });

  it('tries a failed occurrence again with growing pauses', async () => {
    const home = await run(daily(), START, 2);
    await home.clock.advanceTo(START + 24 * HOUR);
    expect(home.calls.map((call) => call.split(' @ ')[1])).toEqual([
      '01-05T17:05:00',
      '01-05T17:05:10',
      '01-05T17:05:30',
    ]);
    await home.scheduler.close();
  });

  it('goes to the dead-letter queue when the retry policy is used up', async () => {
    const policy = { RetryPolicy: { MaximumRetryAttempts: 1 }, DeadLetterConfig: { Arn: 'arn:aws:sqs:x:1:dlq' } };
    const home = await run(daily({}, policy), START, 9);
    await home.clock.advanceTo(START + 24 * HOUR);
    expect(home.calls).toHaveLength(2);
    expect(home.dead).toEqual(['arn:aws:sqs:x:1:dlq']);
    await home.scheduler.close();
  });

  it('that AWS would refuse stops the start with its place', async () => {
    await expect(run(daily({ ScheduleExpression: 'cron(5 0 * * *)' }))).rejects.toThrow(
      /^Resources\/Daily\/Properties\/ScheduleExpression: .*six fields/,
    );
    await expect(run(daily({ ScheduleExpressionTimezone: 'Asia/Nowhere' }))).rejects.toThrow(
      /^Resources\/Daily\/Properties\/ScheduleExpressionTimezone/,
    );
  });
});

describe('after an outage', () => {
  it('the last occurrence missed runs once, not the whole week of them', async () => {
    const first = await run(daily());
    await first.clock.advanceTo(START + 24 * HOUR);
    await first.scheduler.close();
    const second = await run(daily(), START + 8 * 24 * HOUR);
    await second.clock.advanceTo(START + 9 * 24 * HOUR);
    expect(second.calls).toEqual(['01-12T17:05:00 @ 01-13T00:00:00', '01-13T17:05:00 @ 01-13T17:05:00']);
    await second.scheduler.close();
  });

  it('an occurrence that was under way runs again, and one that had finished does not', async () => {
    const first = await run(daily(), START, 1);
    await first.clock.advanceTo(START + 17 * HOUR + 5 * 60_000);
    expect(first.calls).toHaveLength(1);
    await first.scheduler.close();
    const second = await run(daily(), START + 18 * HOUR);
    await second.clock.advanceTo(START + 19 * HOUR);
    expect(second.calls).toEqual(['01-05T17:05:00 @ 01-05T18:00:00']);
    await second.scheduler.close();
    const third = await run(daily(), START + 20 * HOUR);
    await third.clock.advanceTo(START + 21 * HOUR);
    expect(third.calls).toEqual([]);
    await third.scheduler.close();
  });

  it('a schedule whose times were changed starts anew', async () => {
    const first = await run(daily());
    await first.scheduler.close();
    const second = await run(daily({ ScheduleExpression: 'rate(1 hour)' }), START + 5 * 24 * HOUR);
    await second.clock.advanceTo(START + 5 * 24 * HOUR + HOUR);
    expect(second.calls).toEqual(['01-10T01:00:00 @ 01-10T01:00:00']);
    await second.scheduler.close();
  });
});
