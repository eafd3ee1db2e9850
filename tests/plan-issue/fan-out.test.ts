import { afterAll, beforeAll, expect, it } from 'vitest';
import { finishIssue } from '#functions/plan-issue/use-cases/finish-issue.ts';
import { listBatches } from '#functions/plan-issue/use-cases/list-batches.ts';
import { putInForce } from '#functions/plan-issue/use-cases/put-in-force.ts';
import { CaseTable, type Change } from '#shared/casework/index.ts';
import { threeTierProvince } from '#shared/org/sample/index.ts';
import { aDesk, fixture, morning, type Desk } from './desk.ts';

const DAY = '2024-03-05';

let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(threeTierProvince());
});
afterAll(() => desk.close());

/** Dies at the n-th write from now on, as a function that is killed. */
class DyingTable extends CaseTable {
  #left: number;

  constructor(desk: Desk, writes: number) {
    super(desk.client, desk.table);
    this.#left = writes;
  }

  override commit(change: Change): ReturnType<CaseTable['commit']> {
    this.#left -= 1;
    return this.#left < 0 ? Promise.reject(new Error('killed')) : super.commit(change);
  }
}

/** Lets a death pass and nothing else. */
function killed(error: unknown): undefined {
  if (!(error instanceof Error) || error.message !== 'killed') throw error;
}

it('more than 3,000 tasks, killed again and again: nothing comes twice, nothing is lost', async () => {
  const caseId = await desk.read({ text: fixture('quang-nam-2024'), on: DAY });
  await desk.acceptAll(caseId);
  await desk.sign(caseId, { on: DAY, number: '467/QĐ-UBND' });
  const now = morning(DAY);
  const { batches } = await listBatches({ caseId, now }, desk.ports);
  let kills = 0;
  for (const keys of batches) {
    // Each life of a batch is longer than the one before, so each dies at another place.
    for (let life = 0; ; life += 1) {
      const store = new DyingTable(desk, 5 + 20 * life * life);
      const done = await putInForce({ caseId, now, keys }, { ...desk.ports, store }).catch(killed);
      if (done !== undefined) break;
      kills += 1;
    }
  }
  await finishIssue({ caseId, now }, desk.ports);
  const { cases, tasks } = await desk.store.boardOf(caseId);
  expect(kills).toBeGreaterThan(3);
  expect([cases.length, tasks.length]).toEqual([56, 4443]);
  expect(new Set(tasks.map((task) => `${task.caseId} ${task.taskId}`)).size).toBe(4443);
  const events = await desk.store.eventsOf(cases[1]?.caseId ?? caseId);
  expect(events.filter(({ what }) => what === 'task-opened')).toHaveLength(279);
}, 180_000);

it('a batch keeps rows whole and is some 300 tasks, or one larger row', async () => {
  const caseId = await desk.read({ text: fixture('quang-nam-2024'), on: DAY });
  const { batches } = await listBatches({ caseId, now: morning(DAY) }, desk.ports);
  const keys = batches.flat();
  expect(new Set(keys).size).toBe(56);
  expect(keys).toEqual([...keys].sort());
  expect(batches.length).toBeLessThan(30);
});
