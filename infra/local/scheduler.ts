/**
 * EventBridge Scheduler of the home: the template's schedules on the clock, at least once each.
 *
 *     const scheduler = await startScheduler({ folder: '.data/scheduler', clock, schedules, invoke, deadLetter });
 *     // invoke({ arn, roleArn, input, scheduleArn }, scheduledTime) rejects when the target failed
 *     await scheduler.close();
 *
 * The caller's `invoke` checks the role (`iam.authorizeRole`). A failed occurrence is tried again with growing pauses as
 * the RetryPolicy says, then given to `deadLetter`. What came due while the home was down: AWS would have fired each
 * occurrence; the home fires only the last one missed, with its own scheduled time, so that an outage of a week ends in one
 * catch-up and not in a storm. FlexibleTimeWindow is read as OFF.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import type { Clock, Timer } from './clock.ts';
import { openDurableMap, type DurableMap } from './durable-map.ts';
import { lastOccurrence, nextOccurrence, type Timetable } from './scheduler/occurrence.ts';
import { readSchedule, type Schedule, type ScheduleResource } from './scheduler/schedule.ts';

export type { ScheduleResource } from './scheduler/schedule.ts';

export interface ScheduleTarget {
  readonly arn: string;
  readonly roleArn: string;
  /** JSON text, context attributes such as `<aws.scheduler.scheduled-time>` replaced. */
  readonly input: string;
  readonly scheduleArn: string;
}

export interface SchedulerOptions {
  readonly folder: string | null;
  readonly clock: Clock;
  readonly schedules: readonly ScheduleResource[];
  /** `scheduledTime` is epoch ms. */
  readonly invoke: (target: ScheduleTarget, scheduledTime: number) => Promise<unknown>;
  readonly deadLetter?: (queueArn: string, target: ScheduleTarget, failure: unknown) => void;
}

export interface Scheduler {
  close(): Promise<void>;
}

const markSchema = z.object({
  fingerprint: z.string(),
  /** When the home first saw this schedule. */
  created: z.number(),
  /** The last occurrence taken up. */
  last: z.number(),
  /** Occurrences taken up and not finished. */
  open: z.array(z.number()),
});
type Mark = z.infer<typeof markSchema>;

const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 600_000;

/** Throws for a schedule that AWS would refuse, with its place in the template. */
export async function startScheduler(options: SchedulerOptions): Promise<Scheduler> {
  const schedules = options.schedules.map(readSchedule);
  const file = options.folder === null ? null : path.join(options.folder, 'marks.jsonl');
  const marks = openDurableMap<Mark>(file, markSchema);
  const running: RunningSchedule[] = [];
  for (const schedule of schedules.filter(({ enabled }) => enabled)) {
    const one = new RunningSchedule(schedule, marks, options);
    running.push(one);
    await one.start();
  }
  const names = new Set(schedules.filter(({ enabled }) => enabled).map(({ name }) => name));
  for (const name of [...marks.keys()]) if (!names.has(name)) await marks.delete(name);
  return {
    close: async () => {
      await Promise.all(running.map((one) => one.close()));
      await marks.close();
    },
  };
}

class RunningSchedule {
  readonly #schedule: Schedule;
  readonly #marks: DurableMap<Mark>;
  readonly #options: SchedulerOptions;
  readonly #timers = new Set<Timer>();
  readonly #underWay = new Set<Promise<void>>();
  #closed = false;

  constructor(schedule: Schedule, marks: DurableMap<Mark>, options: SchedulerOptions) {
    this.#schedule = schedule;
    this.#marks = marks;
    this.#options = options;
  }

  async start(): Promise<void> {
    const now = this.#options.clock.now();
    const { name, fingerprint } = this.#schedule;
    const before = this.#marks.get(name);
    if (before?.fingerprint !== fingerprint) {
      await this.#marks.set(name, { fingerprint, created: now, last: now, open: [] });
    } else {
      for (const time of before.open) this.#setTimer(now, () => this.#attempt(time, 0));
      const missed = lastOccurrence(this.#timetable(), before.last, now);
      if (missed !== undefined) this.#setTimer(now, () => this.#takeUp(missed));
    }
    this.#setNext(now);
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) timer.cancel();
    await Promise.allSettled(this.#underWay);
  }

  get #mark(): Mark {
    const { name, fingerprint } = this.#schedule;
    const now = this.#options.clock.now();
    return this.#marks.get(name) ?? { fingerprint, created: now, last: now, open: [] };
  }

  #timetable(): Timetable {
    return this.#schedule.timetable(this.#mark.created);
  }

  #setNext(after: number): void {
    const next = nextOccurrence(this.#timetable(), Math.max(after, this.#mark.last));
    if (next === undefined) return;
    this.#setTimer(next, () => {
      this.#setNext(next);
      return this.#takeUp(next);
    });
  }

  #setTimer(time: number, run: () => Promise<void>): void {
    if (this.#closed) return;
    const timer = this.#options.clock.at(time, () => {
      this.#timers.delete(timer);
      const work = this.#options.clock.track(run()).catch((fault: unknown) => {
        process.stderr.write(`Schedule ${this.#schedule.name} met a fault: ${String(fault)}\n`);
      });
      this.#underWay.add(work);
      void work.finally(() => this.#underWay.delete(work));
    });
    this.#timers.add(timer);
  }

  /** Noted before it leaves, so that a crash while the target works lets it be tried again. */
  async #takeUp(time: number): Promise<void> {
    const mark = this.#mark;
    await this.#note({ ...mark, last: Math.max(mark.last, time), open: [...mark.open, time] });
    await this.#attempt(time, 0);
  }

  async #attempt(time: number, attempt: number): Promise<void> {
    const target = this.#targetAt(time, attempt + 1);
    try {
      await this.#options.invoke(target, time);
    } catch (failure) {
      if (this.#retry(time, attempt + 1)) return;
      const { DeadLetterConfig } = this.#schedule.target;
      process.stderr.write(`Schedule ${this.#schedule.name} gave up: ${String(failure)}\n`);
      if (DeadLetterConfig !== undefined) this.#options.deadLetter?.(DeadLetterConfig.Arn, target, failure);
    }
    const mark = this.#mark;
    await this.#note({ ...mark, open: mark.open.filter((other) => other !== time) });
  }

  /** Whether the RetryPolicy allows one more attempt, which is then set. */
  #retry(time: number, attempts: number): boolean {
    const { MaximumEventAgeInSeconds, MaximumRetryAttempts } = this.#schedule.target.RetryPolicy;
    const next = this.#options.clock.now() + Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
    if (attempts > MaximumRetryAttempts || next - time > MaximumEventAgeInSeconds * 1000) return false;
    this.#setTimer(next, () => this.#attempt(time, attempts));
    return true;
  }

  #note(mark: Mark): Promise<void> {
    return this.#marks.set(this.#schedule.name, mark);
  }

  #targetAt(time: number, attempt: number): ScheduleTarget {
    const { Arn, RoleArn, Input } = this.#schedule.target;
    const attributes = {
      '<aws.scheduler.schedule-arn>': this.#schedule.arn,
      '<aws.scheduler.scheduled-time>': new Date(time).toISOString().replace('.000Z', 'Z'),
      '<aws.scheduler.execution-id>': randomUUID(),
      '<aws.scheduler.attempt-number>': String(attempt),
    };
    let input = Input ?? '{}';
    for (const [name, value] of Object.entries(attributes)) input = input.replaceAll(name, value);
    return { arn: Arn, roleArn: RoleArn, input, scheduleArn: this.#schedule.arn };
  }
}
