/** The Step Functions engine of the one-machine home (shared/decisions/0003). */
import { randomUUID, createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Ids } from '../seeded-ids.ts';
import type { Chance } from './run.ts';
import { compileMachine, type StateMachineSpec } from './compile.ts';
import { Engine as Core } from './engine.ts';
import type { Services } from './integrations.ts';
import type { Machine } from './machine.ts';
import type { Durability } from './store/log.ts';
import { Store } from './store/store.ts';
import { readToken } from './token.ts';
import { answer, type Response } from './wire/operations.ts';

export type { StateMachineSpec } from './compile.ts';
export type { InvokeOutcome } from './integrations.ts';
export { AwsError, DataFolderError, DefinitionError } from './errors.ts';

export interface EngineOptions extends Services {
  /** Folder of its log; null: memory only. */
  readonly dir: string | null;
  /** `second`: the disk has everything within a second; `full`: before anything leaves the engine. */
  readonly durability: Durability;
  readonly clock: Clock;
  readonly machines: readonly StateMachineSpec[];
  /** Makes ids, tokens and random numbers; seeded in rehearsals so that a run can be repeated exactly. */
  readonly ids?: Ids;
}

export interface EngineStats {
  /** Since the engine was opened. */
  readonly executions: number;
  /** State entries, as AWS bills them. */
  readonly transitions: number;
  /** The same by the ARN of the state machine. */
  readonly transitionsOf: ReadonlyMap<string, number>;
  readonly running: number;
}

export interface Engine {
  /** Answers an operation of the API, named as in X-Amz-Target without its prefix. */
  request(operation: string, input: unknown): Promise<Response>;
  /** Resolves when the execution has ended (at once when it has, or is unknown). */
  ended(executionArn: string): Promise<void>;
  /** The workflow whose running execution a task token belongs to; undefined for a token of none. */
  machineOfToken(token: string): string | undefined;
  stats(): EngineStats;
  close(): Promise<void>;
}

/**
 * Opens the engine and goes on with every execution that was running.
 * Throws a DefinitionError for a machine that cannot run, a DataFolderError for a log that cannot be used.
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const machines = new Map(options.machines.map((spec) => [spec.arn, compileMachine(spec)]));
  const store = new Store(options.dir, options.durability, storedCompiler(machines));
  const { ids } = options;
  const chance = (about: string): Chance =>
    ids === undefined
      ? { uuid: randomUUID, random: Math.random }
      : { uuid: () => ids(about), random: () => fraction(ids(about)) };
  const core = new Core({ store, machines, services: options, clock: options.clock, chance });
  core.resume();
  return Promise.resolve({
    request: (operation, input) => answer(core, operation, input),
    ended: (arn) => core.ended(store.find(arn)),
    machineOfToken: (token) => {
      const address = readToken(token);
      return address === undefined ? undefined : store.running.get(address.execution)?.machine.arn;
    },
    stats: () => ({
      executions: core.counts.started,
      transitions: core.counts.transitions,
      transitionsOf: new Map(core.counts.byMachine),
      running: store.running.size,
    }),
    close: () => core.close(),
  });
}

/** A number in [0, 1) from an id. */
const fraction = (id: string): number => createHash('sha256').update(id).digest().readUInt32LE() / 2 ** 32;

/** Running executions keep the definition they started with: it is compiled again only when it differs from today's. */
function storedCompiler(current: ReadonlyMap<string, Machine>) {
  const compiled = new Map<string, Machine>();
  return (arn: string, roleArn: string, definition: string): Machine => {
    const today = current.get(arn);
    if (today?.definition === definition && today.roleArn === roleArn) return today;
    const id = `${arn}\n${roleArn}\n${definition}`;
    const known = compiled.get(id);
    if (known !== undefined) return known;
    const name = arn.slice(arn.lastIndexOf(':') + 1);
    const machine = compileMachine({
      arn,
      name,
      roleArn,
      definition,
      source: `${name}, as its running executions started`,
    });
    compiled.set(id, machine);
    return machine;
  };
}
