/** Open work follows a changed calendar or organisation: what moves, what stays, and what it is told. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarOf, knownNotices, type Calendar, type YearNotice } from '#shared/calendar/index.ts';
import {
  dueOfOccurrence,
  extendTask,
  followCalendar,
  followOrganisation,
  occurrenceOf,
  resumeTask,
  suspendTask,
  type Basis,
  type CaseworkPorts,
  type Task,
} from '#shared/casework/index.ts';
import { addDays, plainDate, weekday, type PlainDate } from '#shared/kernel/civil-date.ts';
import { personId, unitId } from '#shared/org/index.ts';
import { change, dueOf, noon, OFFICE, opened, openBy, startWorld, type World } from './world.ts';

/** The shipped calendar as it was before the swap of 29/4/2024 was decided on 12/4/2024. */
const without = (year: number, what: readonly string[]): Calendar =>
  calendarOf(
    knownNotices.map((notice): YearNotice =>
      notice.year === year ? { ...notice, days: notice.days.filter((day) => !what.includes(day.what)) } : notice,
    ),
  );
const BEFORE_SWAP = without(2024, ['swap', 'make-up']);
const WHY = 'Công văn 2450/VPCP-KGVX ngày 12/4/2024';

const basis = (n: number, from: string): Basis => ({
  deadline: { kind: 'AFTER_WORK', n, event: 'công bố' },
  planYear: Number(from.slice(0, 4)),
  events: { 'công bố': plainDate(from) },
  place: 0,
});

let world: World;
let before: CaseworkPorts;
beforeAll(async () => {
  world = await startWorld();
  before = { ...world.ports, calendar: BEFORE_SWAP };
});
afterAll(() => world.close());

/** A task of so many working days from a day on, opened under the calendar without the swap. */
async function counted(n: number, from: string): Promise<Task> {
  const own = basis(n, from);
  const occurrence = occurrenceOf(own, BEFORE_SWAP);
  if (occurrence === undefined) throw new Error('the basis gives no date');
  const start = { state: 'open', due: dueOfOccurrence(occurrence) } as const;
  return opened({ ...world, ports: before }, { basis: own, start, on: from });
}

const follow = async ({ caseId, taskId }: Task, on: string, ports = world.ports): Promise<Task> => {
  const task = await world.store.readTask(caseId, taskId);
  if (task === undefined) throw new Error('no such task');
  await followCalendar({ tasks: [task], reason: WHY, by: OFFICE, now: noon(on) }, ports);
  return (await world.store.readTask(caseId, taskId)) ?? task;
};

describe('a swap-day notice that comes late', () => {
  it('29/4/2024 off, Saturday 4/5 worked: what was due on 29/4 is due on 2/5, with the reason, told in the next mail', async () => {
    const task = await counted(3, '2024-04-24');
    expect(task.due).toEqual(dueOf('2024-04-29'));
    const moved = await follow(task, '2024-04-25');
    expect(moved.due).toEqual(dueOf('2024-05-02'));
    expect(moved.derivation.at(-1)).toBe(`${WHY} → 02/05/2024`);
    const events = await world.store.eventsOf(task.caseId);
    expect(events.at(-1)).toMatchObject({ what: 'due-reprojected', why: WHY, by: OFFICE });
    const mails = await world.store.mailsOn(plainDate('2024-04-26'));
    expect(mails.flatMap(({ parts }) => parts)).toContainEqual(
      expect.objectContaining({ kind: 'due-moved', caseId: task.caseId }),
    );
  });

  it('a date that stays has its next reminder on a working day again, and tells nobody', async () => {
    // Three working days back from Tuesday 7/5: 6, 3, 2/5; with Saturday 4/5 worked 6, 4, 3/5.
    const task = await opened({ ...world, ports: before }, { start: openBy('2024-05-07'), on: '2024-04-24' });
    expect(task.next).toEqual({ what: 'rung', on: '2024-05-02', offset: -3 });
    const later = await follow(task, '2024-04-25');
    expect(later.due).toEqual(task.due);
    expect(later.next).toEqual({ what: 'rung', on: '2024-05-03', offset: -3 });
    const mails = await world.store.mailsOn(plainDate('2024-04-26'));
    expect(mails.flatMap(({ parts }) => parts).filter(({ caseId }) => caseId === task.caseId)).toEqual([]);
  });

  it('once followed, following again writes nothing', async () => {
    const moved = await follow(await counted(3, '2024-04-24'), '2024-04-25');
    const again = await follow(moved, '2024-04-26');
    expect(again.version).toBe(moved.version);
  });

  it('an extension stays: a person set that date', async () => {
    const task = await counted(3, '2024-04-24');
    const to = plainDate('2024-04-30');
    const cap = { times: 1, days: 10 };
    await extendTask(
      { ...change(task, '2024-04-25'), to, reason: 'chờ ý kiến', approver: personId('minh'), cap },
      before,
    );
    expect((await follow(task, '2024-04-26')).due).toEqual(dueOf('2024-04-30'));
  });

  it('a pause keeps the days that were left, counted by the new calendar', async () => {
    const task = await counted(5, '2024-04-22');
    expect(task.due).toEqual(dueOf('2024-04-29'));
    await suspendTask({ ...change(task, '2024-04-24'), reason: 'chờ bổ sung' }, before);
    await resumeTask(change(task, '2024-04-25'), before);
    // Due 29/4 with three working days left at the stop (25, 26, 29/4): resumed on 25/4 they end on 2/5.
    // With 29/4 off the first date is 2/5, three days are left (25, 26/4, 2/5), and they end on 3/5.
    expect((await world.store.readTask(task.caseId, task.taskId))?.due).toEqual(dueOf('2024-05-02'));
    expect((await follow(task, '2024-04-26')).due).toEqual(dueOf('2024-05-03'));
  });

  it('a date without basis, which a person set, stays', async () => {
    const task = await opened({ ...world, ports: before }, { start: openBy('2024-04-29'), on: '2024-04-24' });
    expect((await follow(task, '2024-04-25')).due).toEqual(dueOf('2024-04-29'));
  });

  it('who changes a task at the same moment loses nothing, and the task is followed all the same', async () => {
    const task = await counted(3, '2024-04-24');
    await suspendTask({ ...change(task, '2024-04-25'), reason: 'chờ bổ sung' }, before);
    // The list was read before the pause was written.
    await followCalendar({ tasks: [task], reason: WHY, by: OFFICE, now: noon('2024-04-25') }, world.ports);
    const stored = await world.store.readTask(task.caseId, task.taskId);
    expect(stored).toMatchObject({ state: 'suspended', due: dueOf('2024-05-02') });
  });
});

it('the New-Year swap of 2026, decided on 25/12/2025: 2/1 off and Saturday 10/1 worked', async () => {
  const old = without(2026, ['swap', 'make-up']);
  const own = basis(3, '2025-12-29');
  const ports = { ...world.ports, calendar: old };
  const was = occurrenceOf(own, old);
  expect(was?.due).toBe('2026-01-02');
  const task = await opened({ ...world, ports }, { basis: own, start: openBy('2026-01-02'), on: '2025-12-29' });
  expect((await follow(task, '2025-12-30')).due).toEqual(dueOf('2026-01-05'));
  // Six days later the worked Saturday gives the day back.
  expect(occurrenceOf(basis(8, '2025-12-29'), old)?.due).toBe('2026-01-09');
  expect(occurrenceOf(basis(8, '2025-12-29'), world.ports.calendar)?.due).toBe('2026-01-10');
});

/** Working days from a day on, one at a time: nothing of the calendar's own counting. */
function walk(calendar: Calendar, from: PlainDate, days: number): PlainDate {
  let day = from;
  for (let left = days; left > 0; left -= calendar.isWorkingDay(day) ? 1 : 0) day = addDays(day, 1);
  return day;
}

it('after any notice every open date equals a fresh computation, and a step never falls on a day off', async () => {
  const START = plainDate('2024-03-04');
  const offsets = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(
      offsets,
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }),
      async (off, spans) => {
        const days = off.map((n) => addDays(START, n)).filter((day) => weekday(day) < 6);
        const calendar = calendarOf([
          {
            year: 2024,
            notice: WHY,
            days: days.map((date) => ({ date, what: 'holiday', name: 'Nghỉ', source: { kind: 'unverified' } })),
          },
        ]);
        const ports = { ...world.ports, calendar };
        const tasks = await Promise.all(spans.map((n) => counted(n, START)));
        await followCalendar({ tasks, reason: WHY, by: OFFICE, now: noon(START) }, ports);
        for (const [i, { caseId, taskId }] of tasks.entries()) {
          const task = await world.store.readTask(caseId, taskId);
          expect(task?.due?.lenient).toBe(walk(calendar, START, spans[i] ?? 0));
          if (task?.next?.what === 'rung') expect(calendar.isWorkingDay(task.next.on)).toBe(true);
        }
      },
    ),
    { numRuns: 25 },
  );
});

it('a closed unit’s work goes to its heir with the same due date; the heir’s officer is told', async () => {
  const task = await opened(world, { unit: unitId('huyen-que-son'), committee: unitId('huyen-que-son') });
  const heirs = () => ({ unit: unitId('xa-a'), committee: null });
  const moved = await followOrganisation(
    { tasks: [task], reason: 'Bỏ cấp huyện', by: OFFICE, now: noon('2024-03-04'), heirs },
    world.ports,
  );
  expect(moved).toHaveLength(1);
  expect(await world.store.readTask(task.caseId, task.taskId)).toMatchObject({
    unit: 'xa-a',
    committee: null,
    due: task.due,
  });
  expect((await world.store.eventsOf(task.caseId)).at(-1)).toMatchObject({
    what: 'task-reassigned',
    before: { unit: 'huyen-que-son' },
    after: { unit: 'xa-a' },
  });
  const mails = await world.store.mailsOn(plainDate('2024-03-05'));
  expect(mails.map(({ person }) => person)).toContain('xa-a-officer');
});
