/** All executions of the home: the running ones whole, of the ended ones where the log tells of them. */
import { Execution, executionArn, type Status, type StartedBy } from '../execution.ts';
import { readEvents, type StoredEvent } from '../history.ts';
import { isArray, isObject, Payload, type JsonObject } from '../json.ts';
import type { Machine } from '../machine.ts';
import type { Run } from '../run.ts';
import { FORMAT, openLog } from './open.ts';
import type { Durability, Log } from './log.ts';
import { advanceText, executionText, numberOf, optionalNumber, readEnding, readFrames, statusOf } from './records.ts';

/** An ended execution, as far as it is kept in memory. */
export interface Ended {
  readonly key: number;
  readonly name: string;
  readonly machineArn: string;
  readonly status: Exclude<Status, 'RUNNING'>;
  readonly start: number;
  readonly stop: number;
  /** Positions of its first and last record. */
  readonly first: number;
  readonly last: number;
  readonly redrives: number;
}

/** As long as the service keeps ended executions. */
const RETENTION_MS = 90 * 86_400_000;
/** A segment ends at this size, or at four times its snapshot's. */
const SEGMENT_BYTES = 32 * 1024 * 1024;

export type CompileStored = (arn: string, roleArn: string, definition: string) => Machine;

export class Store {
  readonly running = new Map<number, Execution>();
  readonly ended = new Map<number, Ended>();
  readonly log: Log;
  readonly #byArn = new Map<string, number>();
  readonly #definitions = new Map<string, string>();
  readonly #compile: CompileStored;
  #nextKey = 1;
  #snapshotBytes = 0;

  constructor(dir: string | null, durability: Durability, compile: CompileStored) {
    this.#compile = compile;
    let records = 0;
    this.log = openLog(dir, durability, (record, position) => {
      records += 1;
      this.#read(record, position);
    });
    if (records === 0) this.log.append(JSON.stringify({ k: 'v', format: FORMAT }), '');
  }

  create(machine: Machine, name: string, input: Payload, now: number, startedBy?: StartedBy): Execution {
    if (!this.#definitions.has(machine.hash)) {
      this.#definitions.set(machine.hash, machine.definition);
      this.log.append(JSON.stringify({ k: 'd', hash: machine.hash, text: machine.definition }), '');
    }
    const execution = new Execution(this.#nextKey++, name, machine, now, input, startedBy);
    this.running.set(execution.key, execution);
    this.#byArn.set(execution.arn, execution.key);
    return execution;
  }

  find(arn: string): Execution | Ended | undefined {
    const key = this.#byArn.get(arn);
    return key === undefined ? undefined : (this.running.get(key) ?? this.ended.get(key));
  }

  /** Writes an advance to the log. */
  save(run: Run, now: number): void {
    const { execution } = run;
    const position = this.log.append(advanceText(run), run.events);
    if (execution.first === -1) execution.first = position;
    execution.last = position;
    if (execution.ending !== undefined) this.#retire(execution);
    if (this.log.currentSize > Math.max(SEGMENT_BYTES, 4 * this.#snapshotBytes)) this.compact(now);
  }

  #retire(execution: Execution): void {
    const { key, name, machine, start, first, last, redrives, ending } = execution;
    if (ending === undefined) return;
    this.running.delete(key);
    const { status, stop } = ending;
    this.ended.set(key, { key, name, machineArn: machine.arn, status, start, stop, first, last, redrives });
  }

  /** The executions of a machine. */
  *list(machineArn: string): Generator<Execution | Ended> {
    for (const execution of this.running.values()) if (execution.machine.arn === machineArn) yield execution;
    for (const ended of this.ended.values()) if (ended.machineArn === machineArn) yield ended;
  }

  /** An ended execution as its last record left it, ready to run on. */
  revive(ended: Ended): Execution {
    const execution = this.#created(this.#record(ended.first), ended.key);
    const last = this.#record(ended.last);
    readFrames(execution, last);
    execution.events = numberOf(last['n']);
    execution.nextFrame = numberOf(last['nf']);
    execution.first = ended.first;
    execution.last = ended.last;
    execution.redrives = ended.redrives;
    this.ended.delete(ended.key);
    this.running.set(ended.key, execution);
    return execution;
  }

  /** Head of the record that started an execution, and of the one that ended it. */
  tell({ first, last }: Ended): { readonly start: JsonObject; readonly ending: ReturnType<typeof readEnding> } {
    const [start, end] = [this.#record(first)['s'], this.#record(last)['e']];
    return { start: isObject(start) ? start : {}, ending: readEnding(isObject(end) ? end : {}) };
  }

  /** The task that started an execution. */
  startedBy(execution: Execution | Ended): StartedBy | undefined {
    if (isRunning(execution)) return execution.startedBy;
    const start = this.#record(execution.first)['s'];
    return isObject(start) ? readStartedBy(start['by']) : undefined;
  }

  /** All history events, oldest first. */
  history({ last }: { readonly last: number }): readonly StoredEvent[] {
    const parts: (readonly StoredEvent[])[] = [];
    for (let position = last; position !== -1;) {
      const { head, events } = this.log.read(position);
      const record: unknown = JSON.parse(head);
      if (!isObject(record)) break;
      parts.push(readEvents(events, numberOf(record['n']), numberOf(record['t'])));
      position = numberOf(record['p']);
    }
    return parts.reverse().flat();
  }

  #record(position: number): JsonObject {
    const record: unknown = JSON.parse(this.log.read(position).head);
    return isObject(record) ? record : {};
  }

  /** Begins a new segment of the log and forgets what ended more than 90 days ago. */
  compact(now: number): void {
    for (const { key, machineArn, name, stop } of this.ended.values()) {
      if (stop > now - RETENTION_MS) continue;
      this.ended.delete(key);
      this.#byArn.delete(executionArn(machineArn, name));
    }
    let keepFrom = Number.POSITIVE_INFINITY;
    for (const { first } of this.running.values()) if (first !== -1) keepFrom = Math.min(keepFrom, first);
    for (const { first } of this.ended.values()) keepFrom = Math.min(keepFrom, first);
    this.log.rotate((append) => {
      append(JSON.stringify({ k: 'v', format: FORMAT, next: this.#nextKey }));
      for (const [hash, text] of this.#definitions) append(JSON.stringify({ k: 'd', hash, text }));
      for (const execution of this.running.values()) if (execution.first !== -1) append(executionText(execution));
      for (const ended of this.ended.values()) append(JSON.stringify({ k: 'i', ...ended }));
    }, keepFrom);
    this.#snapshotBytes = this.log.currentSize;
  }

  #read(record: JsonObject, position: number): void {
    switch (record['k']) {
      case 'v':
        this.#nextKey = Math.max(this.#nextKey, numberOf(record['next']));
        return;
      case 'd':
        this.#definitions.set(String(record['hash']), String(record['text']));
        return;
      case 'i':
        this.#readEnded(record);
        return;
      case 'x':
        this.#readAdvance(record, position);
        return;
      default:
    }
  }

  #readEnded(record: JsonObject): void {
    const { key, name, machineArn, status, start, stop, first, last, redrives } = record;
    const ended: Ended = {
      ...{ key: numberOf(key), name: String(name), machineArn: String(machineArn), status: statusOf(status) },
      ...{ start: numberOf(start), stop: numberOf(stop), first: numberOf(first), last: numberOf(last) },
      redrives: numberOf(redrives),
    };
    this.ended.set(ended.key, ended);
    this.#byArn.set(executionArn(ended.machineArn, ended.name), ended.key);
    this.#nextKey = Math.max(this.#nextKey, ended.key + 1);
  }

  #readAdvance(record: JsonObject, position: number): void {
    const key = numberOf(record['x']);
    const ended = this.ended.get(key);
    const execution = this.running.get(key) ?? this.#created(record, key);
    readFrames(execution, record);
    const [first, last] = isArray(record['at']) ? record['at'] : [];
    if (execution.first === -1) execution.first = optionalNumber(first) ?? ended?.first ?? position;
    execution.last = optionalNumber(last) ?? position;
    execution.events = numberOf(record['n']);
    execution.nextFrame = numberOf(record['nf']);
    const redriven = record['rd'];
    if (isArray(redriven)) [execution.redrives, execution.redrivenAt] = [numberOf(redriven[0]), numberOf(redriven[1])];
    this.#nextKey = Math.max(this.#nextKey, key + 1);
    this.ended.delete(key);
    this.running.set(key, execution);
    this.#byArn.set(execution.arn, key);
    if (isObject(record['e'])) {
      execution.ending = readEnding(record['e']);
      this.#retire(execution);
    }
  }

  #created(record: JsonObject, key: number): Execution {
    const start = record['s'];
    if (!isObject(start)) throw new Error(`the log tells of execution ${key} but not of its start`);
    const definition = this.#definitions.get(String(start['hash']));
    if (definition === undefined) throw new Error(`the log lacks the definition of execution ${key}`);
    const machine = this.#compile(String(start['machine']), String(start['role']), definition);
    const input = new Payload(start['in']);
    return new Execution(key, String(start['name']), machine, numberOf(start['at']), input, readStartedBy(start['by']));
  }
}

function readStartedBy(json: unknown): StartedBy | undefined {
  if (!isObject(json)) return undefined;
  return {
    execution: numberOf(json['execution']),
    frame: numberOf(json['frame']),
    scheduled: numberOf(json['scheduled']),
  };
}

export const isRunning = (execution: Execution | Ended): execution is Execution => execution instanceof Execution;
