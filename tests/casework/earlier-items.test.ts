/** A table whose tasks and events an earlier version wrote, all attributes outside, works on as if nothing had happened. */
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  ChangeLog,
  finishTask,
  LiveBoards,
  openTasks,
  type CaseEvent,
  type CaseId,
  type Task,
} from '#shared/casework/index.ts';
import { eventItem, readEventItem, readTaskItem, taskItem, type Item } from '#shared/casework/store/items.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { anEvidence, aTask, change, noon, OFFICE, opened, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const put = (item: Item) => world.client.send(new PutItemCommand({ TableName: world.table, Item: item }));

function earlierTask(task: Task): Item {
  const { packed: _packed, ...told } = taskItem(task);
  return { ...told, ...marshall(task) };
}
function earlierEvent(event: CaseEvent): Item {
  const { packed: _packed, taskId: _taskId, version: _version, ...told } = eventItem(event);
  return { ...told, ...marshall(event) };
}

async function writtenEarlier(caseId: CaseId): Promise<void> {
  for (const task of await world.store.tasksOf(caseId)) await put(earlierTask(task));
  for (const event of await world.store.eventsOf(caseId)) await put(earlierEvent(event));
}

it('both forms are read as the same', async () => {
  const task = await opened(world);
  const [event] = await world.store.eventsOf(task.caseId);
  expect(readTaskItem(earlierTask(task))).toEqual(readTaskItem(taskItem(task)));
  expect(event && readEventItem(earlierEvent(event))).toEqual(event);
});

it('work goes on from them, and a task’s history tells the old and the new', async () => {
  const task = await opened(world);
  const another = [aTask({ caseId: task.caseId, taskId: 'so-xay-dung' })];
  await openTasks({ tasks: another, by: OFFICE, now: noon('2024-03-01') }, world.ports);
  await writtenEarlier(task.caseId);
  const done = await finishTask({ ...change(task, '2024-03-04'), evidence: anEvidence() }, world.ports);
  expect(done).toMatchObject({ ok: true, value: { state: 'done', derivation: task.derivation } });
  const history = await world.store.eventsOf(task.caseId, task.taskId);
  expect(history.map(({ what }) => what)).toEqual(['task-opened', 'task-finished']);
});

it('the log names what they came to, so that boards in memory follow', async () => {
  const task = await opened(world, { board: 'earlier' });
  const boards = new LiveBoards(world.store, new ChangeLog(world.client, world.table));
  const before = await boards.boardOf('earlier', noon('2024-03-04'));
  await finishTask({ ...change(task, '2024-03-04'), evidence: anEvidence() }, world.ports);
  await writtenEarlier(task.caseId);
  const after = await boards.boardOf('earlier', noon('2024-03-04'));
  expect([before, after].map(({ tasks }) => tasks.map(({ state }) => state))).toEqual([['open'], ['done']]);
  expect(await world.store.dueOn(plainDate('2024-03-06'))).not.toContainEqual(
    expect.objectContaining({ caseId: task.caseId }),
  );
});
