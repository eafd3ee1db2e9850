/**
 * The one clock of the home. It runs with real time (plus whatever a person jumped in a demonstration), or stands still
 * and is moved by hand in tests and rehearsals. A jump goes from instant to instant: the next timer first, timers of one
 * instant together in the order they were set, and on only when nothing that they started is still under way.
 */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls `run` once when the clock reaches `time` (epoch ms); at the next turn when `time` has passed. */
  at(time: number, run: () => void): Timer;
  /** Tells the clock that work is under way: a jump waits for it. Returns the promise given. */
  track<T>(work: Promise<T>): Promise<T>;
}

export interface Timer {
  cancel(): void;
}

interface Entry {
  readonly time: number;
  readonly sequence: number;
  readonly run: () => void;
  cancelled: boolean;
}

export interface ClockOptions {
  /** The clock's first instant (epoch ms); real time when left out. */
  readonly start?: number;
  /** A frozen clock moves only by {@link HomeClock.advanceTo}. */
  readonly frozen?: boolean;
}

const MAX_DELAY_MS = 2 ** 31 - 1;

export class HomeClock implements Clock {
  readonly #frozen: boolean;
  /** Added to real time (running clock), or the instant itself (frozen clock). */
  #offset: number;
  #timers = new TimerHeap();
  #sequence = 0;
  #wake: NodeJS.Timeout | undefined;
  #underWay = 0;
  #onIdle: (() => void)[] = [];
  /** While the clock jumps, the instant it stands at. */
  #jumpingAt: number | undefined;

  constructor(options: ClockOptions = {}) {
    this.#frozen = options.frozen ?? false;
    const real = Date.now();
    this.#offset = this.#frozen ? (options.start ?? real) : (options.start ?? real) - real;
  }

  now(): number {
    if (this.#jumpingAt !== undefined) return this.#jumpingAt;
    return this.#frozen ? this.#offset : Date.now() + this.#offset;
  }

  /** How far the clock is ahead of real time (ms); a home keeps it across restarts. */
  get aheadMs(): number {
    return this.now() - Date.now();
  }

  at(time: number, run: () => void): Timer {
    const entry: Entry = { time, sequence: this.#sequence++, run, cancelled: false };
    this.#timers.push(entry);
    this.#arm();
    return {
      cancel: () => {
        entry.cancelled = true;
      },
    };
  }

  async track<T>(work: Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      return await work;
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) for (const resolve of this.#onIdle.splice(0)) resolve();
    }
  }

  /** Resolves when no tracked work is under way, having let pending callbacks run. */
  async idle(): Promise<void> {
    do {
      if (this.#underWay > 0) await new Promise<void>((resolve) => this.#onIdle.push(resolve));
      await new Promise((resolve) => setImmediate(resolve));
    } while (this.#underWay > 0);
  }

  /** The time of the next timer, if one is set. */
  nextTimer(): number | undefined {
    return this.#timers.peek()?.time;
  }

  /** Moves the clock to `time`, running every timer due on the way at its own instant. Never moves back. */
  async advanceTo(time: number): Promise<void> {
    const target = Math.max(time, this.now());
    this.#jumpingAt = this.now();
    try {
      await this.idle();
      for (let next = this.#timers.peek(); next !== undefined && next.time <= target; next = this.#timers.peek()) {
        this.#jumpingAt = Math.max(this.#jumpingAt, next.time);
        this.#runAt(next.time);
        await this.idle();
      }
      this.#offset = this.#frozen ? target : target - Date.now();
    } finally {
      this.#jumpingAt = undefined;
      this.#arm();
    }
  }

  /** Runs the timers of one instant, those set meanwhile for the same instant excepted: they come after what is under way. */
  #runAt(time: number): void {
    const due: Entry[] = [];
    for (let next = this.#timers.peek(); next?.time === time; next = this.#timers.peek()) {
      this.#timers.pop();
      due.push(next);
    }
    for (const entry of due) if (!entry.cancelled) entry.run();
  }

  /** Drops every timer. */
  stop(): void {
    clearTimeout(this.#wake);
    this.#timers = new TimerHeap();
  }

  #arm(): void {
    if (this.#frozen || this.#jumpingAt !== undefined) return;
    clearTimeout(this.#wake);
    const next = this.#timers.peek();
    if (next === undefined) return;
    this.#wake = setTimeout(
      () => {
        this.#fire();
      },
      Math.min(Math.max(0, next.time - this.now()), MAX_DELAY_MS),
    );
    this.#wake.unref();
  }

  #fire(): void {
    for (let next = this.#timers.peek(); next !== undefined && next.time <= this.now(); next = this.#timers.peek()) {
      this.#timers.pop();
      next.run();
    }
    this.#arm();
  }
}

/** A binary heap by time, then by order of setting. */
class TimerHeap {
  readonly #heap: Entry[] = [];

  peek(): Entry | undefined {
    while (this.#heap[0]?.cancelled) this.pop();
    return this.#heap[0];
  }

  push(entry: Entry): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(entry);
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = heap[parentIndex];
      if (parent === undefined || !before(entry, parent)) break;
      heap[index] = parent;
      heap[parentIndex] = entry;
      index = parentIndex;
    }
  }

  pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    heap[0] = last;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const right = left + 1;
      let least = index;
      for (const child of [left, right]) {
        const [candidate, best] = [heap[child], heap[least]];
        if (candidate !== undefined && best !== undefined && before(candidate, best)) least = child;
      }
      const [moved, risen] = [heap[index], heap[least]];
      if (least === index || moved === undefined || risen === undefined) return;
      heap[index] = risen;
      heap[least] = moved;
      index = least;
    }
  }
}

const before = (a: Entry, b: Entry): boolean => a.time < b.time || (a.time === b.time && a.sequence < b.sequence);
