/** Boards held in memory: whatever is done, by whom and how late it is written down, they say what the table says. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ChangeLog,
  finishTask,
  LiveBoards,
  openCase,
  openTasks,
  reassignTask,
  reopenTask,
  suspendTask,
  type Board,
  type Task,
} from '#shared/casework/index.ts';
import { unitId } from '#shared/org/index.ts';
import { anEvidence, aTask, noon, OFFICE, OFFICER, opened, openBy, startWorld, type World } from './world.ts';

const DAY = '2024-03-01';
const NOON = noon(DAY);
const SECOND = 1000;
const MINUTE = 60 * SECOND;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const liveBoards = (): LiveBoards => new LiveBoards(world.store, new ChangeLog(world.client, world.table));

const finish = ({ caseId, taskId }: Task, now: number) =>
  finishTask({ caseId, taskId, by: OFFICER, now, evidence: anEvidence() }, world.ports);

/** In an order that says nothing of ties within the index. */
const sorted = ({ cases, tasks }: Board): Board => ({
  cases: cases.toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1)),
  tasks: tasks.toSorted((a, b) => (`${a.caseId}${a.taskId}` < `${b.caseId}${b.taskId}` ? -1 : 1)),
});

async function expectTruth(live: LiveBoards, board: string, now: number): Promise<void> {
  const [held, stored] = await Promise.all([live.boardOf(board, now), world.store.boardOf(board)]);
  expect(sorted(held)).toEqual(sorted(stored));
}

describe('a board held in memory', () => {
  it('costs one look into the log once it is held, and stays the same value while nothing happens', async () => {
    const { board } = await opened(world);
    const live = liveBoards();
    const first = await live.boardOf(board, NOON + MINUTE);
    const calls = await world.counted(async () => {
      expect(await live.boardOf(board, NOON + MINUTE + SECOND)).toBe(first);
    });
    expect(calls).toEqual({ Query: 1 });
  });

  it('shows what another instance has done since', async () => {
    const task = await opened(world);
    const live = liveBoards();
    await live.boardOf(task.board, NOON + MINUTE);
    await finish(task, NOON + 2 * MINUTE);
    const { tasks } = await live.boardOf(task.board, NOON + 2 * MINUTE + 10);
    expect(tasks.map(({ state }) => state)).toEqual(['done']);
  });

  it('a look that fails is made up for by the next one, however much later', async () => {
    const task = await opened(world);
    const log = new ChangeLog(world.client, world.table);
    let isAway = false;
    const since: ChangeLog['since'] = (from, to) => (isAway ? Promise.reject(new Error('away')) : log.since(from, to));
    const live = new LiveBoards(world.store, { since });
    await live.boardOf(task.board, NOON + MINUTE);
    await finish(task, NOON + 2 * MINUTE);
    isAway = true;
    await expect(live.boardOf(task.board, NOON + 30 * MINUTE)).rejects.toThrow('away');
    isAway = false;
    await expectTruth(live, task.board, NOON + 30 * MINUTE + SECOND);
  });

  it('keeps the tasks that did not change as the values they were', async () => {
    const first = await opened(world);
    const second = await opened(world, { board: first.board, caseId: world.newCase() });
    const live = liveBoards();
    const before = await live.boardOf(first.board, NOON + MINUTE);
    await finish(second, NOON + 2 * MINUTE);
    const after = await live.boardOf(first.board, NOON + 2 * MINUTE);
    const find = ({ tasks }: Board) => tasks.find(({ caseId }) => caseId === first.caseId);
    expect(find(after)).toBe(find(before));
    expect(after).not.toBe(before);
  });

  it('shows within a minute what a slow function writes down ten minutes after it happened', async () => {
    const task = await opened(world);
    const live = liveBoards();
    await live.boardOf(task.board, NOON + 15 * MINUTE);
    await live.boardOf(task.board, NOON + 18 * MINUTE);
    await finish(task, NOON + 10 * MINUTE);
    const { tasks } = await live.boardOf(task.board, NOON + 19 * MINUTE);
    expect(tasks.map(({ state }) => state)).toEqual(['done']);
  });

  it('looked at more often than once a second, shows within a second what is written down four seconds late', async () => {
    const task = await opened(world);
    const live = liveBoards();
    const at = NOON + 15 * MINUTE;
    for (const later of [0, 100, 200]) await live.boardOf(task.board, at + later);
    await finish(task, at + 250 - 4 * SECOND);
    const { tasks } = await live.boardOf(task.board, at + SECOND);
    expect(tasks.map(({ state }) => state)).toEqual(['done']);
  });

  it('is read anew after an hour, whatever the log says', async () => {
    const task = await opened(world);
    const live = liveBoards();
    await live.boardOf(task.board, NOON + 61 * MINUTE);
    await finish(task, NOON + 2 * MINUTE);
    const { tasks } = await live.boardOf(task.board, NOON + 122 * MINUTE);
    expect(tasks.map(({ state }) => state)).toEqual(['done']);
  });

  it('has a new case with its title, and the rows of a plan put in force at once', async () => {
    const board = 'ke-hoach-dai';
    const live = liveBoards();
    const open = async (row: string, count: number, now: number): Promise<void> => {
      const caseId = world.newCase();
      await openCase({ caseId, process: 'obligation', board, row, title: `Dòng ${row}`, by: OFFICE, now }, world.ports);
      const tasks = Array.from({ length: count }, (_, i) => aTask({ caseId, board, row, taskId: `t${String(i)}` }));
      await openTasks({ tasks, by: OFFICE, now }, world.ports);
    };
    await open('0001', 1, NOON);
    await expectTruth(live, board, NOON);
    await open('0002', 1, NOON + MINUTE);
    await expectTruth(live, board, NOON + MINUTE);
    await open('0003', 600, NOON + 2 * MINUTE);
    await expectTruth(live, board, NOON + 2 * MINUTE);
  });

  it('is asked for by many pages at once for the price of two looks', async () => {
    const task = await opened(world, { on: '2024-05-06' });
    const live = liveBoards();
    await live.boardOf(task.board, noon('2024-05-06'));
    const calls = await world.counted(() =>
      Promise.all(Array.from({ length: 20 }, () => live.boardOf(task.board, noon('2024-05-06') + SECOND))),
    );
    expect(calls['Query']).toBeLessThanOrEqual(2);
  });
});

type Act = 'finish' | 'suspend' | 'reopen' | 'reassign' | 'open' | 'look';
const acts: readonly Act[] = ['finish', 'suspend', 'reopen', 'reassign', 'open', 'look'];

/** Does one act to one of the tasks; a refusal is as good as doing it. */
async function act(what: Act, { caseId, taskId, board }: Task, now: number): Promise<void> {
  const common = { caseId, taskId, by: OFFICER, now };
  const why = { reason: 'Vì lý do khách quan' };
  if (what === 'finish') await finishTask({ ...common, evidence: anEvidence() }, world.ports);
  if (what === 'suspend') await suspendTask({ ...common, ...why }, world.ports);
  if (what === 'reopen') await reopenTask({ ...common, ...why }, world.ports);
  if (what === 'reassign') await reassignTask({ ...common, ...why, unit: unitId('so-y-te') }, world.ports);
  if (what === 'open') await opened(world, { board, caseId: world.newCase() });
}

it('says what the table says after any doings, each written down up to four seconds late', async () => {
  const step = fc.record({ what: fc.constantFrom(...acts), task: fc.nat(3), late: fc.nat(4 * SECOND) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const board = `ngau-nhien-${world.newCase()}`;
      const tasks = [];
      for (let i = 0; i < 4; i += 1) tasks.push(await opened(world, { board, start: openBy('2024-03-20') }));
      const live = liveBoards();
      let now = NOON + MINUTE;
      for (const { what, task, late } of steps) {
        now += 3 * SECOND;
        const chosen = tasks[task];
        if (chosen !== undefined && what !== 'look') await act(what, chosen, now - late);
        await expectTruth(live, board, now);
      }
    }),
    { numRuns: 15 },
  );
});
