/** Advances of executions: one at a time of each. While one waits for an expression, others queue up. */
import type { Clock } from '../clock.ts';
import type { Execution } from './execution.ts';
import type { Work } from './jsonata/expression.ts';
import { Run, type Chance } from './run.ts';
import type { UnderWay } from './under-way.ts';

/** What an advance does; nothing, when what it came for has passed. */
type Body = (run: Run) => Work<void> | undefined;

interface Parts {
  readonly clock: Clock;
  readonly chance: (about: string) => Chance;
}

export class Advances {
  readonly #parts: Parts;
  readonly #underWay: UnderWay;
  readonly #finish: (run: Run, committed: (() => void) | undefined) => void;

  /** `finish` is called with every advance that has come to its end, and with what is to happen after its commit. */
  constructor(parts: Parts, underWay: UnderWay, finish: (run: Run, committed: (() => void) | undefined) => void) {
    this.#parts = parts;
    this.#underWay = underWay;
    this.#finish = finish;
  }

  advance(execution: Execution, body: Body, committed?: () => void): void {
    if (!execution.busy) this.#turn(execution, body, committed);
    else
      execution.inbox.push(() => {
        this.#turn(execution, body, committed);
      });
  }

  #turn(execution: Execution, body: Body, committed: (() => void) | undefined): void {
    const run = new Run(execution, this.#parts.clock.now(), this.#parts.chance(execution.arn));
    const work = body(run);
    const pause = work === undefined ? undefined : firstPause(run, work);
    if (work === undefined || pause === undefined) this.#finish(run, committed);
    else void this.#goOn(run, work, pause, committed);
  }

  async #goOn(run: Run, work: Work<void>, pause: Promise<unknown>, committed: (() => void) | undefined): Promise<void> {
    const { execution } = run;
    execution.busy = true;
    this.#underWay.begin();
    await fromPause(work, pause).catch((error: unknown) => {
      failInside(run, error);
    });
    this.#finish(run, committed);
    execution.busy = false;
    this.#underWay.end();
    this.#nextTurns(execution);
  }

  #nextTurns(execution: Execution): void {
    for (let turn = execution.inbox.shift(); turn !== undefined; turn = execution.inbox.shift()) {
      turn();
      if (execution.busy) return;
    }
  }
}

/** Works up to the end, or to the first pause: returns what it waits for there. */
function firstPause(run: Run, work: Work<void>): Promise<unknown> | undefined {
  try {
    const step = work.next();
    return step.done === true ? undefined : step.value;
  } catch (error) {
    failInside(run, error);
    return undefined;
  }
}

/** Works on from a pause to the end. */
async function fromPause(work: Work<void>, pause: Promise<unknown>): Promise<void> {
  let waiting: Promise<unknown> | undefined = pause;
  while (waiting !== undefined) {
    const step: IteratorResult<Promise<unknown>, void> = await waiting.then(
      (value) => work.next(value),
      (error: unknown) => work.throw(error),
    );
    waiting = step.done === true ? undefined : step.value;
  }
}

/** An execution ends when its advance threw what no state may throw. */
function failInside(run: Run, error: unknown): void {
  const cause = `The engine failed: ${error instanceof Error ? error.message : String(error)}`;
  run.fail({ error: 'States.Runtime', cause });
}
