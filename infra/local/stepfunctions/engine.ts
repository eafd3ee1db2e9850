/**
 * The engine: takes what happens (a start, an answer, a token, a timer), advances the execution that it concerns,
 * and lets nothing out before the log holds the advance.
 */
import { Advances } from './advances.ts';
import type { Failure } from './errors.ts';
import { dueOf, type Execution, type StartedBy, type TaskRest } from './execution.ts';
import { details } from './history.ts';
import { callService, type Services } from './integrations.ts';
import { begin, redrive, wake } from './interpreter.ts';
import type { Payload } from './json.ts';
import type { Work } from './jsonata/expression.ts';
import type { Machine, Stimulus } from './machine.ts';
import { Nesting } from './nesting.ts';
import type { Chance, Dispatch, Run } from './run.ts';
import { isTaskState } from './states/task.ts';
import { isRunning, type Ended, type Store } from './store/store.ts';
import { Deadlines } from './deadlines.ts';
import { UnderWay } from './under-way.ts';
import { Waiters } from './waiters.ts';
import type { Clock } from '../clock.ts';

export interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly services: Services;
  readonly chance: (about: string) => Chance;
  readonly machines: ReadonlyMap<string, Machine>;
}

export class Engine {
  readonly store: Store;
  readonly machines: ReadonlyMap<string, Machine>;
  readonly #parts: Parts;
  readonly #deadlines: Deadlines;
  readonly #underWay: UnderWay;
  readonly #nesting: Nesting;
  readonly #advances: Advances;
  readonly #waiters = new Waiters();
  readonly counts = { started: 0, transitions: 0, byMachine: new Map<string, number>() };
  readonly openedAt: number;
  readonly uuid: () => string;
  #closed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.store = parts.store;
    this.machines = parts.machines;
    this.uuid = parts.chance('engine').uuid;
    this.#deadlines = new Deadlines(parts.clock, parts.store, {
      due: (execution, frameId) => {
        this.#wakeDue(execution, frameId);
      },
      overdue: (execution) => {
        this.stop(execution, 'TIMED_OUT', { error: 'States.Timeout' });
      },
    });
    this.#underWay = new UnderWay(parts.clock);
    this.#advances = new Advances(parts, this.#underWay, (run, committed) => {
      this.#commit(run);
      if (committed !== undefined) this.#afterCommit(committed);
    });
    this.#nesting = new Nesting(this);
    this.openedAt = parts.clock.now();
  }

  get now(): number {
    return this.#parts.clock.now();
  }

  /** Goes on with every execution that was running when the log was last written. */
  resume(): void {
    for (const execution of [...this.store.running.values()]) {
      this.#deadlines.setExecution(execution);
      for (const frame of execution.frames.values()) {
        this.#deadlines.setFrame(execution, frame);
        if (frame.rest?.kind === 'task' && !frame.rest.submitted)
          this.#dispatch(execution, { frame, rest: frame.rest });
        else if (frame.rest?.kind === 'task') this.#nesting.rejoin(execution, { frame, rest: frame.rest });
      }
    }
  }

  /** Starts an execution. `committed` runs once the log holds it. Throws an AwsError when the name is taken. */
  start(machine: Machine, name: string, input: Payload, by?: StartedBy, committed?: () => void): Execution {
    const execution = this.store.create(machine, name, input, this.now, by);
    this.counts.started += 1;
    if (committed !== undefined) this.#afterCommit(committed);
    this.#deadlines.setExecution(execution);
    this.#advances.advance(execution, (run) => begin(run));
    return execution;
  }

  /** Wakes a frame if it still waits for this; tells through `settled` (after the commit) whether it did. */
  signal(
    execution: Execution,
    frameId: number,
    waits: (rest: TaskRest) => boolean,
    stimulus: Stimulus,
    settled: (woken: boolean) => void = () => undefined,
  ): void {
    let woken = false;
    const body = (run: Run): Work<void> | undefined => {
      const frame = execution.frames.get(frameId);
      if (frame?.rest?.kind !== 'task' || !waits(frame.rest) || execution.ending !== undefined) return undefined;
      woken = true;
      return wake(run, frame, stimulus);
    };
    this.#advances.advance(execution, body, () => {
      settled(woken);
    });
  }

  /** StopExecution, or the execution's own TimeoutSeconds. */
  stop(execution: Execution, status: 'ABORTED' | 'TIMED_OUT', failure: Failure, committed?: () => void): void {
    const type = status === 'ABORTED' ? 'ExecutionAborted' : 'ExecutionTimedOut';
    const body = (run: Run): undefined => {
      if (execution.ending !== undefined) return;
      run.event(undefined, type, details.failure(failure.error, failure.cause));
      run.end({ status, stop: run.now, failure });
    };
    this.#advances.advance(execution, body, committed);
  }

  redrive(ended: Ended, committed: () => void): void {
    const execution = this.store.revive(ended);
    execution.redrives += 1;
    execution.redrivenAt = this.now;
    this.#deadlines.setExecution(execution);
    this.#advances.advance(execution, (run) => redrive(run), committed);
  }

  /** Resolves when the execution has ended and the log holds its end. */
  ended(execution: Execution | Ended | undefined): Promise<void> {
    return execution !== undefined && isRunning(execution) ? this.#waiters.until(execution.key) : Promise.resolve();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#deadlines.stop();
    await this.store.log.close();
  }

  #afterCommit(effect: () => void): void {
    this.#underWay.begin();
    this.store.log.whenCommitted(() => {
      effect();
      this.#underWay.end();
    });
  }

  #commit(run: Run): void {
    if (this.#closed || (run.events === '' && run.changed.length === 0)) return;
    const { execution } = run;
    this.counts.transitions += run.transitions;
    const { arn } = execution.machine;
    this.counts.byMachine.set(arn, (this.counts.byMachine.get(arn) ?? 0) + run.transitions);
    this.store.save(run, this.now);
    for (const frame of run.changed) {
      frame.changed = false;
      if (!frame.gone) this.#deadlines.setFrame(execution, frame);
    }
    for (const task of run.abandoned) this.#nesting.abandon(execution, task);
    if (run.dispatches.length > 0)
      this.#afterCommit(() => {
        for (const task of run.dispatches) this.#dispatch(execution, task);
      });
    if (execution.ending !== undefined)
      this.#afterCommit(() => {
        this.#announce(execution);
      });
  }

  #wakeDue(execution: Execution, frameId: number): void {
    this.#advances.advance(execution, (run) => {
      const frame = execution.frames.get(frameId);
      const due = dueOf(frame?.rest);
      if (frame === undefined || due === undefined || due > run.now || execution.ending !== undefined) return undefined;
      return wake(run, frame, { kind: 'timer' });
    });
  }

  /** Calls what a task names. Its attempt is told by the event that scheduled it. */
  #dispatch(execution: Execution, { frame, rest }: Dispatch): void {
    if (this.#closed || !isTaskState(frame.state)) return;
    const { resource } = frame.state;
    const same = (waiting: TaskRest): boolean => waiting.scheduled === rest.scheduled;
    if (resource.service === 'states') {
      this.#nesting.start(execution, { frame, rest });
      return;
    }
    this.#underWay.begin();
    const { arn: executionArn, machine } = execution;
    const call = {
      resource,
      parameters: rest.arguments.value,
      roleArn: machine.roleArn,
      executionArn,
      requestId: this.uuid,
    };
    void callService(this.#parts.services, call).then((answer) => {
      const submitted = resource.pattern === 'token' && answer.kind === 'succeeded';
      this.signal(execution, frame.id, same, submitted ? { kind: 'submitted', output: answer.output } : answer);
      this.#underWay.end();
    });
  }

  #announce(execution: Execution): void {
    this.#waiters.announce(execution.key);
    const ended = this.store.ended.get(execution.key);
    if (execution.startedBy !== undefined && ended !== undefined) this.#nesting.answerParent(ended);
  }
}
