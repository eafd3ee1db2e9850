import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  caseIdSchema,
  claimRungs,
  extendTask,
  finishTask,
  openCase,
  openTasks,
  recordEvent,
  reprojectDueDate,
  SYSTEM,
  taskIdSchema,
} from '#shared/casework/index.ts';
import { eventItem } from '#shared/casework/store/items.ts';
import { addDays, plainDate } from '#shared/kernel/civil-date.ts';
import { personId, unitId } from '#shared/org/index.ts';
import {
  anEvidence,
  aTask,
  change,
  dueOf,
  earlyMorning,
  noon,
  OFFICE,
  opened,
  openBy,
  startWorld,
  type World,
} from './world.ts';

const refusedAs = (code: string) => ({ ok: false, error: { code } });
const codes = (results: readonly unknown[]) => results.map((result) => JSON.stringify(result)).join('\n');

describe('the table of casework', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  const fanOut = (caseId: string, units: number, start = openBy('2024-03-15')) =>
    Array.from({ length: units }, (_, i) =>
      aTask({ caseId, taskId: `xa-${i}`, unit: unitId(`xa-${i}`), board: `board-${caseId}`, start }),
    );

  it('gives one rung to one of two runs at once', async () => {
    const task = await opened(world);
    const run = () => claimRungs({ tasks: [task], now: earlyMorning('2024-03-06') }, world.ports);
    const claims = await Promise.all([run(), run(), run()]);
    expect(claims.flat()).toHaveLength(1);
    const climbed = (await world.store.eventsOf(task.caseId)).filter(({ what }) => what === 'rungs-climbed');
    expect(climbed).toMatchObject([{ steps: [-7], by: SYSTEM }]);
  });

  it('climbs once the rung of a task that a lagging index lists under two days', async () => {
    const task = await opened(world);
    const moved = { ...change(task, '2024-03-05', OFFICE), due: dueOf('2024-03-14'), reason: 'Sửa lịch' };
    const current = await reprojectDueDate(moved, world.ports);
    if (!current.ok) throw new Error(current.error.message);
    const tasks = [task, current.value, task];
    const claims = await claimRungs({ tasks, now: earlyMorning('2024-03-11') }, world.ports);
    expect(claims).toMatchObject([{ task: { version: 3, due: dueOf('2024-03-14') } }]);
  });

  it('lets one of two finishes at once win and tells the other', async () => {
    const task = await opened(world);
    const finish = (number: string) =>
      finishTask({ ...change(task, '2024-03-05'), evidence: anEvidence({ number }) }, world.ports);
    const results = await Promise.all([finish('1'), finish('2')]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(codes(results)).toMatch(/changed-meanwhile|already-done/u);
    expect((await world.store.eventsOf(task.caseId)).map(({ what }) => what)).toEqual(['task-opened', 'task-finished']);
  });

  it('lets either a finish or an extension win, never half of both', async () => {
    for (let round = 0; round < 8; round += 1) {
      const task = await opened(world);
      const [finish, extension] = await Promise.all([
        finishTask({ ...change(task, '2024-03-05'), evidence: anEvidence() }, world.ports),
        extendTask(
          {
            ...change(task, '2024-03-05', OFFICE),
            to: plainDate('2024-03-22'),
            reason: 'Chờ',
            approver: personId('minh'),
            cap: { times: 1, days: 10 },
          },
          world.ports,
        ),
      ]);
      const stored = await world.store.readTask(task.caseId, task.taskId);
      expect(stored?.state).toBe(finish.ok ? 'done' : 'open');
      expect(stored?.extensions).toHaveLength(extension.ok ? 1 : 0);
      const events = await world.store.eventsOf(task.caseId);
      expect(events).toHaveLength(stored?.version ?? 0);
      const found = await world.store.dueOn(task.next?.on ?? plainDate('2024-03-06'));
      expect(found.some(({ caseId }) => caseId === task.caseId)).toBe(false);
    }
  });

  it('refuses what was decided on an older version than the one stored', async () => {
    const task = await opened(world);
    await claimRungs({ tasks: [task], now: earlyMorning('2024-03-06') }, world.ports);
    const stale = { ...change(task, '2024-03-06'), evidence: anEvidence(), version: task.version };
    expect(await finishTask(stale, world.ports)).toMatchObject(refusedAs('changed-meanwhile'));
  });

  it('takes a task the caller has read as it is, and reads it when it has changed since', async () => {
    const seen = await opened(world);
    const finish = { ...change(seen, '2024-03-06'), evidence: anEvidence(), seen };
    expect(await world.counted(() => finishTask(finish, world.ports))).toEqual({ TransactWriteItems: 1 });
    const changed = await opened(world);
    await claimRungs({ tasks: [changed], now: earlyMorning('2024-03-06') }, world.ports);
    const late = { ...change(changed, '2024-03-06'), evidence: anEvidence(), seen: changed };
    expect(await finishTask({ ...late, version: changed.version }, world.ports)).toMatchObject(
      refusedAs('changed-meanwhile'),
    );
    expect(await finishTask(late, world.ports)).toMatchObject({ ok: true, value: { state: 'done', version: 3 } });
  });

  it('counts a form that was sent twice once, one after the other and at once', async () => {
    for (const together of [false, true]) {
      const task = await opened(world);
      const command = {
        ...change(task, '2024-03-05'),
        evidence: anEvidence(),
        version: 1,
        requestKey: `form-${task.caseId}`,
      };
      const submit = () => finishTask(command, world.ports);
      const results = together ? await Promise.all([submit(), submit()]) : [await submit(), await submit()];
      expect(results).toMatchObject([
        { ok: true, value: { state: 'done', version: 2 } },
        { ok: true, value: { state: 'done', version: 2 } },
      ]);
      expect(await world.store.eventsOf(task.caseId)).toHaveLength(2);
    }
  });

  it('never edits an event', async () => {
    const task = await opened(world);
    const [event] = await world.store.eventsOf(task.caseId);
    if (event === undefined) throw new Error('no event');
    const forged = { ...event, why: 'khác' };
    expect(await world.store.commit({ events: [forged] })).toEqual([{ kind: 'event', caseId: task.caseId }]);
    expect(await world.store.eventsOf(task.caseId)).toEqual([event]);
  });

  it('refuses to read a task that is not one, instead of guessing', async () => {
    const task = await opened(world);
    const Item = { ...marshall({ pk: `CASE#${task.caseId}`, sk: 'TASK#broken', state: 'open', version: 1 }) };
    await world.client.send(new PutItemCommand({ TableName: world.table, Item }));
    await expect(world.store.readTask(task.caseId, taskIdSchema.parse('broken'))).rejects.toThrow('caseId');
    await world.client.send(
      new DeleteItemCommand({
        TableName: world.table,
        Key: marshall({ pk: `CASE#${task.caseId}`, sk: 'TASK#broken' }),
      }),
    );
    expect(() => eventItem({ ...event0(task.caseId), eventId: '' })).toThrow('eventId');
  });

  it('opens a case once', async () => {
    const caseId = world.newCase();
    const command = {
      caseId,
      process: 'pakn',
      board: 'pakn#2024',
      row: '0001',
      title: 'Phản ánh',
      by: OFFICE,
      now: noon('2024-03-01'),
    };
    expect(await openCase(command, world.ports)).toMatchObject({ ok: true, value: { openedOn: '2024-03-01' } });
    expect(await openCase(command, world.ports)).toMatchObject(refusedAs('case-exists'));
    expect((await world.store.boardOf('pakn#2024')).cases).toEqual([{ caseId, row: '0001', title: 'Phản ánh' }]);
  });

  it('fans out 279 units in few transactions, and again after a break only what is missing', async () => {
    const caseId = world.newCase();
    const tasks = fanOut(caseId, 279);
    const command = { by: OFFICE, now: noon('2024-03-01') };
    await openTasks({ ...command, tasks: tasks.slice(0, 60) }, world.ports);
    const first = await openTasks({ ...command, tasks }, world.ports);
    expect(first).toHaveLength(219);
    expect(await openTasks({ ...command, tasks }, world.ports)).toEqual([]);
    expect(await world.store.tasksOf(caseId)).toHaveLength(279);
    expect((await world.store.eventsOf(caseId)).filter(({ what }) => what === 'task-opened')).toHaveLength(279);
  });

  it('arms the tasks that waited for an event, each once, and arms the rest after a break', async () => {
    const caseId = world.newCase();
    const event = 'Quyết định công bố';
    await openCase(
      { caseId, process: 'obligation', board: 'b', row: '1', title: 'x', by: OFFICE, now: noon('2024-03-01') },
      world.ports,
    );
    const open = (tasks: ReturnType<typeof fanOut>) =>
      openTasks({ tasks, by: OFFICE, now: noon('2024-03-01') }, world.ports);
    await open(fanOut(caseId, 30, { state: 'waiting', waitingFor: { kind: 'event', event } }));
    const [first] = await world.store.tasksOf(caseId);
    if (first === undefined) throw new Error('no task');
    const early = { ...change(first, '2024-03-05'), evidence: anEvidence() };
    expect(await finishTask(early, world.ports)).toMatchObject(refusedAs('event-not-recorded'));
    const record = (date: string, id = caseId) =>
      recordEvent(
        {
          caseId: id,
          event,
          date: plainDate(date),
          by: OFFICE,
          now: noon('2024-03-15'),
          dueFrom: (_, from) => dueOf(world.ports.calendar.addWorkingDays(from, 3)),
        },
        world.ports,
      );
    expect(await record('2024-03-16')).toMatchObject(refusedAs('event-in-future'));
    expect(await record('2024-03-15', caseIdSchema.parse('nobody'))).toMatchObject(refusedAs('case-not-found'));
    const armed = await record('2024-03-15');
    expect(armed.ok && armed.value).toHaveLength(30);
    // Signed on Friday 15/3, three working days: Wednesday 20/3 (domain §2.4).
    expect(await world.store.readTask(caseId, first.taskId)).toMatchObject({ state: 'open', due: dueOf('2024-03-20') });
    expect(await record('2024-03-15')).toEqual({ ok: true, value: [] });
    expect(await record('2024-03-14')).toMatchObject(refusedAs('event-already-recorded'));
  });

  it('opens a planned task on its day', async () => {
    const start = { state: 'planned', due: dueOf('2024-03-17'), opensOn: plainDate('2024-03-04') } as const;
    const task = await opened(world, { start });
    expect(await world.store.dueOn(plainDate('2024-03-04'))).toContainEqual(task);
    const [claimed] = await claimRungs({ tasks: [task], now: earlyMorning('2024-03-04') }, world.ports);
    expect(claimed).toMatchObject({
      what: 'task-started',
      task: { state: 'open', next: { offset: -7, on: '2024-03-07' } },
    });
  });

  it('opens a planned task whose day had passed when it was planned on the next day', async () => {
    const start = { state: 'planned', due: dueOf('2024-03-17'), opensOn: plainDate('2024-02-15') } as const;
    const task = await opened(world, { start });
    expect(task.next).toEqual({ what: 'opening', on: '2024-03-02' });
    expect(await claimRungs({ tasks: [task], now: earlyMorning('2024-03-02') }, world.ports)).toHaveLength(1);
  });

  it('lists a unit’s work by its date, work without one last', async () => {
    const unit = unitId('so-xay-dung');
    await opened(world, { unit, start: { state: 'waiting', waitingFor: { kind: 'date' } } });
    await opened(world, { unit, start: openBy('2024-05-10') });
    await opened(world, { unit, start: openBy('2024-04-10') });
    const work = await world.store.workOfUnit(unit);
    expect(work.map(({ due }) => due?.lenient)).toEqual(['2024-04-10', '2024-05-10', undefined]);
  });

  it('keeps the log of a civil date of Vietnam', async () => {
    const on = plainDate('2026-01-05');
    const task = await opened(world, { on, start: openBy('2026-02-02') });
    expect((await world.store.eventsOn(on)).map(({ caseId, what }) => [caseId, what])).toEqual([
      [task.caseId, 'task-opened'],
    ]);
    expect(await world.store.eventsOn(addDays(on, 1))).toEqual([]);
  });

  const event0 = (caseId: string) => ({
    eventId: 'x',
    caseId: caseIdSchema.parse(caseId),
    what: 'case-opened' as const,
    at: 0,
    on: plainDate('2024-01-01'),
    by: OFFICE,
    why: null,
    before: null,
    after: null,
    steps: [],
  });
});
