/**
 * Random lives of tasks on the real table, beside a model that knows only the law: what was left of a period is kept
 * when its clock stands, a rung sounds once for a due date, nothing leaves the agenda unless it is closed or waits.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  claimRungs,
  countByUnit,
  extendTask,
  finishTask,
  isClosed,
  openTasks,
  reassignTask,
  reopenTask,
  resumeTask,
  returnTask,
  suspendTask,
  withdrawTask,
  type CaseEvent,
  type Task,
} from '#shared/casework/index.ts';
import { daysLeft } from '#shared/casework/due.ts';
import { addDays, daysBetween, plainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { personId, unitId } from '#shared/org/index.ts';
import { anEvidence, aTask, change, earlyMorning, noon, OFFICE, openBy, startWorld, type World } from './world.ts';

const START = plainDate('2024-03-01');
const UNITS = ['so-tu-phap', 'so-y-te', 'xa-a'] as const;

type Act =
  | { readonly act: 'finish' | 'return' | 'reopen' | 'suspend' | 'resume' | 'withdraw'; readonly task: number }
  | { readonly act: 'extend'; readonly task: number; readonly days: number }
  | { readonly act: 'reassign'; readonly task: number; readonly unit: number }
  /** The nights of these days pass, each with its daily run; with `outage`, only the last has one. */
  | { readonly act: 'sleep'; readonly nights: number; readonly outage: boolean };

const TASKS = 2;
const task = fc.nat(TASKS - 1);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constantFrom('finish', 'finish', 'return', 'return', 'reopen', 'suspend', 'resume', 'resume'),
      task,
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('withdraw'), task }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('extend'), task, days: fc.integer({ min: -2, max: 12 }) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('reassign'), task, unit: fc.nat(UNITS.length - 1) }) },
  {
    weight: 6,
    arbitrary: fc.record({ act: fc.constant('sleep'), nights: fc.integer({ min: 1, max: 9 }), outage: fc.boolean() }),
  },
);

interface History {
  readonly world: World;
  readonly tasks: readonly Task[];
  today: PlainDate;
}

async function begin(world: World, dueInDays: readonly number[]): Promise<History> {
  const caseId = world.newCase();
  const given = dueInDays.map((days, i) =>
    aTask({
      caseId,
      taskId: `t${i}`,
      board: caseId,
      unit: unitId(UNITS[i % UNITS.length] ?? UNITS[0]),
      start: openBy(world.ports.calendar.addWorkingDays(START, days + 1)),
    }),
  );
  const tasks = await openTasks({ tasks: given, by: OFFICE, now: noon(START) }, world.ports);
  return { world, tasks, today: START };
}

async function sleep(history: History, nights: number, outage: boolean): Promise<void> {
  const { world, tasks } = history;
  let asked = history.today;
  for (let night = 1; night <= nights; night += 1) {
    history.today = addDays(history.today, 1);
    if (outage && night < nights) continue;
    for (; asked < history.today;) {
      asked = addDays(asked, 1);
      const due = (await world.store.dueOn(asked)).filter(({ caseId }) => caseId === tasks[0]?.caseId);
      await claimRungs({ tasks: due, now: earlyMorning(history.today) }, world.ports);
    }
  }
}

async function perform(history: History, step: Act): Promise<void> {
  if (step.act === 'sleep') return sleep(history, step.nights, step.outage);
  const { world, today, tasks } = history;
  const target = tasks[step.task];
  if (target === undefined) throw new Error('no such task');
  const { ports } = world;
  const base = change(target, today);
  const reason = 'Lý do';
  switch (step.act) {
    case 'finish':
      await finishTask({ ...base, evidence: anEvidence({ date: START }) }, ports);
      return;
    case 'extend': {
      const now = await world.store.readTask(target.caseId, target.taskId);
      const to = addDays(now?.due?.lenient ?? today, step.days);
      const cap = { times: 2, days: 15 };
      await extendTask({ ...base, to, reason, approver: personId('minh'), cap }, ports);
      return;
    }
    case 'reassign':
      await reassignTask({ ...base, unit: unitId(UNITS[step.unit] ?? UNITS[0]), reason }, ports);
      return;
    default: {
      const acts = { return: returnTask, reopen: reopenTask, suspend: suspendTask, withdraw: withdrawTask };
      if (step.act === 'resume') await resumeTask(base, ports);
      else await acts[step.act]({ ...base, reason }, ports);
    }
  }
}

const ofTask = (events: readonly CaseEvent[], { taskId }: Task) =>
  events.filter(({ after }) => after?.taskId === taskId);

/** Working days that count against the budget, told by the events alone: those on which the clock ran. */
function budgetHolds(world: World, events: readonly CaseEvent[]): void {
  const { calendar } = world.ports;
  let stopped: CaseEvent | undefined;
  for (const event of events) {
    if (event.what === 'task-suspended') stopped = event;
    const [before, after] = [stopped?.after?.due, event.after?.due];
    if (event.what !== 'task-resumed' || stopped === undefined || !before || !after) continue;
    const leftThen = daysLeft(calendar, 'working-day', stopped.on, before.lenient);
    expect(daysLeft(calendar, 'working-day', event.on, after.lenient)).toBe(leftThen);
  }
}

/** No «hoàn thành» without the document: at every moment of its life a task is done exactly when it names one. */
function doneOnlyWithEvidence(events: readonly CaseEvent[]): void {
  for (const { after } of events) {
    expect(after?.state === 'done').toBe(Boolean(after?.evidence));
    if (after?.evidence) expect(after.evidence.link ?? after.evidence.fileKey).not.toBeNull();
  }
}

/** Each step of the ladder sounds at most once for a due date, and in rising order. */
function rungsOnce(events: readonly CaseEvent[]): void {
  let climbed: number[] = [];
  for (const { what, before, after, steps } of events) {
    const moved = JSON.stringify(before?.due) !== JSON.stringify(after?.due);
    if (moved) climbed = [];
    if (what !== 'rungs-climbed') continue;
    for (const step of steps) {
      expect(climbed.every((earlier) => earlier < step)).toBe(true);
      climbed.push(step);
    }
  }
}

/** Where the ladder stands, told by the events alone: the step to come after the last one that sounded for this date. */
function stepToCome({ calendar }: World['ports'], events: readonly CaseEvent[]): number | undefined {
  const moved = events.findLastIndex(({ before, after }) => JSON.stringify(before?.due) !== JSON.stringify(after?.due));
  const sounded = events.slice(moved).flatMap(({ steps }) => steps);
  const last = events.at(-1);
  const due = last?.after?.due;
  if (last === undefined || !due) throw new Error('every task here has a date');
  const warns = (offset: number) => calendar.addWorkingDays(due.strict, offset) > last.on;
  return [-7, -3, -1, 0, 1, 3, 5].find(
    (offset) =>
      offset > Math.max(-99, ...sounded) &&
      (offset > 0 || (offset === 0 ? calendar.onOrBefore(due.strict) > last.on : warns(offset))),
  );
}

/** A closed or resting task has no agenda; any other is on it with the step to come, on a day that is still to come. */
async function neverLost({ store, ports }: World, stored: Task, events: readonly CaseEvent[], today: PlainDate) {
  const { next } = stored;
  const step = isClosed(stored) || stored.state === 'suspended' ? undefined : stepToCome(ports, events);
  if (step === undefined) {
    expect(next).toBeNull();
    return;
  }
  expect(next).toMatchObject({ what: 'rung', offset: step });
  if (next === null) return;
  expect(daysBetween(today, next.on)).toBeGreaterThan(0);
  expect(await store.dueOn(next.on)).toContainEqual(stored);
  const overdueFor = stored.due === null ? 0 : ports.calendar.workingDaysBetween(stored.due.lenient, today);
  if (step > 0 && overdueFor >= step) expect(next.on).toBe(ports.calendar.addWorkingDays(today, 1));
}

/** The counts of a day, by code that knows the events and nothing of the stored tasks. */
function ledgerOf(events: readonly CaseEvent[], today: PlainDate): Record<string, number> {
  const last = new Map(events.flatMap(({ after }) => (after === null ? [] : [[after.taskId, after] as const])));
  const ledger: Record<string, number> = {};
  const add = (key: string) => {
    ledger[key] = (ledger[key] ?? 0) + 1;
  };
  for (const { unit, state, due, finishedOn } of last.values()) {
    if (due === null) throw new Error('every task here has a date');
    if (state === 'open') {
      add(`${unit} open`);
      const left = daysBetween(today, due.lenient);
      if (left < 0) add(`${unit} overdue`);
      else if (left < 7) add(`${unit} dueThisWeek`);
    } else {
      add(`${unit} ${state}`);
      if (finishedOn !== null && daysBetween(due.lenient, finishedOn) > 0) add(`${unit} doneLate`);
    }
  }
  return ledger;
}

describe('over any history', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  const dues = fc.array(fc.nat(25), { minLength: TASKS, maxLength: TASKS });
  const acts = fc.array(act, { minLength: 1, maxLength: 25 });

  it('no task is lost, none is done without evidence, each rung sounds once, budgets are kept, the digest’s numbers are the ledger’s', async () => {
    await fc.assert(
      fc.asyncProperty(dues, acts, async (dueInDays, steps) => {
        const history = await begin(world, dueInDays);
        for (const step of steps) await perform(history, step);
        const caseId = history.tasks[0]?.caseId;
        if (caseId === undefined) throw new Error('no case');
        const events = await world.store.eventsOf(caseId);
        const stored = await world.store.tasksOf(caseId);
        expect(stored).toHaveLength(TASKS);
        for (const each of stored) {
          const own = ofTask(events, each);
          expect(own.map(({ after }) => after?.version)).toEqual(own.map((_, i) => i + 1));
          expect(own.at(-1)?.after).toMatchObject({ state: each.state, due: each.due, unit: each.unit });
          budgetHolds(world, own);
          doneOnlyWithEvidence(own);
          rungsOnce(own);
          await neverLost(world, each, own, history.today);
        }
        const { tasks } = await world.store.boardOf(caseId);
        const counted = [...countByUnit(tasks, history.today)].flatMap(([unit, counts]) =>
          Object.entries(counts).flatMap(([name, count]) => (count > 0 ? [[`${unit} ${name}`, count] as const] : [])),
        );
        expect(Object.fromEntries(counted)).toEqual(ledgerOf(events, history.today));
      }),
      { numRuns: 40 },
    );
  });
});
