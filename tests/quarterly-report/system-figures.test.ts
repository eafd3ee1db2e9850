/** What a report says of petitions and announcements before anybody types: counted from the boards of those processes. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSystemFigures } from '#functions/quarterly-report/use-cases/read-system-figures.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';
import { layDown } from '../casework/lay-down.ts';
import { startWorld, type World } from '../casework/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await layDown(world.ports, 'pakn', '2024-Q1', [
    { caseId: 'before', taskId: 'handle-1', due: '2024-01-10', done: '2024-01-10' },
    { caseId: 'in-time', taskId: 'handle-1', due: '2024-01-22', done: '2024-01-22' },
    // The answer came back: it counts once, by the last one, which was late.
    { caseId: 'returned', taskId: 'handle-1', due: '2024-01-22', done: '2024-01-19' },
    { caseId: 'returned', taskId: 'handle-2', due: '2024-01-22', done: '2024-01-25' },
    { caseId: 'named-owner', taskId: 'handle-final-3', due: '2024-02-05', done: '2024-02-05' },
    { caseId: 'still-open', taskId: 'handle-1', due: '2024-02-05' },
    { caseId: 'of-another', taskId: 'handle-1', unit: 'so-noi-vu', due: '2024-01-22', done: '2024-01-30' },
  ]);
  await layDown(world.ports, 'tthc-announce', '2024', [
    { caseId: 'announced', taskId: 'draft-1', due: '2024-01-25', done: '2024-01-26' },
    { caseId: 'announced', taskId: 'publish-web', due: '2024-01-31', done: '2024-01-31' },
    { caseId: 'announced', taskId: 'publish-posting', due: '2024-01-31', done: '2024-02-01' },
    { caseId: 'announced', taskId: 'publish-national-database', due: '2024-03-20', done: '2024-03-18' },
  ]);
});
afterAll(() => world.close());

const figures = (from: string, to: string, today: string, unit = 'so-xay-dung') =>
  readSystemFigures(unitId(unit), { from: plainDate(from), to: plainDate(to) }, plainDate(today), {
    boards: () => world.store.boards(),
    boardsOf: (names) => Promise.all(names.map((name) => world.store.boardOf(name))),
  });

it('counts what was done within the report’s days, in time or late, and petitions overdue at their end', async () => {
  expect(await figures('2024-01-15', '2024-03-14', '2024-03-16')).toEqual({
    'pakn-handled-on-time': 2,
    'pakn-handled-late': 1,
    'pakn-overdue': 1,
    'tthc-published-on-time': 1,
    'tthc-published-late': 1,
  });
});

it('on a day within them nothing is overdue that is not so that day', async () => {
  expect(await figures('2024-01-15', '2024-03-14', '2024-02-05')).toMatchObject({ 'pakn-overdue': 0 });
});

it('tells each unit its own', async () => {
  expect(await figures('2024-01-15', '2024-03-14', '2024-03-16', 'so-noi-vu')).toEqual({
    'pakn-handled-on-time': 0,
    'pakn-handled-late': 1,
    'pakn-overdue': 0,
    'tthc-published-on-time': 0,
    'tthc-published-late': 0,
  });
});
