import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  checkIn,
  claimRungs,
  confirmWakeUp,
  evidenceSchema,
  extendTask,
  finishTask,
  reassignTask,
  reopenTask,
  reprojectDueDate,
  resumeTask,
  returnTask,
  suspendTask,
  withdrawTask,
  type Task,
} from '#shared/casework/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import type { Result } from '#shared/kernel/result.ts';
import { personId, unitId } from '#shared/org/index.ts';
import {
  anEvidence,
  change,
  dueOf,
  earlyMorning,
  noon,
  OFFICE,
  OFFICER,
  opened,
  startWorld,
  type World,
} from './world.ts';

const refusedAs = (code: string) => ({ ok: false, error: { code } });
function taskOf(result: Result<Task, unknown>): Task {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}
const MINH = personId('minh');
const CAP = { times: 2, days: 10 };

describe('a task', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('is done only with evidence: a number, a date and where to read it', () => {
    const nowhere = evidenceSchema.safeParse({ ...anEvidence(), link: null, fileKey: null });
    expect(nowhere.error?.issues[0]?.message).toBe('evidence needs a link or a file');
    expect(evidenceSchema.safeParse({ ...anEvidence(), number: ' ' }).success).toBe(false);
    expect(evidenceSchema.safeParse({ ...anEvidence(), link: 'javascript:alert(1)' }).success).toBe(false);
    expect(evidenceSchema.safeParse({ ...anEvidence(), link: null, fileKey: 'evidence/a.pdf' }).success).toBe(true);
  });

  it('that is done keeps its evidence and has no rung left', async () => {
    const task = await opened(world);
    const done = taskOf(await finishTask({ ...change(task, '2024-03-05'), evidence: anEvidence() }, world.ports));
    expect(done).toMatchObject({ state: 'done', finishedOn: '2024-03-05', next: null, evidence: anEvidence() });
    expect(await world.store.readTask(task.caseId, task.taskId)).toEqual(done);
    expect(await world.store.workOfUnit(unitId('so-tu-phap'))).not.toContainEqual(done);
  });

  it('is not done by a document dated in the future', async () => {
    const command = {
      ...change(await opened(world), '2024-03-05'),
      evidence: anEvidence({ date: plainDate('2024-03-06') }),
    };
    expect(await finishTask(command, world.ports)).toMatchObject(refusedAs('evidence-in-future'));
  });

  it('returned by the office is open again with the date it had', async () => {
    const task = await opened(world);
    await finishTask({ ...change(task, '2024-03-05'), evidence: anEvidence() }, world.ports);
    const back = taskOf(await returnTask({ ...change(task, '2024-03-06', OFFICE), reason: 'Thiếu dấu' }, world.ports));
    expect(back).toMatchObject({ state: 'open', due: task.due, returns: 1, evidence: null, finishedOn: null });
    expect(back.next).toEqual({ what: 'rung', on: '2024-03-12', offset: -3 });
    expect((await world.store.eventsOf(task.caseId)).at(-1)).toMatchObject({
      what: 'task-returned',
      by: OFFICE,
      before: { state: 'done', evidence: anEvidence() },
      after: { state: 'open', evidence: null },
    });
  });

  it('is returned and reopened with a reason, and only when it was done', async () => {
    const task = await opened(world);
    for (const act of [returnTask, reopenTask]) {
      expect(await act({ ...change(task, '2024-03-06'), reason: 'Sai' }, world.ports)).toMatchObject(
        refusedAs('not-done'),
      );
      expect(await act({ ...change(task, '2024-03-06'), reason: ' ' }, world.ports)).toMatchObject(
        refusedAs('reason-missing'),
      );
    }
  });

  it('reopened after its date is overdue at once, and the head hears of it on the next working day', async () => {
    const task = await opened(world);
    await finishTask({ ...change(task, '2024-03-14'), evidence: anEvidence() }, world.ports);
    const again = taskOf(
      await reopenTask({ ...change(task, '2024-03-22'), reason: 'Văn bản bị thu hồi' }, world.ports),
    );
    expect(again.next).toEqual({ what: 'rung', on: '2024-03-25', offset: 1 });
  });

  it('extended moves both dates and its rung, and says why', async () => {
    const task = await opened(world, { start: { state: 'open', due: dueOf('2024-03-14', '2024-03-15') } });
    const to = plainDate('2024-03-20');
    const command = { ...change(task, '2024-03-13'), to, reason: 'Chờ Bộ', approver: MINH, cap: CAP };
    const extended = taskOf(await extendTask(command, world.ports));
    expect(extended).toMatchObject({ due: dueOf('2024-03-20'), climbed: null });
    expect(extended.next).toEqual({ what: 'rung', on: '2024-03-15', offset: -3 });
    expect(extended.derivation.at(-1)).toBe('Gia hạn: Chờ Bộ → 20/03/2024');
    expect(extended.extensions).toMatchObject([{ approver: MINH, before: task.due, after: extended.due }]);
  });

  it('is not extended after expiry, to an earlier day, beyond the cap, without a reason or when it stands still', async () => {
    const task = await opened(world);
    const base = {
      ...change(task, '2024-03-13'),
      to: plainDate('2024-03-20'),
      reason: 'Chờ Bộ',
      approver: MINH,
      cap: CAP,
    };
    const code = async (changes: Partial<typeof base>) => extendTask({ ...base, ...changes }, world.ports);
    expect(await code({ now: noon('2024-03-16') })).toMatchObject(refusedAs('overdue-already'));
    expect(await code({ to: plainDate('2024-03-15') })).toMatchObject(refusedAs('not-later'));
    // Ten working days after Friday 15/3 end on Friday 29/3.
    expect(await code({ to: plainDate('2024-04-01') })).toMatchObject(refusedAs('over-cap'));
    expect(await code({ cap: { times: 0, days: 10 } })).toMatchObject(refusedAs('over-cap'));
    expect(await code({ reason: '' })).toMatchObject(refusedAs('reason-missing'));
    await suspendTask({ ...change(task, '2024-03-13'), reason: 'Chờ' }, world.ports);
    expect(await code({})).toMatchObject(refusedAs('not-open'));
  });

  it('on its due day can still be extended: the day ends at 24:00', async () => {
    const task = await opened(world);
    const command = {
      ...change(task, '2024-03-15'),
      to: plainDate('2024-03-29'),
      reason: 'Chờ',
      approver: MINH,
      cap: CAP,
    };
    expect(await extendTask(command, world.ports)).toMatchObject({ ok: true });
  });

  it('whose clock stands has no rung, and resumed has the days left that it had', async () => {
    const task = await opened(world);
    const stopped = taskOf(await suspendTask({ ...change(task, '2024-03-12'), reason: 'Chờ bổ sung' }, world.ports));
    expect(stopped).toMatchObject({ state: 'suspended', next: null });
    const running = taskOf(await resumeTask(change(task, '2024-03-21'), world.ports));
    // Three working days were left on the 12th (13, 14, 15); after the 21st these are 22, 25, 26.
    expect(running).toMatchObject({ state: 'open', due: dueOf('2024-03-26') });
    expect(running.suspensions).toEqual([{ from: '2024-03-12', to: '2024-03-21', reason: 'Chờ bổ sung' }]);
    expect(running.next).toEqual({ what: 'rung', on: '2024-03-25', offset: -1 });
  });

  it('stops only while it runs and in time, resumes only when it stands', async () => {
    const task = await opened(world);
    expect(await resumeTask(change(task, '2024-03-12'), world.ports)).toMatchObject(refusedAs('not-suspended'));
    const late = { ...change(task, '2024-03-18'), reason: 'Chờ' };
    expect(await suspendTask(late, world.ports)).toMatchObject(refusedAs('overdue-already'));
    await suspendTask({ ...change(task, '2024-03-12'), reason: 'Chờ' }, world.ports);
    expect(await suspendTask({ ...change(task, '2024-03-12'), reason: 'Chờ' }, world.ports)).toMatchObject(
      refusedAs('not-open'),
    );
    const finish = { ...change(task, '2024-03-13'), evidence: anEvidence() };
    expect(await finishTask(finish, world.ports)).toMatchObject(refusedAs('not-open'));
  });

  it('goes to another unit with the date it had, but not to itself nor to one that was dissolved', async () => {
    const task = await opened(world, { on: '2025-07-01', start: { state: 'open', due: dueOf('2025-07-15') } });
    const to = (unit: string) =>
      reassignTask({ ...change(task, '2025-07-02', OFFICE), unit: unitId(unit), reason: 'Bỏ cấp huyện' }, world.ports);
    expect(await to('huyen-que-son')).toMatchObject(refusedAs('unit-not-valid'));
    expect(await to('so-tu-phap')).toMatchObject(refusedAs('same-unit'));
    expect(taskOf(await to('xa-que-son'))).toMatchObject({ unit: 'xa-que-son', due: task.due, next: task.next });
    expect((await world.store.workOfUnit(unitId('xa-que-son'))).map(({ taskId }) => taskId)).toEqual([task.taskId]);
  });

  it('withdrawn by an amended plan stays on the board, closed', async () => {
    const task = await opened(world);
    await withdrawTask({ ...change(task, '2024-03-05'), reason: 'Kế hoạch sửa đổi' }, world.ports);
    const { tasks } = await world.store.boardOf(task.board);
    expect(tasks).toMatchObject([{ taskId: task.taskId, state: 'withdrawn' }]);
    const finish = { ...change(task, '2024-03-06'), evidence: anEvidence() };
    expect(await finishTask(finish, world.ports)).toMatchObject(refusedAs('not-open'));
  });

  it('that is continuous is asked for on its days, answers with a note and goes on', async () => {
    const checkIns = [plainDate('2024-03-29'), plainDate('2024-06-28')];
    const task = await opened(world, { start: { state: 'continuous', checkIns } });
    expect(task.next).toEqual({ what: 'check-in', on: '2024-03-29' });
    const [asked] = await claimRungs({ tasks: [task], now: earlyMorning('2024-03-29') }, world.ports);
    expect(asked).toMatchObject({ what: 'check-in-asked', task: { next: { what: 'check-in', on: '2024-06-28' } } });
    const answered = taskOf(
      await checkIn({ ...change(task, '2024-03-29'), note: 'Đã công khai 12 TTHC' }, world.ports),
    );
    expect(answered.state).toBe('continuous');
    expect(await checkIn({ ...change(await opened(world), '2024-03-05'), note: 'x' }, world.ports)).toMatchObject(
      refusedAs('not-continuous'),
    );
  });

  it('whose date is written elsewhere waits for that reference by name, and can be done by evidence', async () => {
    const waitingFor = { kind: 'reference', reference: 'Quyết định 1085/QĐ-TTg' } as const;
    const task = await opened(world, { start: { state: 'waiting', waitingFor } });
    expect((await world.store.boardOf(task.board)).tasks).toMatchObject([{ state: 'waiting', waitingFor }]);
    const done = await finishTask({ ...change(task, '2024-03-05'), evidence: anEvidence() }, world.ports);
    expect(done).toMatchObject({ ok: true });
  });

  it('with a task token is found again by the next run until the workflow has been told', async () => {
    const task = await opened(world, { token: 'token-1' });
    const done = taskOf(await finishTask({ ...change(task, '2024-03-05'), evidence: anEvidence() }, world.ports));
    expect(done).toMatchObject({ token: 'token-1', next: { what: 'wake-up', on: '2024-03-06' } });
    expect(await world.store.dueOn(plainDate('2024-03-06'))).toContainEqual(done);
    expect(await claimRungs({ tasks: [done], now: earlyMorning('2024-03-06') }, world.ports)).toEqual([]);
    const told = taskOf(await confirmWakeUp(change(task, '2024-03-06'), world.ports));
    expect(told).toMatchObject({ token: null, next: null });
  });

  it('moved by a corrected calendar logs the reason, and unmoved keeps its derivation', async () => {
    const task = await opened(world);
    const command = { ...change(task, '2024-03-05', OFFICE), reason: 'Hoán đổi ngày nghỉ' };
    const same = taskOf(await reprojectDueDate({ ...command, due: dueOf('2024-03-15') }, world.ports));
    expect(same.derivation).toEqual(task.derivation);
    const moved = taskOf(await reprojectDueDate({ ...command, due: dueOf('2024-03-18') }, world.ports));
    expect(moved.derivation.at(-1)).toBe('Hoán đổi ngày nghỉ → 18/03/2024');
    const events = await world.store.eventsOf(task.caseId);
    expect(events.at(-1)).toMatchObject({
      what: 'due-reprojected',
      why: 'Hoán đổi ngày nghỉ',
      before: { due: task.due },
      after: { due: moved.due },
    });
  });

  it('done by a deputy shows both people in its event', async () => {
    const deputy = { ...OFFICER, person: personId('hoa'), onBehalfOf: personId('lan') };
    const task = await opened(world);
    await finishTask({ ...change(task, '2024-03-05', deputy), evidence: anEvidence() }, world.ports);
    expect((await world.store.eventsOf(task.caseId)).at(-1)).toMatchObject({ what: 'task-finished', by: deputy });
  });
});
