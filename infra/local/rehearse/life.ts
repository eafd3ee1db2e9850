/** The year: day after day people look at what came to them and do what they intend, by their forms. */
import { isClosed, type Task } from '#shared/casework/index.ts';
import { addDays, instantOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { PageFault } from './browser.ts';
import type { Conduct } from './behaviour.ts';
import { rehearsed } from './processes/index.ts';
import type { Deed } from './processes/process.ts';
import type { Stage } from './stage.ts';
import { keyOf, type Remembered } from './watch.ts';

const byProcess = new Map(rehearsed.map((each) => [each.process, each]));

export class Life {
  readonly #stage: Stage;
  /** What is intended, by day. */
  readonly #diary = new Map<PlainDate, Deed[]>();
  /** Tasks whose doing is decided, by the version of their opening. */
  readonly #decided = new Map<string, string>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Plays all days; `onDay` hears of each one that is over. */
  async play(onDay: (day: PlainDate) => void | Promise<void>): Promise<void> {
    const stage = this.#stage;
    const { from, to } = stage.options;
    await stage.goTo(from);
    for (const process of rehearsed) await process.begin?.(stage);
    for (let day = from; day <= to; day = addDays(day, 1)) {
      if (stage.calendar.isWorkingDay(day)) await this.#live(day);
      await onDay(day);
    }
    await stage.home.clock.advanceTo(this.#endOf(to));
    await stage.watch.look(stage.home.clock.now());
  }

  #endOf(day: PlainDate): number {
    return instantOf(day, 23, 59);
  }

  async #live(day: PlainDate): Promise<void> {
    const stage = this.#stage;
    await stage.goTo(day);
    for (const process of rehearsed) await process.happen?.(stage);
    await this.#see();
    const deeds = this.#diary.get(day) ?? [];
    this.#diary.delete(day);
    for (const deed of deeds) await this.#do(deed);
    await stage.home.clock.idle();
  }

  /** Looks at what changed since the last look and decides what to do about it. */
  async #see(): Promise<void> {
    const { watch, home } = this.#stage;
    const before = watch.events.length;
    const changed = await watch.look(home.clock.now());
    const events = Map.groupBy(watch.events.slice(before), ({ caseId, after }) => `${caseId}/${after?.taskId ?? ''}`);
    for (const task of changed) this.#decide(task, events.get(keyOf(task)) ?? []);
  }

  #decide(task: Task, events: readonly Remembered[]): void {
    const process = byProcess.get(task.process);
    if (process === undefined) return;
    for (const deed of process.notice?.(this.#stage, task, events) ?? []) this.#note(deed);
    if (task.state === 'open' && this.#isNew(task)) this.#intend(task, process.earliest?.(task));
  }

  /** Not decided on yet: what came back, or got another date, is decided anew. */
  #isNew(task: Task): boolean {
    const round = `${task.returns}/${task.due?.lenient ?? ''}`;
    if (this.#decided.get(keyOf(task)) === round) return false;
    this.#decided.set(keyOf(task), round);
    return true;
  }

  #intend(task: Task, earliest: PlainDate | undefined): void {
    const { behaviour, today } = this.#stage;
    const intention = behaviour.intends(task, earliest === undefined || earliest < today ? today : earliest);
    if (intention !== null) this.#note({ on: intention.on, run: () => this.#act(task, intention.conduct) });
  }

  #note(deed: Deed): void {
    const of = this.#diary.get(deed.on);
    if (of === undefined) this.#diary.set(deed.on, [deed]);
    else of.push(deed);
  }

  async #act(seen: Task, conduct: Conduct): Promise<void> {
    const task = this.#stage.watch.tasks.get(keyOf(seen)) ?? seen;
    if (isClosed(task) || task.state !== 'open') return;
    await byProcess.get(task.process)?.act(this.#stage, task, conduct);
  }

  /** A page that is not as expected is told in the report and ends nothing. */
  async #do(deed: Deed): Promise<void> {
    try {
      await deed.run(this.#stage);
    } catch (error) {
      if (!(error instanceof PageFault)) throw error;
      this.#stage.faults.push(`${this.#stage.today}: ${error.message}`);
    }
  }
}
