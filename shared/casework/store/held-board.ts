/** A board in memory, in the order of its index, of which single cases and tasks can be put in anew. */
import type { Board, BoardCase, BoardTask } from '../ports.ts';
import { taskOrder } from './keys.ts';

/** So many entries stand together at most: few to copy when one changes, and few parts to look for one in. */
const TOGETHER = 128;

interface Part<T> {
  readonly keys: readonly string[];
  readonly entries: readonly T[];
}

/** The first place whose key does not sort before; all of them when there is none. */
function placeFor(key: string, count: number, keyAt: (place: number) => string): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keyAt(middle) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Entries sorted by a key of their own; one is known by its id. They stand in parts, each the same value as long as nothing
 * of it was put or taken: what is made of a part holds until then.
 */
class Sorted<T> {
  readonly #parts: Part<T>[] = [];
  readonly #keyOfId = new Map<string, string>();
  #all: readonly T[] | undefined;

  /** Where the key stands, or would stand: the last part takes what sorts after everything. */
  #find(key: string): { readonly at: number; readonly part: Part<T>; readonly place: number } {
    const at = placeFor(key, this.#parts.length - 1, (place) => this.#parts[place]?.keys.at(-1) ?? '');
    const part = this.#parts[at] ?? { keys: [], entries: [] };
    return { at, part, place: placeFor(key, part.keys.length, (place) => part.keys[place] ?? '') };
  }

  #replace(at: number, { keys, entries }: Part<T>): void {
    const half = keys.length > TOGETHER ? keys.length >>> 1 : 0;
    const halves = [
      { keys: keys.slice(0, half), entries: entries.slice(0, half) },
      { keys: keys.slice(half), entries: entries.slice(half) },
    ];
    this.#parts.splice(at, 1, ...halves.filter((part) => part.keys.length > 0));
    this.#all = undefined;
  }

  put(id: string, order: string, entry: T): void {
    this.take(id);
    const key = `${order}\u0000${id}`;
    const { at, part, place } = this.#find(key);
    const [keys, entries] = [part.keys.toSpliced(place, 0, key), part.entries.toSpliced(place, 0, entry)];
    this.#replace(at, { keys, entries });
    this.#keyOfId.set(id, key);
  }

  /** Takes an entry out; one that is not there is not missed. */
  take(id: string): void {
    const key = this.#keyOfId.get(id);
    if (key === undefined) return;
    const { at, part, place } = this.#find(key);
    this.#replace(at, { keys: part.keys.toSpliced(place, 1), entries: part.entries.toSpliced(place, 1) });
    this.#keyOfId.delete(id);
  }

  find(id: string): T | undefined {
    const key = this.#keyOfId.get(id);
    if (key === undefined) return undefined;
    const { part, place } = this.#find(key);
    return part.entries[place];
  }

  parts(): readonly (readonly T[])[] {
    return this.#parts.map(({ entries }) => entries);
  }

  /** The same value as long as nothing was put or taken. */
  all(): readonly T[] {
    this.#all ??= this.parts().flat();
    return this.#all;
  }
}

export const idOf = ({ caseId, taskId }: Pick<BoardTask, 'caseId' | 'taskId'>): string => `${caseId}#${taskId}`;

/** A board whose tasks stand in parts, of which only those are new that changed. */
export interface LiveBoard extends Board {
  readonly parts: readonly (readonly BoardTask[])[];
}

export class HeldBoard {
  readonly #cases = new Sorted<BoardCase>();
  readonly #tasks = new Sorted<BoardTask>();
  #board: LiveBoard | undefined;

  constructor({ cases, tasks }: Board) {
    for (const each of cases) this.putCase(each);
    for (const task of tasks) this.putTask(task);
  }

  /** The same value as long as nothing was put or taken; its cases, and each task in it, as long as they did not change. */
  board(): LiveBoard {
    this.#board ??= { cases: this.#cases.all(), tasks: this.#tasks.all(), parts: this.#tasks.parts() };
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
