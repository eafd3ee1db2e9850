/** Instants at which frames wake. One timer of the clock serves them all, so that a jump costs one step per instant. */
import type { Clock, Timer } from '../clock.ts';

interface Entry {
  readonly time: number;
  readonly sequence: number;
  readonly wake: () => void;
}

export class Timers {
  readonly #clock: Clock;
  readonly #heap: Entry[] = [];
  #sequence = 0;
  #armed: { readonly time: number; readonly timer: Timer } | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Calls `wake` at `time`; equal times in the order they were set. It is not taken back: a late wake finds nothing to do. */
  set(time: number, wake: () => void): void {
    this.#push({ time, sequence: this.#sequence++, wake });
    this.#arm();
  }

  stop(): void {
    this.#armed?.timer.cancel();
    this.#heap.length = 0;
  }

  #arm(): void {
    const [first] = this.#heap;
    if (first === undefined || (this.#armed !== undefined && this.#armed.time <= first.time)) return;
    this.#armed?.timer.cancel();
    const timer = this.#clock.at(first.time, () => {
      this.#armed = undefined;
      this.#fire();
    });
    this.#armed = { time: first.time, timer };
  }

  #fire(): void {
    const now = this.#clock.now();
    for (let [first] = this.#heap; first !== undefined && first.time <= now; [first] = this.#heap) {
      this.#pop();
      first.wake();
    }
    this.#arm();
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(entry);
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !before(entry, parent)) break;
      heap[index] = parent;
      index = above;
    }
    heap[index] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const [a, b] = [heap[left], heap[left + 1]];
      const least = a !== undefined && b !== undefined && before(b, a) ? left + 1 : left;
      const child = heap[least];
      if (child === undefined || !before(child, last)) break;
      heap[index] = child;
      index = least;
    }
    heap[index] = last;
  }
}

const before = (a: Entry, b: Entry): boolean => a.time < b.time || (a.time === b.time && a.sequence < b.sequence);
