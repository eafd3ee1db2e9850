/**
 * Records of the log, as JSON. An advance (`k: "x"`) holds what changed in one execution since its record before
 * (`p`), so that an execution is rebuilt by reading its records in order; its history events stand behind the head.
 */
import type { Failure } from '../errors.ts';
import { Frame, NO_VARIABLES, type Ending, type Execution, type Rest, type TaskRest } from '../execution.ts';
import { isArray, isObject, isString, Payload, type JsonObject } from '../json.ts';
import type { Block } from '../machine.ts';
import type { Run } from '../run.ts';

const quote = (text: string): string => JSON.stringify(text);

function restText(rest: Rest): string {
  switch (rest.kind) {
    case 'wait':
    case 'retry':
      return `{"kind":"${rest.kind}","due":${rest.due}}`;
    case 'task':
      return taskText(rest);
    case 'done':
      return `{"kind":"done","output":${rest.output.text}}`;
    default:
      return JSON.stringify(rest);
  }
}

function taskText(rest: TaskRest): string {
  const { scheduled, token, timeoutAt, heartbeatSeconds, heartbeatAt, submitted } = rest;
  let text = `{"kind":"task","scheduled":${scheduled},"submitted":${submitted}`;
  if (token !== undefined) text += `,"token":${quote(token)}`;
  if (timeoutAt !== undefined) text += `,"timeoutAt":${timeoutAt}`;
  if (heartbeatSeconds !== undefined) text += `,"heartbeatSeconds":${heartbeatSeconds}`;
  if (heartbeatAt !== undefined) text += `,"heartbeatAt":${heartbeatAt}`;
  return `${text},"arguments":${rest.arguments.text}}`;
}

/** A frame in a record of the instant `now`, which most have entered their state at. */
export function frameText(frame: Frame, now?: number): string {
  const { id, parent, index, state, input, own, entered, enteredAt, last, attempts, retries, rest } = frame;
  let text = `{"i":${id},"s":${state.quotedName},"e":${entered},"l":${last}`;
  if (parent !== undefined) text += `,"p":${parent.id},"x":${index}`;
  if (enteredAt !== now) text += `,"t":${enteredAt}`;
  if (retries > 0) text += `,"a":${JSON.stringify(attempts)},"c":${retries}`;
  // A branch that has ended is only waited for: its input no longer matters.
  if (rest?.kind !== 'done') text += `,"in":${input.text}`;
  if (rest?.kind !== 'done' && own !== NO_VARIABLES) text += `,"v":${own.text}`;
  return rest === undefined ? `${text}}` : `${text},"r":${restText(rest)}}`;
}

function startText(execution: Execution): string {
  const { name, machine, start, input, startedBy } = execution;
  const by = startedBy === undefined ? '' : `,"by":${JSON.stringify(startedBy)}`;
  return `{"name":${quote(name)},"machine":${quote(machine.arn)},"hash":"${machine.hash}","role":${quote(machine.roleArn)},"at":${start}${by},"in":${input.text}}`;
}

function endText({ status, stop, output, failure }: Ending): string {
  const result = output === undefined ? `"failure":${JSON.stringify(failure ?? {})}` : `"output":${output.text}`;
  return `{"status":"${status}","stop":${stop},${result}}`;
}

/** The head of the record of an advance. */
export function advanceText(run: Run): string {
  const { execution, changed, now } = run;
  let text = `{"k":"x","x":${execution.key},"p":${execution.last},"n":${execution.events},"nf":${execution.nextFrame},"t":${now}`;
  if (execution.last === -1 || run.whole) text += `,"s":${startText(execution)}`;
  const frames = changed.filter(({ gone }) => !gone);
  if (frames.length > 0) text += `,"f":[${frames.map((frame) => frameText(frame, now)).join(',')}]`;
  if (run.removed.length > 0) text += `,"d":[${run.removed.join(',')}]`;
  if (execution.redrives > 0) text += `,"rd":[${execution.redrives},${execution.redrivenAt ?? 0}]`;
  if (execution.ending !== undefined) text += `,"e":${endText(execution.ending)}`;
  return `${text}}`;
}

/** A running execution whole, for a snapshot; its earlier records stay where they are. */
export function executionText(execution: Execution): string {
  const { key, first, last, events, nextFrame, redrives, redrivenAt } = execution;
  const frames = Array.from(execution.frames.values(), (frame) => frameText(frame)).join(',');
  const redriven = redrives > 0 ? `,"rd":[${redrives},${redrivenAt ?? 0}]` : '';
  return `{"k":"x","x":${key},"at":[${first},${last}],"n":${events},"nf":${nextFrame},"s":${startText(execution)},"f":[${frames}]${redriven}}`;
}

export const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
export const optionalNumber = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
export const optionalString = (value: unknown): string | undefined => (isString(value) ? value : undefined);

const STATUSES: readonly Ending['status'][] = ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'];
export const statusOf = (value: unknown): Ending['status'] => STATUSES.find((status) => status === value) ?? 'FAILED';

export function readEnding(json: JsonObject): Ending {
  const ending = { status: statusOf(json['status']), stop: numberOf(json['stop']) };
  if (json['output'] !== undefined) return { ...ending, output: new Payload(json['output']) };
  return { ...ending, failure: readFailure(json['failure']) };
}

export function readFailure(json: unknown): Failure {
  if (!isObject(json)) return {};
  return { error: optionalString(json['error']), cause: optionalString(json['cause']) };
}

function readRest(json: unknown): Rest | undefined {
  if (!isObject(json)) return undefined;
  switch (json['kind']) {
    case 'wait':
      return { kind: 'wait', due: numberOf(json['due']) };
    case 'retry':
      return { kind: 'retry', due: numberOf(json['due']) };
    case 'task':
      return {
        kind: 'task',
        scheduled: numberOf(json['scheduled']),
        arguments: new Payload(json['arguments']),
        token: optionalString(json['token']),
        timeoutAt: optionalNumber(json['timeoutAt']),
        heartbeatSeconds: optionalNumber(json['heartbeatSeconds']),
        heartbeatAt: optionalNumber(json['heartbeatAt']),
        submitted: json['submitted'] === true,
      };
    case 'children':
      return {
        kind: 'children',
        items: isArray(json['items']) ? json['items'] : [],
        concurrency: numberOf(json['concurrency']),
      };
    case 'done':
      return { kind: 'done', output: new Payload(json['output']) };
    default:
      return { kind: 'halted' };
  }
}

/** Applies the frames of a record to an execution. Parents come before their children, or are there already. */
export function readFrames(execution: Execution, record: JsonObject): void {
  for (const id of isArray(record['d']) ? record['d'] : []) removeFrame(execution, numberOf(id));
  const frames = isArray(record['f']) ? record['f'].filter(isObject) : [];
  const now = numberOf(record['t']);
  for (const json of frames.sort((a, b) => numberOf(a['i']) - numberOf(b['i']))) readFrame(execution, json, now);
}

function removeFrame(execution: Execution, id: number): void {
  const frame = execution.frames.get(id);
  execution.frames.delete(id);
  if (frame?.parent === undefined) return;
  frame.parent.children = [];
  frame.parent.childrenDone = 0;
}

function readFrame(execution: Execution, json: JsonObject, now: number): void {
  const id = numberOf(json['i']);
  const index = numberOf(json['x']);
  const parent = execution.frames.get(optionalNumber(json['p']) ?? -1);
  const before = execution.frames.get(id);
  const block: Block = parent?.state.childBlock?.(index) ?? execution.machine.block;
  const frame = before ?? new Frame(id, parent, index, block, new Payload(null), 0);
  const wasDone = before?.rest?.kind === 'done';
  readState(execution, frame, json, now);
  execution.frames.set(id, frame);
  if (parent === undefined) return;
  parent.children[index] = frame;
  if (frame.rest?.kind === 'done' && !wasDone) parent.childrenDone += 1;
}

function readState(execution: Execution, frame: Frame, json: JsonObject, now: number): void {
  const state = frame.block.states.get(String(json['s']));
  if (state === undefined) throw new Error(`execution ${execution.arn} rests in an unknown state ${String(json['s'])}`);
  frame.state = state;
  frame.input = new Payload(json['in'] ?? null);
  frame.own = isObject(json['v']) ? new Payload(json['v']) : NO_VARIABLES;
  frame.entered = numberOf(json['e']);
  frame.enteredAt = optionalNumber(json['t']) ?? now;
  frame.last = numberOf(json['l']);
  frame.attempts = isArray(json['a']) ? json['a'].map(numberOf) : [];
  frame.retries = numberOf(json['c']);
  frame.rest = readRest(json['r']);
}
