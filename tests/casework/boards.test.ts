/** Which boards there are, and many tasks read at once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaseTable, caseIdSchema, openCase, openTasks, taskIdSchema } from '#shared/casework/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { aTask, noon, OFFICE, startWorld, type World } from './world.ts';

describe('the list of boards', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  const open = (board: string, on: string, store = world.store) =>
    openCase(
      {
        caseId: caseIdSchema.parse(`${board}:${on}`),
        process: 'obligation',
        board,
        row: '1',
        title: 'Dòng',
        by: OFFICE,
        now: noon(on),
      },
      { store },
    );
  /** An instance of a function that knows nothing yet. */
  const anotherInstance = () => new CaseTable(world.client, world.table);

  it('has the board of every case, whoever opened it, and costs one write a day and instance', async () => {
    const first = await world.counted(() => open('ke-hoach-1', '2024-03-01'));
    const second = await world.counted(() => open('ke-hoach-1', '2024-03-01'));
    expect(first['UpdateItem']).toBe(1);
    expect(second['UpdateItem']).toBeUndefined();
    expect(await world.store.boards()).toContainEqual({ board: 'ke-hoach-1', name: null });
  });

  it('keeps the name a process gave when more cases are opened', async () => {
    await world.store.listBoard('ke-hoach-2', plainDate('2024-03-01'), 'Kế hoạch 467/QĐ-UBND');
    await open('ke-hoach-2', '2024-03-02');
    expect(await world.store.boards()).toContainEqual({ board: 'ke-hoach-2', name: 'Kế hoạch 467/QĐ-UBND' });
  });

  it('loses a board that is put away only when nothing was opened on it since it fell quiet', async () => {
    await open('ke-hoach-3', '2024-03-05');
    await world.store.putAwayBoard('ke-hoach-3', plainDate('2024-03-04'));
    expect(await world.store.boards()).toContainEqual({ board: 'ke-hoach-3', name: null });
    await world.store.putAwayBoard('ke-hoach-3', plainDate('2024-03-05'));
    expect(await world.store.boards()).not.toContainEqual({ board: 'ke-hoach-3', name: null });
    await open('ke-hoach-3', '2024-05-01', anotherInstance());
    expect(await world.store.boards()).toContainEqual({ board: 'ke-hoach-3', name: null });
  });

  it('many tasks are read a hundred in a call; those that are not there are left out', async () => {
    const caseId = world.newCase();
    const tasks = Array.from({ length: 130 }, (_, i) => aTask({ caseId, taskId: `t${i}` }));
    await openTasks({ tasks, by: OFFICE, now: noon('2024-03-01') }, world.ports);
    const keys = [...tasks, { caseId, taskId: taskIdSchema.parse('khong-co') }];
    let found: readonly unknown[] = [];
    const calls = await world.counted(async () => {
      found = await world.store.readTasks(keys);
    });
    expect(found).toHaveLength(130);
    expect(calls).toEqual({ BatchGetItem: 2 });
  });
});
