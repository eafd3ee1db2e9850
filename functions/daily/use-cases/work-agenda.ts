import type { z } from 'zod';
import { claimRungs, restartProcess, tellWorkflow, type CaseworkPorts, type Task } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import type { workAgenda as contract } from '#workflows/daily/contract.ts';
import { daysFrom } from '../domain/days.ts';
import type { DailyPorts } from '../ports.ts';
import type { RunCounts } from '../store/run-ledger.ts';

/** Tasks of one call: some twenty seconds of DynamoDB, far from the function's time limit. */
const TASKS_AT_ONCE = 2_000;

type Ports = Pick<DailyPorts, 'runs' | 'cases' | 'reference' | 'workflows'>;

/**
 * Does what the agenda holds for each day since the last finished run: opens, climbs rungs, asks for check-ins, sends
 * again the wake-ups and starts that got lost. What is done leaves the agenda, so the step is repeated from wherever it
 * broke off, and of two at once each entry falls to one.
 */
export async function workAgenda(
  { now, date, from }: z.output<typeof contract.payload>,
  { runs, cases, reference, workflows }: Ports,
): Promise<z.input<typeof contract.result>> {
  const known = await reference.read();
  const ports = { ...caseworkPorts(cases, known), workflows };
  const days = daysFrom(from, date);
  for (const day of days) await restartLost(day, date, ports, runs);
  let room = TASKS_AT_ONCE;
  for (const day of days) {
    const due = await cases.dueOn(day);
    const taken = due.slice(0, room);
    room -= taken.length;
    const counts = await work(taken, now, ports);
    await runs.count(date, counts);
    const anything = Object.values(counts).some((count) => count > 0);
    // An index that lags may list what is done: then nothing is left, and asking again would not end.
    if (taken.length < due.length && anything) return { outcome: 'more' };
  }
  return { outcome: known.calendar.isWorkingDay(date) ? 'mail-day' : 'day-off' };
}

const COUNTED: Readonly<Record<string, string>> = {
  'task-started': 'opened',
  'rungs-climbed': 'rungs',
  'check-in-asked': 'checkIns',
};

type WorkPorts = CaseworkPorts & Pick<DailyPorts, 'workflows'>;

async function work(tasks: readonly Task[], now: number, ports: WorkPorts): Promise<RunCounts> {
  const counts: Record<string, number> = {};
  const add = (name: string): void => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  for (const { what } of await claimRungs({ tasks, now }, ports)) add(COUNTED[what] ?? what);
  for (const task of tasks.filter(({ next }) => next?.what === 'wake-up'))
    if ((await tellWorkflow(task, now, ports)) === 'told') add('wakeUps');
  return counts;
}

/** Executions whose cases were opened the day before and never noted as started. */
async function restartLost(
  day: PlainDate,
  date: PlainDate,
  { store, workflows }: WorkPorts,
  runs: DailyPorts['runs'],
): Promise<void> {
  const lost = await store.startsOn(day);
  for (const one of lost) await restartProcess(one, { store, workflows });
  await runs.count(date, { starts: lost.length });
}
