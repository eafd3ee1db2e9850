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

/** Holds numbers only: it may outlive an execution by as long as a timeout is. */
interface Deadline {
  readonly execution: number;
  /** The frame that wakes; undefined when the execution's own time is meant. */
  readonly frame: number | undefined;
}

export class Deadlines {
  readonly #timers: Timers<Deadline>;
  readonly #store: Store;
  readonly #events: Events;

  constructor(clock: Clock, store: Store, events: Events) {
    this.#timers = new Timers(clock, (deadline) => {
      this.#reached(deadline, clock.now());
    });
    this.#store = store;
    this.#events = events;
  }

  setFrame({ key, ending }: Execution, { id, rest }: Frame): void {
    const due = ending === undefined ? dueOf(rest) : undefined;
    if (due !== undefined) this.#timers.set(due, { execution: key, frame: id });
  }

  setExecution(execution: Execution): void {
    const end = timeoutOf(execution);
    if (end !== undefined) this.#timers.set(end, { execution: execution.key, frame: undefined });
  }

  #reached({ execution: key, frame }: Deadline, now: number): void {
    const execution = this.#store.running.get(key);
    if (execution === undefined) return;
    if (frame !== undefined) this.#events.due(execution, frame);
    else if ((timeoutOf(execution) ?? Infinity) <= now) this.#events.overdue(execution);
  }

  stop(): void {
    this.#timers.stop();
  }
}

/** When the execution runs out of time (epoch ms). A redrive gives it a new deadline. */
function timeoutOf({ machine, start, redrivenAt }: Execution): number | undefined {
  const { timeoutSeconds } = machine;
  return timeoutSeconds === undefined ? undefined : (redrivenAt ?? start) + timeoutSeconds * 1000;
}
