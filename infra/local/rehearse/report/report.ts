/** The report of a rehearsal, as `--json` prints it. */
import process from 'node:process';
import { eventSchema } from '#shared/casework/event.ts';
import { civilDateAt, daysBetween, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation } from '#shared/org/index.ts';
import { nameOn, type UnitId } from '#shared/org/unit.ts';
import { laddersDocument } from '#shared/reference/index.ts';
import type { BehaviourName } from '../behaviour.ts';
import { chargesOf, fixedCharges, readPrices, totalOf, useByProcess, type Charges } from '../bill/bill.ts';
import { endState } from '../end-state.ts';
import { checkAll, type CheckedInvariant } from '../invariants/index.ts';
import type { UsageMeter, Used } from '../meter.ts';
import type { Rehearsed } from '../rehearsal.ts';
import type { Home } from '../../runtime.ts';
import type { Stage } from '../stage.ts';
import { onTimeRates, outcomes, weeksOf, type ByOutcome, type UnitRate, type Week } from './tasks.ts';

export interface Report {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly days: number;
  readonly units: number;
  readonly behaviour: BehaviourName;
  readonly seed: string;
  readonly outcomes: Readonly<Record<string, ByOutcome>>;
  /** Steps climbed, by offset in working days from the due date: those before it first. */
  readonly rungs: readonly { readonly offset: number; readonly count: number }[];
  /** Days on which none left are left out. */
  readonly mailsByDay: Readonly<Record<string, number>>;
  readonly onTime: readonly (UnitRate & { readonly name: string })[];
  readonly weeks: readonly Week[];
  readonly neverFired: readonly NeverFired[];
  readonly invariants: readonly CheckedInvariant[];
  readonly requests: { readonly count: number; readonly refused: number };
  /** Pages that were not as people expected them, and errors of the home. */
  readonly faults: readonly string[];
  readonly mails: number;
  readonly stateTransitions: Readonly<Record<string, number>>;
  readonly tableCalls: number;
  readonly accessPatterns: Readonly<Record<string, Used>>;
  readonly bill: Bill;
  readonly endState: { readonly items: number; readonly fingerprint: string };
  readonly wallSeconds: number;
  readonly checkSeconds: number;
  /** Of a million bytes. */
  readonly peakMemoryMb: number;
}

export interface Bill {
  readonly region: string;
  readonly asOf: string;
  readonly usage: Charges;
  readonly usageTotal: number;
  /** USD and state transitions by process; a case is one matter of that process. */
  readonly byProcess: Readonly<Record<string, ProcessBill>>;
  /** For twelve months, apart from use. */
  readonly fixed: Charges;
  readonly fixedTotal: number;
}

/** The canary: what nothing ever set going. */
export interface NeverFired {
  readonly kind: 'step' | 'event' | 'workflow' | 'function';
  readonly name: string;
}

export interface ProcessBill {
  readonly usd: number;
  readonly transitions: number;
  readonly cases: number;
  /** What its workflows and functions cost for one case, pages left out: those are the portal's. */
  readonly usdPerCase: number | null;
}

export async function reportOf({ stage, meter, errors, seconds }: Rehearsed): Promise<Report> {
  const { options, watch, organisation, home } = stage;
  const started = performance.now();
  const invariants = await checkAll(stage);
  const tasks = [...watch.tasks.values()];
  return {
    ...{ from: options.from, to: options.to, days: daysBetween(options.from, options.to) + 1 },
    units: organisation.units.length,
    ...{ behaviour: options.behaviour, seed: options.seed },
    outcomes: outcomes(tasks, options.to),
    rungs: rungsOf(stage),
    mailsByDay: counted(home.services.mail.store.newestFirst().map(({ at }) => civilDateAt(at))),
    onTime: onTimeRates(tasks, options.to).map((rate) => ({
      ...rate,
      name: nameOf(organisation, rate.unit, options.to),
    })),
    weeks: weeksOf(tasks, options),
    neverFired: neverFired(stage, meter),
    invariants,
    requests: stage.requests,
    faults: [...stage.faults, ...errors],
    mails: home.services.mail.store.newestFirst().length,
    stateTransitions: transitionsOf(stage),
    tableCalls: meter.tableCalls,
    accessPatterns: Object.fromEntries([...meter.patterns].sort(([, a], [, b]) => b.calls - a.calls)),
    bill: billOf(stage, meter),
    endState: await endState(stage),
    wallSeconds: seconds,
    checkSeconds: (performance.now() - started) / 1000,
    peakMemoryMb: (process.resourceUsage().maxRSS * 1024) / 1_000_000,
  };
}

function nameOf(organisation: Organisation, id: UnitId, on: PlainDate): string {
  const unit = organisation.unit(id);
  return unit === undefined ? id : nameOn(unit, on);
}

function tally<T>(things: Iterable<T>): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  return counts;
}

/** Dates with how often they stand in the list, the earliest first. */
const counted = (dates: readonly PlainDate[]): Record<string, number> =>
  Object.fromEntries([...tally(dates)].sort(([a], [b]) => (a < b ? -1 : 1)));

const rungsOf = ({ watch }: Stage): Report['rungs'] =>
  [...tally(watch.events.flatMap(({ steps }) => steps))]
    .map(([offset, count]) => ({ offset, count }))
    .sort((a, b) => a.offset - b.offset);

const transitionsOf = ({ home }: Stage<Home>): Record<string, number> =>
  Object.fromEntries(
    [...home.services.engine.stats().transitionsOf].map(([arn, count]) => [arn.split(':').at(-1) ?? arn, count]),
  );

function neverFired({ watch, reference, home }: Stage<Home>, meter: UsageMeter): readonly NeverFired[] {
  const climbed = new Set(watch.events.flatMap(({ steps }) => steps));
  const kinds = new Set<string>(watch.events.map(({ what }) => what));
  const running = home.services.engine.stats().transitionsOf;
  const steps = Object.entries(reference.get(laddersDocument)).flatMap(([ladder, of]) =>
    of.filter(({ offset }) => !climbed.has(offset)).map(({ offset }) => `${offset} of ladder ${ladder}`),
  );
  const all = (kind: NeverFired['kind'], names: readonly string[]) => names.map((name) => ({ kind, name }));
  const namesOf = (parts: readonly { readonly name: string }[]) => parts.map(({ name }) => name);
  const { stateMachines, functions } = home.deployment;
  return [
    ...all('step', steps),
    ...all(
      'event',
      eventSchema.shape.what.options.filter((kind) => !kinds.has(kind)),
    ),
    ...all('workflow', namesOf(stateMachines.filter(({ arn }) => !running.has(arn)))),
    ...all('function', namesOf(functions.filter(({ arn }) => !meter.invocations.has(arn)))),
  ];
}

function billOf(stage: Stage<Home>, meter: UsageMeter): Bill {
  const prices = readPrices();
  const uses = [...useByProcess(stage, meter)].map(([process, use]) => ({
    process,
    use,
    charges: chargesOf(use, prices),
  }));
  const usage: Record<string, number> = {};
  for (const { charges } of uses)
    for (const [service, usd] of Object.entries(charges)) usage[service] = (usage[service] ?? 0) + usd;
  const cases = casesByProcess(stage);
  const byProcess = uses.map(({ process, use, charges }): [string, ProcessBill] => {
    const [usd, of] = [totalOf(charges), cases.get(process) ?? 0];
    return [process, { usd, transitions: use.transitions, cases: of, usdPerCase: of === 0 ? null : usd / of }];
  });
  const fixed = fixedCharges(stage, prices);
  const { region, asOf } = prices;
  return {
    ...{ region, asOf, usage, usageTotal: totalOf(usage) },
    byProcess: Object.fromEntries(byProcess),
    ...{ fixed, fixedTotal: totalOf(fixed) },
  };
}

function casesByProcess({ watch }: Stage): ReadonlyMap<string, number> {
  const cases = new Map<string, Set<string>>();
  for (const { process, caseId } of watch.tasks.values()) {
    const of = cases.get(process) ?? new Set<string>();
    cases.set(process, of.add(caseId));
  }
  return new Map([...cases].map(([process, ids]) => [process, ids.size]));
}
