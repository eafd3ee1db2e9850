import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ii06a } from '#functions/quarterly-report/domain/forms/ii-06a.ts';
import { boardOf, periodCase, reportTask, submissionCase } from '#functions/quarterly-report/store.ts';
import { readOpenReport } from '#functions/quarterly-report/use-cases/read-report.ts';
import { readSum } from '#functions/quarterly-report/use-cases/read-sum.ts';
import { saveFigures } from '#functions/quarterly-report/use-cases/save-figures.ts';
import { startYear } from '#functions/quarterly-report/use-cases/start-year.ts';
import { unlockReport } from '#functions/quarterly-report/use-cases/unlock-report.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { restartProcess } from '#shared/casework/index.ts';
import { aUnit, organisationOf } from '../org/organisations.ts';
import { aDossierRow, typedOf } from './builders.ts';
import { actorOf, at, decide, fill, openReport, refOf, startWorld, submit, type World } from './world.ts';

/** One province, one department, one district with two communes; another commune ends with September 2024. */
const organisation = organisationOf([
  aUnit({ id: 'tinh', classes: ['committees'] }),
  aUnit({ id: 'so-tu-phap', classes: ['departments'], parent: 'tinh' }),
  aUnit({ id: 'huyen', tier: 'district', classes: ['committees'], parent: 'tinh' }),
  aUnit({ id: 'xa-a', tier: 'commune', classes: ['committees'], parent: 'huyen' }),
  aUnit({ id: 'xa-b', tier: 'commune', classes: ['committees'], parent: 'huyen' }),
  aUnit({
    id: 'xa-cu',
    tier: 'commune',
    classes: ['committees'],
    parent: 'huyen',
    to: plainDate('2024-09-30'),
    successors: ['xa-b'],
  }),
]);
const GOOD = typedOf(ii06a, aDossierRow());

let world: World;
beforeAll(async () => {
  world = await startWorld(organisation);
  world.workflows.now = at('2024-01-02');
  const year = { year: 2024, from: 'q1', by: actorOf('tinh'), requestKey: 'year-form', now: at('2024-01-02') } as const;
  expect((await startYear(year, world.ports)).ok).toBe(true);
  expect((await startYear(year, world.ports)).ok).toBe(true);
});
afterAll(() => world.close());

const taskOf = async (ref: ReturnType<typeof refOf>) => {
  const task = await world.ports.store.readTask(periodCase(ref.period), reportTask(ref.unit));
  if (task === undefined) throw new Error('no task');
  return task;
};
const codeOf = (result: { ok: boolean; error?: { code: string } }) => result.error?.code;

describe('opening a year', () => {
  it('plans a report for each unit and period, to open on the first day of the month it is due in', async () => {
    const board = await world.ports.store.boardOf(boardOf(refOf('2024-q1', 'xa-a').period));
    expect(board.tasks.map(({ unit }) => unit).sort()).toEqual([
      'huyen',
      'so-tu-phap',
      'tinh',
      'xa-a',
      'xa-b',
      'xa-cu',
    ]);
    expect(await taskOf(refOf('2024-q1', 'xa-a'))).toMatchObject({
      state: 'planned',
      opensOn: '2024-03-01',
      due: { strict: '2024-03-15', lenient: '2024-03-17' },
      committee: 'huyen',
      next: { what: 'opening', on: '2024-03-01' },
    });
    expect(await taskOf(refOf('2024-q1', 'tinh'))).toMatchObject({ doer: 'office', committee: null });
  });

  it('asks nobody who will be gone when the period opens', async () => {
    expect(
      await world.ports.store.readTask(
        periodCase(refOf('2024-year', 'xa-cu').period),
        reportTask(refOf('2024-year', 'xa-cu').unit),
      ),
    ).toBeUndefined();
    expect(await readOpenReport(refOf('2024-year', 'xa-cu'), world.ports)).toBeUndefined();
  });

  it('refuses a year no regime knows, and one in which nobody reports', async () => {
    const year = { from: 'q1', by: actorOf('tinh'), requestKey: 'other', now: at('2024-01-02') } as const;
    expect(codeOf(await startYear({ ...year, year: 2019 }, world.ports))).toBe('year-unknown');
    expect(codeOf(await startYear({ ...year, year: 2045 }, world.ports))).toBe('year-unknown');
    const empty = { ...world.ports, organisation: organisationOf([]) };
    expect(codeOf(await startYear({ ...year, year: 2024 }, empty))).toBe('nobody-reports');
  });

  it('again, after a reform, takes back what is not begun and gives the new unit its report', async () => {
    const reformed = organisationOf([
      ...organisation.units.filter(({ id }) => id !== 'xa-a'),
      aUnit({
        id: 'xa-a',
        tier: 'commune',
        classes: ['committees'],
        parent: 'huyen',
        to: plainDate('2024-06-30'),
        successors: ['xa-moi'],
      }),
      aUnit({ id: 'xa-moi', tier: 'commune', classes: ['committees'], parent: 'huyen', from: plainDate('2024-07-01') }),
    ]);
    const other = await startWorld(organisation);
    other.workflows.now = at('2024-01-02');
    const year = { year: 2024, from: 'q1', by: actorOf('tinh'), now: at('2024-01-02') } as const;
    await startYear({ ...year, requestKey: 'first' }, other.ports);
    const ports = { ...other.ports, organisation: reformed };
    other.workflows.serve(ports);
    await startYear({ ...year, requestKey: 'second' }, ports);
    const board = await ports.store.boardOf(boardOf(refOf('2024-q3', 'xa-a').period));
    const stateOf = (unit: string) => board.tasks.find((task) => task.unit === unit)?.state;
    expect([stateOf('xa-a'), stateOf('xa-moi'), stateOf('xa-b')]).toEqual(['withdrawn', 'planned', 'planned']);
    await other.close();
  });
});

describe('filling a report', () => {
  const ref = refOf('2024-q1', 'xa-a');
  const save = async (typed: typeof GOOD, version?: number) => {
    const open = await openReport(world, ref);
    const command = { open, form: ii06a, typed, version: version ?? open.version, requestKey: world.nextKey() };
    return saveFigures(command, world.ports);
  };

  it('keeps nothing while a cell is wrong', async () => {
    expect(await save({ ...GOOD, 'solved-late': 'ba' })).toMatchObject({ error: { kind: 'cells' } });
    expect((await openReport(world, ref)).version).toBe(0);
  });

  it('tells the second of two officers that the first was quicker', async () => {
    expect((await save(GOOD)).ok).toBe(true);
    expect(await save(GOOD, 0)).toMatchObject({ error: { kind: 'refusal', refusal: { code: 'changed-meanwhile' } } });
  });

  it('is not ready before the last day of its window, nor with a form left out', async () => {
    expect(codeOf(await submit(world, ref, '2024-03-14'))).toBe('window-open');
    expect(codeOf(await submit(world, ref, '2024-03-15'))).toBe('figures-missing');
  });
});

describe('a submitted report', () => {
  const ref = refOf('2024-q1', 'xa-a');
  const district = refOf('2024-q1', 'huyen');

  it('ends its unit’s task on that day, and asks the receiver within two working days', async () => {
    await fill(world, ref, GOOD);
    expect((await submit(world, ref, '2024-03-15', 'submit-1')).ok).toBe(true);
    expect(await taskOf(ref)).toMatchObject({
      state: 'done',
      finishedOn: '2024-03-15',
      evidence: { number: '15/BC-UBND' },
    });
    const check = await world.ports.store.readTask(submissionCase(ref, 1), reportTask(ref.unit));
    expect(check).toMatchObject({ unit: 'huyen', doer: 'office', state: 'open', due: { lenient: '2024-03-19' } });
  });

  it('sent twice counts once; changed or sent anew it is refused', async () => {
    expect((await submit(world, ref, '2024-03-15', 'submit-1')).ok).toBe(true);
    expect(codeOf(await submit(world, ref, '2024-03-15'))).toBe('with-receiver');
    const open = await openReport(world, ref);
    expect(open.report.round).toBe(1);
    const saved = await saveFigures(
      { open, form: ii06a, typed: GOOD, version: open.version, requestKey: 'x' },
      world.ports,
    );
    expect(saved).toMatchObject({ error: { refusal: { code: 'with-receiver' } } });
  });

  it('does not count in the district’s sum before it is accepted', async () => {
    const sum = await readSum(await openReport(world, district), world.ports);
    expect(sum.rows).toEqual([]);
    expect(sum.missing.map(({ unit }) => unit.id)).toEqual(['xa-a', 'xa-b', 'xa-cu']);
  });

  it('that is returned needs a reason, and is its unit’s again with the same due date', async () => {
    expect(codeOf(await decide(world, ref, 'returned', '2024-03-18', '  '))).toBe('reason-missing');
    expect((await decide(world, ref, 'returned', '2024-03-18', 'Thiếu hồ sơ nộp qua bưu chính')).ok).toBe(true);
    expect(await taskOf(ref)).toMatchObject({ state: 'open', returns: 1, due: { lenient: '2024-03-17' } });
    expect((await openReport(world, ref)).report).toMatchObject({
      state: 'open',
      remark: { kind: 'returned', reason: 'Thiếu hồ sơ nộp qua bưu chính' },
      own: { 'II.06a': { received: 100 } },
    });
  });

  it('is accepted at its second round, locked, and counts', async () => {
    expect((await submit(world, ref, '2024-03-18')).ok).toBe(true);
    expect((await decide(world, ref, 'accepted', '2024-03-18')).ok).toBe(true);
    expect(codeOf(await decide(world, ref, 'accepted', '2024-03-18'))).toBe('not-submitted');
    expect(codeOf(await submit(world, ref, '2024-03-18'))).toBe('locked');
    expect(await taskOf(ref)).toMatchObject({ state: 'done', finishedOn: '2024-03-18' });
    const sum = await readSum(await openReport(world, district), world.ports);
    expect(sum.rows).toMatchObject([{ unit: 'xa-a', figures: { 'II.06a': { received: 100 } } }]);
  });

  it('that the sum above holds is opened again only after that sum; then it is corrected and summed anew', async () => {
    await fill(world, district, GOOD);
    await submit(world, district, '2024-03-19');
    const unlock = async (of: typeof ref, reason = 'Nhầm số hồ sơ trực tuyến') =>
      unlockReport(
        {
          open: await openReport(world, of),
          reason,
          by: actorOf('tinh'),
          requestKey: world.nextKey(),
          now: at('2024-03-20'),
        },
        world.ports,
      );
    expect(codeOf(await unlock(ref))).toBe('counted-above');
    expect(codeOf(await unlock(district))).toBe('not-locked');
    await decide(world, district, 'accepted', '2024-03-19');
    expect((await openReport(world, district)).report.totals['II.06a']).toMatchObject({ received: 200 });
    expect(codeOf(await unlock(district, ' '))).toBe('reason-missing');
    expect((await unlock(district)).ok).toBe(true);
    expect((await unlock(ref)).ok).toBe(true);
    expect(await taskOf(ref)).toMatchObject({ state: 'open', due: { lenient: '2024-03-25' } });
    await fill(world, ref, typedOf(ii06a, aDossierRow({ 'received-online': 50, 'solved-early': 40 })));
    await submit(world, ref, '2024-03-20');
    await decide(world, ref, 'accepted', '2024-03-20');
    await submit(world, district, '2024-03-20');
    expect((await openReport(world, district)).report.totals['II.06a']).toMatchObject({ received: 210, solved: 170 });
  });

  it('that came too late for one sum comes with the next period’s', async () => {
    const late = refOf('2024-q1', 'xa-b');
    await decide(world, district, 'accepted', '2024-03-20');
    await fill(world, late, GOOD);
    await submit(world, late, '2024-04-02');
    await decide(world, late, 'accepted', '2024-04-02');
    const next = await readSum(await openReport(world, refOf('2024-q2', 'huyen')), world.ports);
    expect(next.rows).toMatchObject([{ unit: 'xa-b', parts: [{ period: '2024-q1' }] }]);
    expect(next.missing).toHaveLength(3);
  });

  it('of the next period carries over what this one left, and cannot type it', async () => {
    const next = await openReport(world, refOf('2024-q2', 'xa-a'));
    expect(next.carried['II.06a']).toEqual({ 'carried-over': 20 });
    expect((await openReport(world, refOf('2024-year', 'xa-a'))).reported['II.06a']).toMatchObject({
      'received-online': 50,
    });
  });

  it('whose execution could not be started counts on its day, and is started by the next day’s run', async () => {
    const lost = refOf('2024-q1', 'so-tu-phap');
    await fill(world, lost, GOOD);
    world.workflows.away = true;
    await expect(submit(world, lost, '2024-03-19')).rejects.toThrow('away');
    world.workflows.away = false;
    world.workflows.now = at('2024-03-20');
    for (const known of await world.ports.store.startsOn(plainDate('2024-03-20')))
      await restartProcess(known, world.ports);
    expect(await taskOf(lost)).toMatchObject({ state: 'done', finishedOn: '2024-03-19' });
    expect((await decide(world, lost, 'accepted', '2024-03-20')).ok).toBe(true);
  });

  it('of the province is signed by its leader', async () => {
    const province = refOf('2024-q1', 'tinh');
    await submit(world, province, '2024-03-22');
    const check = await world.ports.store.readTask(submissionCase(province, 1), reportTask(province.unit));
    expect(check).toMatchObject({ unit: 'tinh', doer: 'leader', subject: 'Ký báo cáo quý I năm 2024 của Đơn vị tinh' });
    expect((await openReport(world, province)).report.totals['II.06a']).toMatchObject({ received: 310 });
  });
});
