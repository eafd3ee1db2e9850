/** How an execution moves through its states. */
import { StateError, type Failure } from './errors.ts';
import { Frame, type Execution } from './execution.ts';
import { details } from './history.ts';
import type { Payload } from './json.ts';
import type { Work } from './jsonata/expression.ts';
import { isOutcome, outcomeOf, REST, type Outcome, type Stimulus, type Turn } from './machine.ts';
import { backoffMs, takes } from './recovery.ts';
import { results } from './results.ts';
import { HistoryFull, type Begin, type Run } from './run.ts';

/** Starts an execution. */
export function begin(run: Run): Work<void> {
  const { execution } = run;
  run.event(undefined, 'ExecutionStarted', details.input(execution.input.text, execution.machine.roleArn));
  const root = rootFrame(execution, execution.input);
  run.queue(root, enter);
  return drain(run);
}

export function rootFrame(execution: Execution, input: Payload): Frame {
  const root = new Frame(execution.nextFrame++, undefined, 0, execution.machine.block, input, execution.events);
  execution.frames.set(root.id, root);
  return root;
}

/** Wakes a resting frame. */
export function wake(run: Run, frame: Frame, stimulus: Stimulus): Work<void> {
  const { state, rest } = frame;
  if (rest?.kind === 'retry') run.queue(frame, again);
  else if (state.resume !== undefined) run.queue(frame, () => state.resume?.(run, frame, stimulus) ?? REST);
  return drain(run);
}

/** A state's next attempt. */
const again: Begin = (run, frame) => frame.state.enter(run, frame);

/** Runs an execution on from where it ended badly. Retriers start anew. */
export function redrive(run: Run): Work<void> {
  const { execution } = run;
  run.whole = true;
  run.event(undefined, 'ExecutionRedriven', `{"redriveCount":${execution.redrives}}`);
  for (const frame of execution.frames.values()) {
    run.change(frame);
    frame.attempts = [];
    frame.retries = 0;
    if (joinedBefore(frame)) queueJoin(run, frame, undefined);
    if (frame.rest?.kind !== 'halted') continue;
    frame.rest = undefined;
    run.queue(frame, frame.entered === 0 ? enter : again);
  }
  return drain(run);
}

/** A Map or Parallel whose children had all ended well but which failed by itself, in its Output. */
const joinedBefore = ({ rest, childrenDone }: Frame): boolean =>
  rest?.kind === 'children' && childrenDone >= rest.items.length;

/** A Map or Parallel looks again at how far its children are. */
function queueJoin(run: Run, parent: Frame, child: Frame | undefined): void {
  run.queue(parent, () => parent.state.childDone?.(run, parent, child) ?? REST);
}

/** Enters the frame's state. */
export function enter(run: Run, frame: Frame): Turn {
  const { state } = frame;
  frame.attempts = [];
  frame.retries = 0;
  frame.enteredAt = run.now;
  frame.entered = run.entered(frame);
  run.transitions += 1;
  return state.enter(run, frame);
}

function* drain(run: Run): Work<void> {
  try {
    for (let item = run.next(); item !== undefined; item = run.next()) yield* settle(run, item.frame, item.begin);
  } catch (error) {
    if (!(error instanceof HistoryFull)) throw error;
    const cause = 'The execution reached the maximum number of history events (25000).';
    run.fail({ error: 'States.Runtime', cause });
  }
}

/** Works on a frame until it rests or ends. */
function* settle(run: Run, frame: Frame, first: Begin): Work<void> {
  let begin = first;
  for (;;) {
    let outcome: Outcome;
    try {
      const turn = begin(run, frame);
      outcome = isOutcome(turn) ? turn : yield* turn;
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      const recovered = yield* recover(run, frame, error);
      if (recovered === undefined) return;
      outcome = recovered;
    }
    if (outcome.kind === 'rest') return;
    exit(run, frame, outcome);
    const next = outcome.next === undefined ? undefined : frame.block.states.get(outcome.next);
    frame.input = outcome.output;
    if (next === undefined) {
      finish(run, frame, outcome.output);
      return;
    }
    frame.state = next;
    begin = enter;
  }
}

function exit(run: Run, frame: Frame, outcome: Outcome & { kind: 'exit' }): void {
  const { output, assigned } = outcome;
  run.dropChildren(frame);
  frame.rest = undefined;
  run.exited(frame, output, assigned);
  if (assigned !== undefined) frame.assign(assigned);
}

/** A frame's block has ended: the execution has, or a branch or iteration of its parent. */
function finish(run: Run, frame: Frame, output: Payload): void {
  const { parent } = frame;
  if (parent === undefined) {
    run.event(undefined, 'ExecutionSucceeded', details.output(output.text));
    run.end({ status: 'SUCCEEDED', stop: run.now, output });
    return;
  }
  run.rest(frame, { kind: 'done', output });
  parent.childrenDone += 1;
  queueJoin(run, parent, frame);
}

/** Retries, catches, or lets the failure through to the parent; undefined then. */
function* recover(run: Run, frame: Frame, error: StateError): Work<Outcome | undefined> {
  const failure = explained(frame, error);
  if (error.evaluation) {
    const prefix = `"state":${frame.state.quotedName}${error.location === undefined ? '' : `,"location":${JSON.stringify(error.location)}`}`;
    run.event(frame, 'EvaluationFailed', details.failure(failure.error, failure.cause, prefix));
  }
  if (retry(run, frame, failure)) return REST;
  const { state } = frame;
  if (state.childBlock !== undefined) run.event(frame, `${state.type}StateFailed`);
  const catcher = state.catchers.find(({ errors }) => takes(errors, failure));
  if (catcher === undefined) {
    letThrough(run, frame, failure);
    return undefined;
  }
  const errorOutput = { Error: failure.error ?? null, Cause: failure.caughtCause ?? failure.cause ?? null };
  try {
    return yield* outcomeOf(results(run, frame, catcher, { errorOutput }, errorOutput, catcher.next));
  } catch (second) {
    if (!(second instanceof StateError)) throw second;
    const own = explained(frame, second);
    run.event(frame, 'EvaluationFailed', details.failure(own.error, own.cause, `"state":${state.quotedName}`));
    letThrough(run, frame, own);
    return undefined;
  }
}

/** The failure with the words that tell where it happened, for errors found by the engine itself. */
function explained(frame: Frame, error: StateError): Failure {
  const { failure } = error;
  if (!error.evaluation && failure.error !== 'States.Runtime') return failure;
  const where = `An error occurred while executing the state '${frame.state.name}' (entered at the event id #${frame.entered}).`;
  return { ...failure, cause: `${where} ${failure.cause ?? ''}` };
}

function retry(run: Run, frame: Frame, failure: Failure): boolean {
  const index = frame.state.retriers.findIndex(({ errors }) => takes(errors, failure));
  const retrier = frame.state.retriers[index];
  const used = frame.attempts[index] ?? 0;
  if (retrier === undefined || used >= retrier.maxAttempts) return false;
  for (let other = 0; other < index; other += 1) frame.attempts[other] ??= 0;
  frame.attempts[index] = used + 1;
  frame.retries += 1;
  run.dropChildren(frame);
  run.rest(frame, { kind: 'retry', due: run.now + backoffMs(retrier, used, run.chance.random) });
  return true;
}

/** Nobody takes the failure: the block fails, and with it the parent's state, or the execution. */
function letThrough(run: Run, frame: Frame, failure: Failure): void {
  const { parent } = frame;
  abortChildren(run, frame, undefined);
  halt(run, frame);
  if (parent === undefined) {
    run.fail(failure);
    return;
  }
  if (parent.state.type === 'Map') run.event(frame, 'MapIterationFailed', iterationDetails(parent, frame));
  else if (frame.state.type === 'Task') run.event(frame, 'TaskStateAborted');
  abortChildren(run, parent, frame);
  parent.last = frame.last;
  run.queue(parent, () => {
    throw new StateError(failure);
  });
}

/** Gives up what still runs below a Map or Parallel that fails. Its frames stay for a redrive. */
function abortChildren(run: Run, parent: Frame, failed: Frame | undefined): void {
  for (const child of parent.children) {
    if (child === failed || child.rest?.kind === 'done' || child.rest?.kind === 'halted') continue;
    abortChildren(run, child, undefined);
    if (child.rest?.kind === 'task') run.abandoned.push({ frame: child, rest: child.rest });
    if (child.entered !== 0) {
      run.event(child, `${child.state.type}StateAborted`);
      if (parent.state.type === 'Map') run.event(child, 'MapIterationAborted', iterationDetails(parent, child));
    }
    halt(run, child);
  }
}

function halt(run: Run, frame: Frame): void {
  if (frame.rest?.kind === 'children') run.change(frame);
  else run.rest(frame, { kind: 'halted' });
}

export const iterationDetails = (map: Frame, child: Frame): string =>
  `{"name":${map.state.quotedName},"index":${child.index}}`;
