/** The year: day after day people look at what came to them and do what they intend, by their forms. */
import { isClosed, type Task } from '#shared/casework/index.ts';
import { addDays, instantOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { PageFault } from './browser.ts';
import type { Conduct } from './behaviour.ts';
import { rehearsed } from './processes/index.ts';
import type { Deed } from './processes/process.ts';
import { sideBySide } from './side-by-side.ts';
import type { Stage } from './stage.ts';
import { keyOf, type Remembered } from './watch.ts';

/** More find no more to do: the home is one process, its database writes one after the other. */
const AT_ONCE = 4;

const byProcess = new Map(rehearsed.map((each) => [each.process, each]));

const roundOf = ({ returns, due }: Task): string => `${returns}/${due?.lenient ?? ''}`;

export class Life {
  readonly #stage: Stage;
  readonly #atOnce: number;
  /** What is intended, by day. */
  readonly #diary = new Map<PlainDate, Deed[]>();
  /** Tasks whose doing is decided, by the version of their opening. */
  readonly #decided = new Map<string, string>();

  /** `atOnce`: so many people act at the same time at most. */
  constructor(stage: Stage, { atOnce = AT_ONCE }: { readonly atOnce?: number } = {}) {
    this.#stage = stage;
    this.#atOnce = atOnce;
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
    const run = (deed: Deed): Promise<void> => this.#do(deed);
    await sideBySide(deeds, { lanesOf: (deed) => this.#lanesOf(deed), atOnce: this.#atOnce, run });
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
    const round = roundOf(task);
    if (this.#decided.get(keyOf(task)) === round) return false;
    this.#decided.set(keyOf(task), round);
    return true;
  }

  #intend(task: Task, earliest: PlainDate | undefined): void {
    const { behaviour, today } = this.#stage;
    const intention = behaviour.intends(task, earliest === undefined || earliest < today ? today : earliest);
    if (intention !== null) this.#note({ on: intention.on, task, run: () => this.#act(task, intention.conduct) });
  }

  #note(deed: Deed): void {
    const of = this.#diary.get(deed.on);
    if (of === undefined) this.#diary.set(deed.on, [deed]);
    else of.push(deed);
  }

  /** A person does one thing after another, and so do all who work at the same case. */
  #lanesOf({ task, by = this.#stage.doerOf(task) }: Deed): readonly string[] {
    const own = byProcess.get(task.process)?.apart === true ? keyOf(task) : task.caseId;
    return by === undefined ? [own] : [own, by.id];
  }

  /** As last intended: a task that got another date meanwhile is done by that one alone. */
  async #act(seen: Task, conduct: Conduct): Promise<void> {
    if (this.#decided.get(keyOf(seen)) !== roundOf(seen)) return;
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
