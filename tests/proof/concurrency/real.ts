/** The case on the real table: commands as pages and the daily run give them, two at once. */
import {
  answerTask,
  claimRungs,
  extendTask,
  finishTask,
  openTasks,
  returnTask,
  type CaseEvent,
  type CaseId,
  type Task,
} from '#shared/casework/index.ts';
import { addDays, type PlainDate } from '#shared/kernel/civil-date.ts';
import { personId } from '#shared/org/index.ts';
import { anEvidence, aTask, change, earlyMorning, noon, OFFICE, openBy, type World } from '../../casework/world.ts';
import { MOST_EXTENSIONS, type Act, type Law, type Model } from './model.ts';

const WORK = 'so-tu-phap';
const SIGNATURE = 'sign-1';

/** What can be seen of a case, in the model's terms. */
export type Seen = Omit<Model, 'today'>;

export class RealCase {
  readonly #world: World;
  readonly #law: Law;
  readonly #tasks: ReadonlyMap<string, Task>;

  static async open(world: World, law: Law, today: PlainDate, due: PlainDate): Promise<RealCase> {
    const caseId = world.newCase();
    const signature = { process: 'plan-issue', doer: 'leader' as const, start: openBy(addDays(due, 300)) };
    const given = [
      aTask({ caseId, taskId: WORK, start: openBy(due) }),
      aTask({ caseId, taskId: SIGNATURE, ...signature }),
    ];
    const tasks = await openTasks({ tasks: given, by: OFFICE, now: noon(today) }, world.ports);
    return new RealCase(world, law, new Map(tasks.map((task) => [task.taskId, task])));
  }

  private constructor(world: World, law: Law, tasks: ReadonlyMap<string, Task>) {
    this.#world = world;
    this.#law = law;
    this.#tasks = tasks;
  }

  get caseId(): CaseId {
    return this.#task(WORK).caseId;
  }

  /** `due`: the date that whoever asks for more time sees. */
  async perform(act: Act, { today, due }: Model): Promise<string> {
    const { ports, store } = this.#world;
    const base = change(this.#task(WORK), today);
    switch (act.act) {
      case 'finish':
        return toldBy(await finishTask({ ...base, evidence: anEvidence({ date: today }) }, ports));
      case 'return':
        return toldBy(await returnTask({ ...base, by: OFFICE, reason: 'Chưa có số văn bản' }, ports));
      case 'extend': {
        const to = this.#law.extendedDue(due, act.days);
        const cap = { times: MOST_EXTENSIONS, days: 1000 };
        return toldBy(await extendTask({ ...base, to, reason: 'Chờ ý kiến', approver: personId('minh'), cap }, ports));
      }
      case 'sign': {
        const signature = change(this.#task(SIGNATURE), today);
        return toldBy(await answerTask({ ...signature, answer: { outcome: act.outcome } }, ports));
      }
      case 'run': {
        const tasks = (await store.dueOn(today)).filter(({ caseId }) => caseId === this.caseId);
        const claimed = await claimRungs({ tasks, now: earlyMorning(today) }, ports);
        return claimed.flatMap(({ steps }) => steps).join();
      }
    }
  }

  async look(): Promise<Seen> {
    const [work, signature] = await Promise.all([this.#read(WORK), this.#read(SIGNATURE)]);
    const { state, due, climbed, next, returns, extensions } = work;
    if ((state !== 'open' && state !== 'done') || due === null) throw new Error(`the task is ${state}`);
    const { outcome } = signature.answer ?? {};
    return {
      ...{ state, due: due.lenient, climbed, returns, extensions: extensions.length },
      next: next?.what === 'rung' ? { on: next.on, offset: next.offset } : null,
      signature: outcome === 'signed' || outcome === 'returned' ? outcome : null,
    };
  }

  events(): Promise<readonly CaseEvent[]> {
    return this.#world.store.eventsOf(this.caseId);
  }

  async #read(taskId: string): Promise<Task> {
    const { caseId, taskId: id } = this.#task(taskId);
    const task = await this.#world.store.readTask(caseId, id);
    if (task === undefined) throw new Error(`${taskId} is gone`);
    return task;
  }

  #task(taskId: string): Task {
    const task = this.#tasks.get(taskId);
    if (task === undefined) throw new Error(`${taskId} was not opened`);
    return task;
  }
}

const toldBy = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
  result.ok ? 'ok' : (result.error?.code ?? '');
