/**
 * One advance of one execution: from what woke it to where every frame rests again. It gathers what the log must
 * keep (history events, changed frames) and what may leave the engine only after that is committed (tasks).
 */
import type { Failure } from './errors.ts';
import { Frame, type Ending, type Execution, type Rest, type TaskRest } from './execution.ts';
import { details } from './history.ts';
import type { Payload } from './json.ts';
import type { Scope } from './jsonata/scope.ts';
import type { Block, Turn } from './machine.ts';
import { FrameScope, type ScopeExtra } from './context.ts';

/** The service ends an execution at this number of history events. */
export const EVENT_LIMIT = 25_000;

/** Where ids and random numbers come from; a rehearsal seeds both. */
export interface Chance {
  readonly uuid: () => string;
  readonly random: () => number;
}

/** Begins a frame's turn. Throws a StateError when its state meets a failure. */
export type Begin = (run: Run, frame: Frame) => Turn;

interface Ready {
  readonly frame: Frame;
  readonly begin: Begin;
}

export interface Dispatch {
  readonly frame: Frame;
  readonly rest: TaskRest;
}

/** Ends the advance: the execution has no room for another event. */
export class HistoryFull extends Error {}

export class Run {
  readonly execution: Execution;
  readonly now: number;
  readonly chance: Chance;
  /** History events of this advance (see history.ts). */
  events = '';
  /** Frames that differ from what the log holds of them; those that are gone by the end do not matter. */
  readonly changed: Frame[] = [];
  readonly removed: number[] = [];
  readonly dispatches: Dispatch[] = [];
  /** Tasks given up that wait for a nested execution: it is stopped too. */
  readonly abandoned: Dispatch[] = [];
  /** The record must tell the execution whole: it takes up one that had ended. */
  whole = false;
  /** States entered: what AWS bills as transitions. */
  transitions = 0;
  readonly #ready: Ready[] = [];

  constructor(execution: Execution, now: number, chance: Chance) {
    this.execution = execution;
    this.now = now;
    this.chance = chance;
  }

  /** Writes an event; returns its id. */
  event(frame: Frame | undefined, type: string, own: string = details.none): number {
    return this.#write(frame, `["${type}",${own}`);
  }

  /** Writes that the frame has entered its state; returns the event's id. */
  entered(frame: Frame): number {
    return this.#write(frame, `${frame.state.events.entered}${frame.input.text}}`);
  }

  exited(frame: Frame, output: Payload, assigned: Payload | undefined): void {
    const variables = assigned === undefined ? '' : `,"assignedVariables":${assigned.text}`;
    this.#write(frame, `${frame.state.events.exited}${output.text}${variables}}`);
  }

  #write(frame: Frame | undefined, event: string): number {
    const id = this.execution.events + 1;
    // The execution's own events, such as its end, come in any case.
    if (id >= EVENT_LIMIT && frame !== undefined) throw new HistoryFull();
    this.execution.events = id;
    this.events += `${this.events === '' ? '' : ','}${event},${frame?.last ?? id - 1}]`;
    if (frame !== undefined) frame.last = id;
    return id;
  }

  scope(frame: Frame, extra?: ScopeExtra): Scope {
    return new FrameScope(this, frame, extra);
  }

  rest(frame: Frame, rest: Rest): void {
    frame.rest = rest;
    this.change(frame);
  }

  change(frame: Frame): void {
    if (frame.changed) return;
    frame.changed = true;
    this.changed.push(frame);
  }

  /** A new branch or iteration of a Map or Parallel, to be worked on in its turn. */
  fork(parent: Frame, index: number, block: Block, input: Payload, begin: Begin): void {
    const child = new Frame(this.execution.nextFrame++, parent, index, block, input, parent.last);
    parent.children[index] = child;
    this.execution.frames.set(child.id, child);
    this.queue(child, begin);
  }

  queue(frame: Frame, begin: Begin): void {
    this.#ready.push({ frame, begin });
  }

  /** The next turn; undefined when every frame rests. */
  next(): Ready | undefined {
    for (;;) {
      const item = this.#ready.shift();
      if (item === undefined || !(item.frame.gone || item.frame.rest?.kind === 'halted')) return item;
    }
  }

  /** Forgets the children of a Map or Parallel, and theirs. */
  dropChildren(frame: Frame): void {
    for (const child of frame.children) {
      this.dropChildren(child);
      child.gone = true;
      this.removed.push(child.id);
      this.execution.frames.delete(child.id);
    }
    frame.children = [];
    frame.childrenDone = 0;
  }

  /** Ends the execution. A failed one keeps its frames, so that a redrive can go on from them. */
  end(ending: Ending): void {
    this.execution.ending = ending;
    this.#ready.length = 0;
    for (const frame of this.execution.frames.values()) {
      if (frame.rest?.kind === 'task') this.abandoned.push({ frame, rest: frame.rest });
      if (ending.status === 'SUCCEEDED') frame.gone = true;
      else if (frame.rest?.kind !== 'done' && frame.rest?.kind !== 'children') this.rest(frame, { kind: 'halted' });
      else this.change(frame);
    }
    if (ending.status === 'SUCCEEDED') this.execution.frames.clear();
  }

  fail(failure: Failure): void {
    this.event(undefined, 'ExecutionFailed', details.failure(failure.error, failure.cause));
    this.end({ status: 'FAILED', stop: this.now, failure });
  }
}
