/** Tasks that start an execution of another machine, and wait for its end or not. */
import type { Engine } from './engine.ts';
import { AwsError } from './errors.ts';
import { executionArn, type Execution, type Frame, type StartedBy, type TaskRest } from './execution.ts';
import { refused, type Answer } from './integrations.ts';
import type { Stimulus } from './machine.ts';
import { nestedAnswer, nestedInput, startedAnswer, type Nested } from './nested.ts';
import type { Dispatch } from './run.ts';
import { isTaskState } from './states/task.ts';
import { isRunning, type Ended } from './store/store.ts';

export class Nesting {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Starts the execution that a task asks for, or finds the one that it had started before a crash. */
  start(execution: Execution, { frame, rest }: Dispatch): void {
    if (!isTaskState(frame.state)) return;
    const { resource } = frame.state;
    const answer = (stimulus: Answer | Stimulus): void => {
      this.#engine.signal(execution, frame.id, ({ scheduled }) => scheduled === rest.scheduled, stimulus);
    };
    try {
      const nested = this.#nested(execution, rest);
      const found = this.#find(nested);
      const by = startedBy(execution, frame, rest);
      if (found !== undefined && !this.#isStartedBy(found, by)) {
        const arn = executionArn(nested.machine.arn, nested.name);
        throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
      }
      const output = startedAnswer(nested, found?.start ?? this.#engine.now, this.#engine.uuid());
      const started = (): void => {
        answer({ kind: resource.pattern === 'response' ? 'succeeded' : 'submitted', output });
      };
      if (found === undefined) this.#engine.start(nested.machine, nested.name, nested.input, by, started);
      else {
        started();
        this.rejoin(execution, { frame, rest });
      }
    } catch (error) {
      answer({ kind: 'failed', failure: refused({ resource, requestId: () => this.#engine.uuid() }, error) });
    }
  }

  /** A task that waits for an execution: it may have ended while nobody looked. */
  rejoin(execution: Execution, task: Dispatch): void {
    const child = this.#childOf(execution, task);
    if (child !== undefined && !isRunning(child)) this.answerParent(child);
  }

  /** A task is given up: an execution that it waits for is stopped. */
  abandon(execution: Execution, task: Dispatch): void {
    const child = this.#childOf(execution, task);
    if (child !== undefined && isRunning(child)) this.#engine.stop(child, 'ABORTED', {});
  }

  /** Tells the task that waits for an execution that it has ended. */
  answerParent(child: Ended): void {
    const { store } = this.#engine;
    const by = store.startedBy(child);
    const parent = by === undefined ? undefined : store.running.get(by.execution);
    const frame = by === undefined ? undefined : parent?.frames.get(by.frame);
    if (by === undefined || parent === undefined || frame === undefined || !isTaskState(frame.state)) return;
    const { pattern } = frame.state.resource;
    if (pattern !== 'sync' && pattern !== 'sync:2') return;
    const answer = nestedAnswer(child, store.tell(child), pattern);
    this.#engine.signal(parent, by.frame, ({ scheduled }) => scheduled === by.scheduled, answer);
  }

  #childOf(execution: Execution, { frame, rest }: Dispatch): Execution | Ended | undefined {
    if (!isTaskState(frame.state) || !frame.state.resource.pattern.startsWith('sync')) return undefined;
    const child = this.#find(this.#nested(execution, rest));
    return child !== undefined && this.#isStartedBy(child, startedBy(execution, frame, rest)) ? child : undefined;
  }

  #nested(execution: Execution, rest: TaskRest): Nested {
    return nestedInput(this.#engine.machines, rest.arguments.value, `${execution.key}-${rest.scheduled}`);
  }

  #find({ machine, name }: Nested): Execution | Ended | undefined {
    return this.#engine.store.find(executionArn(machine.arn, name));
  }

  #isStartedBy(child: Execution | Ended, by: StartedBy): boolean {
    const own = this.#engine.store.startedBy(child);
    return own?.execution === by.execution && own.frame === by.frame && own.scheduled === by.scheduled;
  }
}

const startedBy = (execution: Execution, frame: Frame, rest: TaskRest): StartedBy => ({
  execution: execution.key,
  frame: frame.id,
  scheduled: rest.scheduled,
});
