/** A board in memory, in the order of its index, of which single cases and tasks can be put in anew. */
import type { Board, BoardCase, BoardTask } from '../ports.ts';
import { taskOrder } from './keys.ts';

/** Entries sorted by a key of their own; one is known by its id. */
class Sorted<T> {
  readonly #keys: string[] = [];
  readonly #entries: T[] = [];
  readonly #keyOfId = new Map<string, string>();
  #all: readonly T[] | undefined;

  /** Where the key stands, or would stand. */
  #placeOf(key: string): number {
    let [low, high] = [0, this.#keys.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle] ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  put(id: string, order: string, entry: T): void {
    this.take(id);
    const key = `${order}\u0000${id}`;
    const place = this.#placeOf(key);
    this.#keys.splice(place, 0, key);
    this.#entries.splice(place, 0, entry);
    this.#keyOfId.set(id, key);
    this.#all = undefined;
  }

  /** Takes an entry out; one that is not there is not missed. */
  take(id: string): void {
    const key = this.#keyOfId.get(id);
    if (key === undefined) return;
    const place = this.#placeOf(key);
    this.#keys.splice(place, 1);
    this.#entries.splice(place, 1);
    this.#keyOfId.delete(id);
    this.#all = undefined;
  }

  find(id: string): T | undefined {
    const key = this.#keyOfId.get(id);
    return key === undefined ? undefined : this.#entries[this.#placeOf(key)];
  }

  /** The same value as long as nothing was put or taken. */
  all(): readonly T[] {
    this.#all ??= [...this.#entries];
    return this.#all;
  }
}

export const idOf = ({ caseId, taskId }: Pick<BoardTask, 'caseId' | 'taskId'>): string => `${caseId}#${taskId}`;

export class HeldBoard {
  readonly #cases = new Sorted<BoardCase>();
  readonly #tasks = new Sorted<BoardTask>();
  #board: Board | undefined;

  constructor({ cases, tasks }: Board) {
    for (const each of cases) this.putCase(each);
    for (const task of tasks) this.putTask(task);
  }

  /** The same value as long as nothing was put or taken; its cases, and each task in it, as long as they did not change. */
  board(): Board {
    this.#board ??= { cases: this.#cases.all(), tasks: this.#tasks.all() };
    return this.#board;
  }

  /** Of a task, 0 when it is not here; a case has no version here, and counts as 1. */
  versionOf(id: string): number {
    return this.#tasks.find(id)?.version ?? (this.#cases.find(id) === undefined ? 0 : 1);
  }

  putCase(one: BoardCase): void {
    this.#cases.put(one.caseId, one.row, one);
    this.#board = undefined;
  }

  putTask(task: BoardTask): void {
    this.#tasks.put(idOf(task), taskOrder(task), task);
    this.#board = undefined;
  }

  takeCase(caseId: string): void {
    this.#cases.take(caseId);
    this.#board = undefined;
  }

  takeTask(id: string): void {
    this.#tasks.take(id);
    this.#board = undefined;
  }
}
