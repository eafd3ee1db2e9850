/** When frames wake and executions run out of time. */
import type { Clock } from '../clock.ts';
import { dueOf, type Execution, type Frame } from './execution.ts';
import type { Store } from './store/store.ts';
import { Timers } from './timers.ts';

interface Events {
  /** The frame may be due: its rest may have ended or been prolonged since. */
  due(execution: Execution, frameId: number): void;
  /** The execution has reached its TimeoutSeconds. */
  overdue(execution: Execution): void;
}

/** Timers hold numbers only: they may outlive an execution by as long as a timeout is. */
export class Deadlines {
  readonly #timers: Timers;
  readonly #store: Store;
  readonly #events: Events;

  constructor(clock: Clock, store: Store, events: Events) {
    this.#timers = new Timers(clock);
    this.#store = store;
    this.#events = events;
  }

  setFrame({ key, ending }: Execution, { id, rest }: Frame): void {
    const due = ending === undefined ? dueOf(rest) : undefined;
    if (due === undefined) return;
    this.#timers.set(due, () => {
      const execution = this.#store.running.get(key);
      if (execution !== undefined) this.#events.due(execution, id);
    });
  }

  setExecution({ key, machine, start, redrivenAt }: Execution): void {
    if (machine.timeoutSeconds === undefined) return;
    this.#timers.set((redrivenAt ?? start) + machine.timeoutSeconds * 1000, () => {
      const execution = this.#store.running.get(key);
      // A redrive gives an execution a new deadline.
      if (execution?.redrivenAt === redrivenAt && execution !== undefined) this.#events.overdue(execution);
    });
  }

  stop(): void {
    this.#timers.stop();
  }
}
