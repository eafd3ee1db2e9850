/**
 * Two at once, on the real table, beside a reference model: whatever two people, two daily runs or a person and the run
 * do to a case in the same moment must end as if they had come one after the other, or one of them is told that somebody
 * else was quicker. The log then has each command that was acknowledged exactly once.
 */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { addDays, plainDate } from '#shared/kernel/civil-date.ts';
import { startWorld, type World } from '../casework/world.ts';
import { endingsOf, Law, type Act, type Model } from './concurrency/model.ts';
import { RealCase } from './concurrency/real.ts';
import type { ProofAsked, ProofKind, ProofResult } from './kind.ts';

const RUNS = { long: 400, short: 6 } as const;
const LONGEST = 24;
const START = plainDate('2024-03-01');

export const proof: ProofKind = { name: 'concurrency', run };

/** What every command shares: the model as it stands, and what was acknowledged. */
interface Belief {
  model: Model;
  readonly acknowledged: Map<string, number>;
}

class LostError extends Error {}
class TwiceError extends Error {}

const person: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constantFrom('finish', 'return') }),
  fc.record({ act: fc.constant('extend'), days: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ act: fc.constant('sign'), outcome: fc.constantFrom('signed', 'returned') }),
);
const RUN: Act = { act: 'run' };

/** Two commands in the same moment, after so many nights; with a run among them it is night, else noon. */
class AtOnce implements fc.AsyncCommand<Belief, RealCase> {
  readonly #law: Law;
  readonly #acts: readonly [Act, Act];
  readonly #nights: number;
  readonly #onTrial: () => void;

  constructor(law: Law, acts: readonly [Act, Act], nights: number, onTrial: () => void) {
    this.#law = law;
    this.#acts = acts;
    this.#nights = nights;
    this.#onTrial = onTrial;
  }

  check(): boolean {
    return true;
  }

  async run(belief: Belief, real: RealCase): Promise<void> {
    for (let night = 1; night <= this.#nights; night += 1) {
      belief.model = { ...belief.model, today: addDays(belief.model.today, 1) };
      if (night < this.#nights || !this.#acts.includes(RUN)) await this.#together(belief, real, [RUN, RUN]);
    }
    await this.#together(belief, real, this.#acts);
  }

  async #together(belief: Belief, real: RealCase, [a, b]: readonly [Act, Act]): Promise<void> {
    this.#onTrial();
    const { model } = belief;
    const asked = (act: Act): Act =>
      act.act === 'extend' ? { ...act, to: this.#law.extendedDue(model.due, act.days) } : act;
    const acts = [asked(a), asked(b)] as const;
    const told = await Promise.all([real.perform(acts[0], model), real.perform(acts[1], model)]);
    const seen = await real.look();
    const ending = endingsOf(this.#law, model, acts).find((each) => {
      const { today: _today, ...expected } = each.model;
      return isDeepStrictEqual(each.told, told) && isDeepStrictEqual(seen, expected);
    });
    if (ending === undefined)
      throw new LostError(`${told.join(' and ')} on ${model.today} left ${JSON.stringify(seen)}, which no order does`);
    belief.model = ending.model;
    for (const [at, act] of acts.entries()) note(belief.acknowledged, act, told[at] ?? '');
  }

  toString(): string {
    return `${this.#nights} nights, then ${this.#acts.map((act) => JSON.stringify(act)).join(' at once with ')}`;
  }
}

const EVENTS: Readonly<Record<Act['act'], string>> = {
  finish: 'task-finished',
  return: 'task-returned',
  extend: 'task-extended',
  sign: 'task-finished',
  run: 'rungs-climbed',
};

function note(acknowledged: Map<string, number>, act: Act, told: string): void {
  const done = act.act === 'run' ? told !== '' : told === 'ok';
  if (done) acknowledged.set(EVENTS[act.act], (acknowledged.get(EVENTS[act.act]) ?? 0) + 1);
}

/** The log has each acknowledged command once, and no step of the ladder twice for one date. */
async function checkLog(real: RealCase, { acknowledged }: Belief): Promise<void> {
  const events = await real.events();
  for (const kind of new Set(Object.values(EVENTS))) {
    const logged = events.filter(({ what }) => what === kind).length;
    const told = acknowledged.get(kind) ?? 0;
    if (logged < told) throw new LostError(`${told} times ${kind} was acknowledged, the log has ${logged}`);
    if (logged > told) throw new TwiceError(`${told} times ${kind} was acknowledged, the log has ${logged}`);
  }
  // Between two changes of the date no step sounds twice.
  let sounded = new Set<number>();
  for (const { what, steps } of events) {
    if (what === 'task-extended') sounded = new Set();
    if (what !== 'rungs-climbed') continue;
    const twice = steps.find((step) => sounded.has(step));
    if (twice !== undefined) throw new TwiceError(`step ${twice} sounded twice`);
    for (const step of steps) sounded.add(step);
  }
}

async function run({ seed, long, progress }: ProofAsked): Promise<ProofResult> {
  const world = await startWorld();
  let trials = 0;
  try {
    const law = new Law(world.ports.calendar);
    const onTrial = (): void => {
      trials += 1;
      if (trials % 1000 === 0) progress(`${trials} pairs`);
    };
    const result = await fc.check(lives(world, law, onTrial), {
      seed: numberOf(seed),
      numRuns: long ? RUNS.long : RUNS.short,
    });
    const { errorInstance: fault } = result;
    const finding = fc.defaultReportMessage(result);
    const isTwice = fault instanceof TwiceError;
    return {
      ...{ trials, losses: result.failed && !isTwice ? 1 : 0, duplicates: result.failed && isTwice ? 1 : 0, leaks: 0 },
      findings: finding === undefined ? [] : [`${String(fault)} ${finding}`],
    };
  } finally {
    await world.close();
  }
}

function lives(world: World, law: Law, onTrial: () => void) {
  const pair = fc.oneof(
    fc.tuple(person, person),
    fc.tuple(fc.constant(RUN), person),
    fc.tuple(fc.constant(RUN), fc.constant(RUN)),
  );
  const command = fc
    .record({ acts: pair, nights: fc.integer({ min: 1, max: 4 }), atNoon: fc.boolean() })
    .map(({ acts, nights, atNoon }) => {
      const isNight = acts[0].act === 'run' || acts[1].act === 'run';
      return new AtOnce(law, acts, atNoon && !isNight ? 0 : nights, onTrial);
    });
  const commands = fc.commands([command], { maxCommands: LONGEST, size: 'max' });
  return fc.asyncProperty(commands, fc.integer({ min: 1, max: 9 }), async (all, days) => {
    const due = law.extendedDue(START, days);
    const real = await RealCase.open(world, law, START, due);
    const belief: Belief = { model: law.begin(START, due), acknowledged: new Map() };
    await fc.asyncModelRun(() => ({ model: belief, real }), all);
    await checkLog(real, belief);
  });
}

const numberOf = (seed: string): number => createHash('sha256').update(seed).digest().readInt32BE();
