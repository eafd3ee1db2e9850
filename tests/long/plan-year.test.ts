/**
 * The plan of Quảng Nam for a whole year: from its text to the obligations of 279 units, every daily run to 31/12/2024,
 * some units acting through their forms. Which rungs must have fired is worked out here, from the dates alone.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shippedCalendar } from '#shared/calendar/index.ts';
import { DEFAULT_LADDER, type CaseEvent, type Task } from '#shared/casework/index.ts';
import { addDays, civilDateAt, plainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';
import { threeTierProvince } from '#shared/org/sample/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { caseTableOf, settle } from '../embedded/organisation.ts';
import { dateFields, issuePlan } from '../plan-issue/issue-plan.ts';
import { Visitor } from '../plan-issue/visitor.ts';

const START = plainDate('2024-03-05');
const END = plainDate('2024-12-31');
const TEXT = readFileSync(new URL('../fixtures/plans/quang-nam-2024.txt', import.meta.url), 'utf8');
const calendar = shippedCalendar();

/** Who acts for which units, and how many working days before the due date he reports (after it, when negative). */
const HABITS: readonly (readonly [officer: string, units: readonly string[], early: number])[] = [
  ['so-tu-phap', ['so-tu-phap', 'so-noi-vu'], 4],
  ['so-xay-dung', ['so-xay-dung', 'so-y-te'], -2],
  ['mot-cua-xa', ['ubnd-xa-1', 'ubnd-xa-2', 'ubnd-xa-3'], 0],
];

/** The sample province, the three officers also working for the other units of their habit. */
function province() {
  const { units, people } = threeTierProvince();
  const more = people.map((person) => {
    const helped = HABITS.find(([sub]) => person.subject === sub)?.[1] ?? [];
    const roles = helped.map((unit) => ({
      ...{ unit: unitId(unit), role: 'officer' as const },
      ...{ validFrom: plainDate('2024-01-01'), validTo: null },
    }));
    return { ...person, roles: [...person.roles, ...roles] };
  });
  return { units, people: more };
}

let home: TestHome;
let tasks: readonly Task[];
let events: ReadonlyMap<string, readonly CaseEvent[]>;

beforeAll(async () => {
  home = await aHome(START);
  await settle(home, province());
  const office = await Visitor.signedIn(home, 'kiem-soat-tthc');
  const leader = await Visitor.signedIn(home, 'chu-tich');
  const plan = await issuePlan({ office, leader }, TEXT, { number: '467/QĐ-UBND', date: START });
  await liveTheYear();
  const cases = caseTableOf(home);
  const { cases: rows } = await cases.boardOf(plan);
  tasks = (await Promise.all(rows.map(({ caseId }) => cases.tasksOf(caseId)))).flat();
  const all = (await Promise.all(rows.map(({ caseId }) => cases.eventsOf(caseId)))).flat();
  events = Map.groupBy(all, ({ caseId, after }) => keyOf({ caseId, taskId: after?.taskId ?? 'case' }));
}, 3_600_000);
afterAll(() => home.close());

const keyOf = ({ caseId, taskId }: { readonly caseId: string; readonly taskId: string }): string =>
  `${caseId}/${taskId}`;

/** Lets every day pass; on the working days that suit its habit a unit reports what it has done. */
async function liveTheYear(): Promise<void> {
  const officers = new Map<string, Visitor>();
  const cases = caseTableOf(home);
  let month = '';
  for (let day = START; day <= END; day = addDays(day, 1)) {
    if (!calendar.isWorkingDay(day)) continue;
    await home.goTo(day, 9);
    if (day.slice(0, 7) !== month) process.stderr.write(`  ${day}: ${Math.round(process.uptime())} s\n`);
    month = day.slice(0, 7);
    for (const [sub, units, early] of HABITS) {
      const work = await Promise.all(units.map((unit) => cases.workOfUnit(unitId(unit))));
      const ready = work.flat().filter((task) => isReady(task, early, day));
      if (ready.length === 0) continue;
      // A session ends when nothing was asked for an hour of real time; of the year's days each begins a new one.
      const officer = officers.get(sub) ?? (await Visitor.signedIn(home, sub));
      officers.set(sub, officer);
      for (const task of ready) await report(officer, task, day);
    }
  }
  await home.goTo(END, 23, 59);
}

const isReady = ({ state, due, doer }: Task, early: number, day: PlainDate): boolean =>
  state === 'open' && doer === 'officer' && due !== null && calendar.addWorkingDays(due.strict, -early) <= day;

async function report(officer: Visitor, { caseId, taskId, unit }: Task, day: PlainDate): Promise<void> {
  const path = `/viec/${encodeURIComponent(caseId)}/${encodeURIComponent(taskId)}/hoan-thanh`;
  const link = 'https://congbao.example.gov.vn/van-ban';
  const fields = { number: `1/${unit}`, ...dateFields('date', day), place: 'link', link, note: '' };
  const done = await officer.submit(await officer.open(path), fields);
  if (done.status !== 200) throw new Error(`${path} on ${day}: ${done.text}`);
}

const eventsOf = (task: Task): readonly CaseEvent[] => events.get(keyOf(task)) ?? [];
const climbed = (task: Task): readonly number[] =>
  eventsOf(task)
    .filter(({ what }) => what === 'rungs-climbed')
    .flatMap(({ steps }) => steps);

/** The day a step falls on, walked day by day. */
function stepDay({ strict, lenient }: NonNullable<Task['due']>, offset: number): PlainDate {
  let day = offset > 0 ? lenient : strict;
  if (offset === 0) while (!calendar.isWorkingDay(day)) day = addDays(day, -1);
  for (let left = Math.abs(offset); left > 0;) {
    day = addDays(day, Math.sign(offset));
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** The steps whose day came while the task was open: after the day it began, up to the day it was done. */
function expectedSteps(task: Task): readonly number[] {
  const { due, finishedOn } = task;
  const began = eventsOf(task).find(({ what, after }) => what === 'task-started' || after?.state === 'open');
  if (due === null || began === undefined) return [];
  return DEFAULT_LADDER.map(({ offset }) => ({ offset, on: stepDay(due, offset) }))
    .filter(({ offset, on }) => on > began.on || offset > 0)
    .filter(({ on }) => on <= (finishedOn ?? END))
    .map(({ offset }) => offset);
}

it('every obligation is done, overdue, not due before the year ends, or waits for a named reason', () => {
  const unaccounted = tasks.filter((task) => {
    const { state, due, evidence, waitingFor, checkIns } = task;
    if (state === 'done') return evidence === null;
    if (state === 'open') return due === null || due.lenient < civilDateAt(0);
    if (state === 'waiting') return waitingFor === null;
    return !(state === 'continuous' && checkIns.length > 0);
  });
  expect(unaccounted).toEqual([]);
  expect(tasks).toHaveLength(4443);
  const count = (state: Task['state']) => tasks.filter((task) => task.state === state).length;
  expect(count('planned')).toBe(0);
  expect(count('done')).toBeGreaterThan(40);
});

it('each rung fires once, on its day, for exactly the tasks that were open then', () => {
  const wrong = tasks
    .map((task) => ({ task: keyOf(task), fired: climbed(task), expected: expectedSteps(task) }))
    .filter(({ fired, expected }) => fired.join() !== expected.join());
  expect(wrong).toEqual([]);
  const overdue = tasks.filter(({ state, due }) => state === 'open' && due !== null && due.lenient < END);
  expect(overdue.length).toBeGreaterThan(1000);
});

it('what goes on all year is asked after on each of its days', () => {
  const wrong = tasks
    .filter(({ state }) => state === 'continuous')
    .map((task) => ({
      task: keyOf(task),
      asked: eventsOf(task)
        .filter(({ what }) => what === 'check-in-asked')
        .map(({ on }) => on),
      days: task.checkIns.filter((day) => day > START),
    }))
    .filter(({ asked, days }) => asked.join() !== days.join());
  expect(wrong).toEqual([]);
});

it('the units that act are on time or late as is their habit', () => {
  const lateOf = (units: readonly string[]): readonly boolean[] =>
    tasks
      .filter(({ unit, state }) => state === 'done' && units.includes(unit satisfies UnitId))
      .map(({ due, finishedOn }) => due !== null && finishedOn !== null && finishedOn > due.lenient);
  const [early, late, sharp] = HABITS.map(([, units]) => lateOf(units));
  expect([...(early ?? []), ...(sharp ?? [])]).not.toContain(true);
  expect(late?.filter(Boolean).length).toBeGreaterThan(5);
});

it('nobody gets two mails a day, nobody one on a day off', () => {
  const mails = home.services.mail.store.newestFirst();
  const keys = mails.map(({ to, at }) => `${to.join()} ${civilDateAt(at)}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(mails.filter(({ at }) => !calendar.isWorkingDay(civilDateAt(at)))).toEqual([]);
  expect(mails.length).toBeGreaterThan(1000);
});

it('the year needed no permission that the template does not give', () => {
  expect(home.lines.filter(({ source }) => source === 'iam')).toEqual([]);
});
