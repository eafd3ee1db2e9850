import type { z } from 'zod';
import {
  claimRungs,
  restartProcess,
  tellWorkflow,
  type CaseworkPorts,
  type Claimed,
  type Task,
} from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import type { workAgenda as contract } from '#workflows/daily/contract.ts';
import { daysFrom } from '../domain/days.ts';
import { eachAlone, troubleOf, type Trouble } from '../domain/trouble.ts';
import type { DailyPorts } from '../ports.ts';
import type { RunCounts } from '../store/run-ledger.ts';
import { nameTroubles } from './name-troubles.ts';

/** Tasks of one call: some twenty seconds of DynamoDB, far from the function's time limit. */
const TASKS_AT_ONCE = 2_000;

type Ports = Pick<DailyPorts, 'runs' | 'cases' | 'reference' | 'workflows'>;

/**
 * Does what the agenda holds for each day since the last finished run: opens, climbs rungs, asks for check-ins, sends
 * again the wake-ups and starts that got lost. What is done leaves the agenda, so the step is repeated from wherever it
 * broke off, and of two at once each entry falls to one. What cannot be done is named in the office's list.
 */
export async function workAgenda(
  { now, date, from }: z.output<typeof contract.payload>,
  { runs, cases, reference, workflows }: Ports,
): Promise<z.input<typeof contract.result>> {
  const known = await reference.read();
  const ports = { ...caseworkPorts(cases, known), workflows };
  const days = daysFrom(from, date);
  const troubles: Trouble[] = [];
  for (const day of days) troubles.push(...(await restartLost(day, date, ports, runs)));
  let room = TASKS_AT_ONCE;
  let outcome: z.input<typeof contract.result>['outcome'] = known.calendar.isWorkingDay(date) ? 'mail-day' : 'day-off';
  for (const day of days) {
    const due = await cases.dueOn(day, (key, fault) => {
      troubles.push(troubleOf('đọc việc trong lịch của ngày', key, fault));
    });
    const taken = due.slice(0, room);
    room -= taken.length;
    const counts = await work(taken, now, ports, troubles);
    await runs.count(date, counts);
    const anything = Object.values(counts).some((count) => count > 0);
    // An index that lags may list what is done: then nothing is left, and asking again would not end.
    if (taken.length < due.length && anything) outcome = 'more';
    if (outcome === 'more') break;
  }
  await nameTroubles(troubles, now, known, { cases });
  return { outcome };
}

const COUNTED: Readonly<Record<string, string>> = {
  'task-started': 'opened',
  'rungs-climbed': 'rungs',
  'check-in-asked': 'checkIns',
};

type WorkPorts = CaseworkPorts & Pick<DailyPorts, 'workflows'>;

async function work(tasks: readonly Task[], now: number, ports: WorkPorts, troubles: Trouble[]): Promise<RunCounts> {
  const counts: Record<string, number> = {};
  const add = (name: string): void => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  for (const { what } of await claim(tasks, now, ports, troubles)) add(COUNTED[what] ?? what);
  const told = await eachAlone(
    tasks.filter(({ next }) => next?.what === 'wake-up'),
    async (task) => {
      if ((await tellWorkflow(task, now, ports)) === 'told') add('wakeUps');
    },
    (task, fault) => troubleOf('báo kết quả cho quy trình', nameOf(task), fault),
  );
  troubles.push(...told);
  return counts;
}

/** All in few writes; when one of them cannot be done, each by itself. */
async function claim(
  tasks: readonly Task[],
  now: number,
  ports: WorkPorts,
  troubles: Trouble[],
): Promise<readonly Claimed[]> {
  try {
    return await claimRungs({ tasks, now }, ports);
  } catch {
    const claimed: Claimed[] = [];
    const failed = await eachAlone(
      tasks,
      async (task) => claimed.push(...(await claimRungs({ tasks: [task], now }, ports))),
      (task, fault) => troubleOf('nhắc hạn', nameOf(task), fault),
    );
    troubles.push(...failed);
    return claimed;
  }
}

const nameOf = ({ subject, caseId, taskId }: Task): string => `«${subject.slice(0, 120)}» (/viec/${caseId}/${taskId})`;

/** Executions whose cases were opened the day before and never noted as started. */
async function restartLost(
  day: PlainDate,
  date: PlainDate,
  { store, workflows }: WorkPorts,
  runs: DailyPorts['runs'],
): Promise<readonly Trouble[]> {
  const lost = await store.startsOn(day);
  const failed = await eachAlone(
    lost,
    (one) => restartProcess(one, { store, workflows }),
    ({ title, caseId }, fault) => troubleOf('khởi động quy trình', `«${title}» (${caseId})`, fault),
  );
  await runs.count(date, { starts: lost.length - failed.length });
  return failed;
}
