/** The report of a rehearsal, as `--json` prints it. */
import process from 'node:process';
import { eventSchema } from '#shared/casework/event.ts';
import { civilDateAt, daysBetween } from '#shared/kernel/civil-date.ts';
import { laddersDocument } from '#shared/reference/index.ts';
import { chargesOf, fixedCharges, readPrices, totalOf, useByProcess, type Charges } from '../bill/bill.ts';
import { endState } from '../end-state.ts';
import { checkAll, type CheckedInvariant } from '../invariants/index.ts';
import type { UsageMeter, Used } from '../meter.ts';
import type { Rehearsed } from '../rehearsal.ts';
import type { Home } from '../../runtime.ts';
import type { Stage } from '../stage.ts';
import { busiestWeeks, onTimeRates, outcomes, type ByOutcome, type UnitRate, type Week } from './tasks.ts';

export interface Report {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly units: number;
  readonly behaviour: string;
  readonly seed: string;
  readonly outcomes: Readonly<Record<string, ByOutcome>>;
  /** By offset in working days from the due date. */
  readonly rungs: Readonly<Record<string, number>>;
  readonly mailsByDay: Readonly<Record<string, number>>;
  readonly onTime: readonly UnitRate[];
  readonly busiestWeeks: readonly Week[];
  /** The canary: steps, kinds of events, workflows and functions that nothing ever set going. */
  readonly neverFired: readonly string[];
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

interface ProcessBill {
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
    rungs: counted(watch.events.flatMap(({ steps }) => steps.map(String))),
    mailsByDay: counted(home.services.mail.store.newestFirst().map(({ at }) => civilDateAt(at))),
    onTime: onTimeRates(tasks, options.to),
    busiestWeeks: busiestWeeks(tasks, 10),
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
    peakMemoryMb: process.resourceUsage().maxRSS / 1024,
  };
}

/** Names with how often they stand in the list, in their own order. */
function counted(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })));
}

const transitionsOf = ({ home }: Stage<Home>): Record<string, number> =>
  Object.fromEntries(
    [...home.services.engine.stats().transitionsOf].map(([arn, count]) => [arn.split(':').at(-1) ?? arn, count]),
  );

function neverFired({ watch, reference, home }: Stage<Home>, meter: UsageMeter): readonly string[] {
  const climbed = new Set(watch.events.flatMap(({ steps }) => steps));
  const kinds = new Set<string>(watch.events.map(({ what }) => what));
  const running = home.services.engine.stats().transitionsOf;
  const ladders = Object.entries(reference.get(laddersDocument));
  return [
    ...ladders.flatMap(([name, steps]) =>
      steps.filter(({ offset }) => !climbed.has(offset)).map(({ offset }) => `step ${offset} of ladder ${name}`),
    ),
    ...eventSchema.shape.what.options.filter((kind) => !kinds.has(kind)).map((kind) => `event ${kind}`),
    ...home.deployment.stateMachines.filter(({ arn }) => !running.has(arn)).map(({ name }) => `workflow ${name}`),
    ...home.deployment.functions.filter(({ arn }) => !meter.invocations.has(arn)).map(({ name }) => `function ${name}`),
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
