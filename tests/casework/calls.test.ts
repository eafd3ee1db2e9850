/** What each access pattern costs in DynamoDB calls (shared/casework/README.md lists them). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CaseTable,
  claimOutbox,
  claimRungs,
  finishTask,
  markSent,
  openTasks,
  type NewTask,
} from '#shared/casework/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';
import { anEvidence, aTask, change, earlyMorning, noon, OFFICE, openBy, startWorld, type World } from './world.ts';

const UNITS = 280;
const DUE = '2024-06-14';
/** Seven working days before the due date. */
const FIRST_RUNG = '2024-06-05';
const BOARD = 'plan-2024';

describe('a province of 280 units', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  const aRow = (row: number, on: string): readonly NewTask[] =>
    Array.from({ length: UNITS }, (_, i) =>
      aTask({
        caseId: `plan-2024:${row}`,
        taskId: `xa-${i}`,
        board: BOARD,
        row: String(row).padStart(4, '0'),
        unit: unitId(`xa-${i}`),
        start: openBy(on),
      }),
    );

  it('gets a row of the plan in 12 calls: 25 tasks, their events and mails in each', async () => {
    const open = () => openTasks({ tasks: aRow(1, DUE), by: OFFICE, now: earlyMorning('2024-03-01') }, world.ports);
    expect(await world.counted(open)).toEqual({ TransactWriteItems: 12 });
  });

  it('reads what is due on a day in one call and climbs its 280 rungs in 12', async () => {
    const date = plainDate(FIRST_RUNG);
    expect(await world.counted(() => world.store.dueOn(date))).toEqual({ Query: 1 });
    const tasks = await world.store.dueOn(date);
    expect(tasks).toHaveLength(UNITS);
    const claim = () => claimRungs({ tasks, now: earlyMorning(FIRST_RUNG) }, world.ports);
    expect(await world.counted(claim)).toEqual({ TransactWriteItems: 12 });
  });

  it('takes the day’s 280 mails in five calls and marks them as sent in three', async () => {
    const run = { sendOn: plainDate(FIRST_RUNG), run: 'a' };
    const claim = () => claimOutbox(run, world.ports);
    expect(await world.counted(claim)).toEqual({ Query: 2, TransactWriteItems: 3 });
    const mails = await claim();
    expect(mails).toHaveLength(UNITS);
    expect(await world.counted(() => markSent({ mails, run: 'a' }, world.ports))).toEqual({ TransactWriteItems: 3 });
  });

  it('finishes a task in two calls: one reads it, one writes it with its event', async () => {
    const [task] = await world.store.workOfUnit(unitId('xa-7'));
    if (task === undefined) throw new Error('no work');
    const finish = () => finishTask({ ...change(task, '2024-06-06'), evidence: anEvidence() }, world.ports);
    expect(await world.counted(finish)).toEqual({ GetItem: 1, TransactWriteItems: 1 });
  });

  it('reads a unit’s work, a case’s tasks, its events and a day’s log in one call each', async () => {
    const { caseId } = aTask({ caseId: 'plan-2024:1' });
    const anotherInstance = new CaseTable(world.client, world.table);
    const reads = [
      () => anotherInstance.workOfUnit(unitId('xa-8')),
      () => anotherInstance.workOfUnit(unitId('xa-8')),
      () => world.store.tasksOf(caseId),
      () => world.store.eventsOf(caseId),
      () => world.store.eventsOn(plainDate(FIRST_RUNG)),
    ];
    for (const read of reads) expect(await world.counted(read)).toEqual({ Query: 1 });
  });

  it('reads a board of 1,680 tasks in one call, because its index holds little', async () => {
    for (let row = 2; row <= 6; row += 1)
      await openTasks({ tasks: aRow(row, '2024-09-13'), by: OFFICE, now: noon('2024-03-01') }, world.ports);
    expect(await world.counted(() => world.store.boardOf(BOARD))).toEqual({ Query: 1 });
    const { tasks } = await world.store.boardOf(BOARD);
    expect(tasks).toHaveLength(6 * UNITS);
    expect(new Set(tasks.map(({ state }) => state))).toEqual(new Set(['open', 'done']));
  });
});
