/**
 * Instants at which something wakes. What moves together shares its instants: a heap holds each once, and for each
 * there is a list in the order of setting. One timer of the clock serves them all, so that a jump costs one step per
 * instant.
 */
import type { Clock, Timer } from '../clock.ts';

export class Timers<T> {
  readonly #clock: Clock;
  readonly #wake: (item: T) => void;
  readonly #instants = new InstantHeap();
  readonly #items = new Map<number, T[]>();
  #armed: { readonly time: number; readonly timer: Timer } | undefined;

  /** `wake` is called with each item when the clock has reached its instant. */
  constructor(clock: Clock, wake: (item: T) => void) {
    this.#clock = clock;
    this.#wake = wake;
  }

  /** Equal times wake in the order they were set. Nothing is taken back: a late wake finds nothing to do. */
  set(time: number, item: T): void {
    const others = this.#items.get(time);
    if (others !== undefined) {
      others.push(item);
      return;
    }
    this.#items.set(time, [item]);
    this.#instants.push(time);
    this.#arm();
  }

  stop(): void {
    this.#armed?.timer.cancel();
    this.#instants.clear();
    this.#items.clear();
  }

  #arm(): void {
    const { first } = this.#instants;
    if (first === undefined || (this.#armed !== undefined && this.#armed.time <= first)) return;
    this.#armed?.timer.cancel();
    const timer = this.#clock.at(first, () => {
      this.#armed = undefined;
      this.#fire();
    });
    this.#armed = { time: first, timer };
  }

  #fire(): void {
    const now = this.#clock.now();
    for (let { first } = this.#instants; first !== undefined && first <= now; { first } = this.#instants) {
      const items = this.#items.get(first) ?? [];
      this.#instants.pop();
      this.#items.delete(first);
      for (const item of items) this.#wake(item);
    }
    this.#arm();
  }
}

/** A binary heap of distinct instants (epoch ms). */
class InstantHeap {
  readonly #heap: number[] = [];

  get first(): number | undefined {
    return this.#heap[0];
  }

  clear(): void {
    this.#heap.length = 0;
  }

  push(time: number): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(time);
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || parent <= time) break;
      heap[index] = parent;
      index = above;
    }
    heap[index] = time;
  }

  /** Takes the first instant off. */
  pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const [a, b] = [heap[left], heap[left + 1]];
      const least = a !== undefined && b !== undefined && b < a ? left + 1 : left;
      const child = heap[least];
      if (child === undefined || last <= child) break;
      heap[index] = child;
      index = least;
    }
    heap[index] = last;
  }
}
