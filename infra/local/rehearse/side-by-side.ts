/** Work of many people on one day: side by side where nothing is shared, in the given order where something is. */

interface SideBySide<T> {
  /** What a piece of work needs for itself: of two that share one, the later waits for the earlier. */
  readonly lanesOf: (each: T) => readonly string[];
  /** So many at once at most. */
  readonly atOnce: number;
  readonly run: (each: T) => Promise<void>;
}

/** Does all; rejects with the first fault once everything has ended. */
export async function sideBySide<T>(all: Iterable<T>, { lanesOf, atOnce, run }: SideBySide<T>): Promise<void> {
  const last = new Map<string, Promise<void>>();
  const slots = new Slots(atOnce);
  const begun: Promise<void>[] = [];
  for (const each of all) {
    const lanes = lanesOf(each);
    const before = lanes.flatMap((lane) => last.get(lane) ?? []);
    const done = Promise.allSettled(before).then(() => slots.within(() => run(each)));
    for (const lane of lanes) last.set(lane, done);
    begun.push(done);
  }
  const fault = (await Promise.allSettled(begun)).find((ended) => ended.status === 'rejected');
  if (fault !== undefined) throw fault.reason;
}

/** Places that work waits for, first come first served. */
class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  async within(work: () => Promise<void>): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}
