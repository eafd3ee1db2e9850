/**
 * Boards as pages read them: kept in the memory of the function's instance and brought up to date by the log before each
 * page, so that a page of ten thousand rows costs a look into the log instead of reading them all (decisions/0061).
 *
 * The log is sorted by the time of what happened, which may be written down a moment later: each look goes back a little
 * behind the last one, once a second somewhat more, and once a minute behind the longest run of a function. What it names is
 * read from the table itself.
 */
import type { Case } from '../case.ts';
import type { CaseId, TaskId } from '../ids.ts';
import type { BoardTask, CaseStore } from '../ports.ts';
import type { Task } from '../task.ts';
import type { ChangeLog, LoggedChange } from './change-log.ts';
import { HeldBoard, idOf, type LiveBoard } from './held-board.ts';

type Store = Pick<CaseStore, 'boardOf' | 'readCase' | 'readTasks'>;

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
/** How far behind the last look a page looks, and how far it does once a second and once a minute. */
const GLANCE_MS = 2 * SECOND_MS;
const NEAR_MS = 5 * SECOND_MS;
const FAR_MS = 16 * MINUTE_MS;
/** After so long all is read anew, whatever the log says. */
const HELD_MS = 60 * MINUTE_MS;
/** Above this reading boards anew is quicker than reading what changed. */
const MANY = 500;

export class LiveBoards {
  readonly #store: Store;
  readonly #log: Pick<ChangeLog, 'since'>;
  readonly #held = new Map<string, Promise<HeldBoard>>();
  /** The versions of tasks on boards that are not held, as they were seen. */
  readonly #elsewhere = new Map<string, number>();
  #heldSince = 0;
  #lookedAt = 0;
  #lookedNearAt = 0;
  #lookedFarAt = 0;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(store: Store, log: Pick<ChangeLog, 'since'>) {
    this.#store = store;
    this.#log = log;
  }

  /**
   * The boards as they stand at `now` (epoch milliseconds), but for what an index has not heard of yet. Which ones may still
   * be asked for: the look goes on meanwhile.
   */
  async boardsOf(names: readonly string[] | Promise<readonly string[]>, now: number): Promise<readonly LiveBoard[]> {
    const [wanted] = await Promise.all([names, this.#lookSharing(now)]);
    const held = await Promise.all(wanted.map((name) => this.#hold(name, now)));
    return held.map((each) => each.board());
  }

  async boardOf(name: string, now: number): Promise<LiveBoard> {
    const [board] = await this.boardsOf([name], now);
    if (board === undefined) throw new Error(`No board ${name}`);
    return board;
  }

  async #hold(name: string, now: number): Promise<HeldBoard> {
    const known = this.#held.get(name);
    if (known !== undefined) return known;
    const reading = this.#store.boardOf(name).then((board) => new HeldBoard(board));
    this.#held.set(name, reading);
    try {
      return await reading;
    } catch (error) {
      this.#held.delete(name);
      throw error;
    } finally {
      // What happened while it was read is looked at once more.
      this.#lookedAt = Math.min(this.#lookedAt, now);
      this.#elsewhere.clear();
    }
  }

  /** Pages that come while one looks wait for one look of their own, which begins after they came. */
  #lookSharing(now: number): Promise<void> {
    if (this.#running === undefined) return this.#begin(now);
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.#begin(now);
      });
    return this.#next;
  }

  #begin(now: number): Promise<void> {
    const looking = this.#look(now).finally(() => {
      if (this.#running === looking) this.#running = undefined;
    });
    this.#running = looking;
    return looking;
  }

  async #look(now: number): Promise<void> {
    if (now - this.#heldSince > HELD_MS) this.#drop(now);
    const before = { at: this.#lookedAt, near: this.#lookedNearAt, far: this.#lookedFarAt };
    const from = this.#lookBack(now);
    // Said before it looks: a board that is read meanwhile says that it began earlier.
    this.#lookedAt = now;
    if (this.#held.size === 0) return;
    try {
      await this.#takeOver(await this.#log.since(Math.min(from, now), now));
    } catch (fault) {
      // What it would have seen is left to the next look.
      this.#lookedAt = Math.min(this.#lookedAt, before.at);
      this.#lookedNearAt = before.near;
      this.#lookedFarAt = before.far;
      throw fault;
    }
  }

  /** From when on it looks this time. */
  #lookBack(now: number): number {
    const [glance, near, far] = [this.#lookedAt - GLANCE_MS, this.#lookedNearAt - NEAR_MS, this.#lookedFarAt - FAR_MS];
    if (now - this.#lookedNearAt < SECOND_MS) return glance;
    this.#lookedNearAt = now;
    if (now - this.#lookedFarAt < MINUTE_MS) return Math.min(glance, near);
    this.#lookedFarAt = now;
    return far;
  }

  #drop(now: number): void {
    this.#held.clear();
    this.#elsewhere.clear();
    this.#heldSince = now;
    this.#lookedNearAt = now;
    this.#lookedFarAt = now;
  }

  async #takeOver(changes: readonly LoggedChange[]): Promise<void> {
    const boards = new Map<string, HeldBoard>();
    for (const [name, held] of this.#held) boards.set(name, await held);
    const changed = changesNotIn([...boards.values()], this.#elsewhere, changes);
    const count = changed.tasks.length + changed.cases.length;
    if (count > MANY) {
      this.#held.clear();
      this.#elsewhere.clear();
    } else if (count > 0) {
      const [tasks, cases] = await Promise.all([
        this.#store.readTasks(changed.tasks),
        Promise.all(changed.cases.map((caseId) => this.#store.readCase(caseId))),
      ]);
      for (const task of tasks) this.#putTask(task, boards);
      for (const each of cases) if (each !== undefined) this.#putCase(each, boards);
    }
  }

  #putTask(task: Task, boards: ReadonlyMap<string, HeldBoard>): void {
    const id = idOf(task);
    for (const [name, board] of boards) if (name !== task.board) board.takeTask(id);
    const own = boards.get(task.board);
    if (own === undefined) this.#elsewhere.set(id, task.version);
    else if (own.versionOf(id) < task.version) own.putTask(rowOf(task));
  }

  #putCase({ board, caseId, row, title, version }: Case, boards: ReadonlyMap<string, HeldBoard>): void {
    for (const [name, held] of boards) if (name !== board) held.takeCase(caseId);
    const own = boards.get(board);
    if (own === undefined) this.#elsewhere.set(caseId, version);
    else own.putCase({ caseId, row, title });
  }
}

/** What a board keeps of a task. */
const rowOf = (task: Task): BoardTask => {
  const { caseId, taskId, unit, doer, committee, row, state, due, finishedOn, waitingFor, version, evidence } = task;
  return { caseId, taskId, unit, doer, committee, row, state, due, finishedOn, waitingFor, version, evidence };
};

interface Changed {
  readonly tasks: readonly { readonly caseId: CaseId; readonly taskId: TaskId }[];
  readonly cases: readonly CaseId[];
}

/** Of the changes, those that are not in the boards yet, each task and case once. */
function changesNotIn(
  boards: readonly HeldBoard[],
  elsewhere: ReadonlyMap<string, number>,
  changes: readonly LoggedChange[],
): Changed {
  const tasks = new Map<string, Changed['tasks'][number]>();
  const cases = new Set<CaseId>();
  for (const { what, caseId, taskId, version } of changes) {
    const id = taskId === null ? caseId : idOf({ caseId, taskId });
    const known = elsewhere.get(id) ?? Math.max(0, ...boards.map((board) => board.versionOf(id)));
    if (taskId !== null && known < version) tasks.set(id, { caseId, taskId });
    // A case is told by its own event, and is looked at when a task of it is new.
    if (known === 0 || what === 'case-renamed') cases.add(caseId);
  }
  return { tasks: [...tasks.values()], cases: [...cases] };
}
