/**
 * The annual report of 2024 of a province: by `npm run test:long` of 241 communes, 18 districts and 20 departments, by
 * `npm test` of the first three districts. One report in ten comes late, one in fifty never; what the board, the reminders
 * and the sums say is counted again here, from the script alone.
 */
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ii06a } from '#functions/quarterly-report/domain/forms/ii-06a.ts';
import { valueOf } from '#functions/quarterly-report/domain/figures.ts';
import { idOfPeriod } from '#functions/quarterly-report/domain/period.ts';
import { boardOf } from '#functions/quarterly-report/store.ts';
import { isMissing, readBoard } from '#functions/quarterly-report/use-cases/read-board.ts';
import { readSum } from '#functions/quarterly-report/use-cases/read-sum.ts';
import { remindMissing } from '#functions/quarterly-report/use-cases/remind-missing.ts';
import { startYear } from '#functions/quarterly-report/use-cases/start-year.ts';
import { claimRungs } from '#shared/casework/index.ts';
import { addDays, plainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { unitId, type Unit } from '#shared/org/index.ts';
import { threeTierProvince } from '#shared/org/sample/index.ts';
import { withFewCommunes } from '../embedded/few-units.ts';
import { aDossierRow, typedOf } from './builders.ts';
import { actorOf, at, decide, fill, openReport, refOf, startWorld, submit, type World } from './world.ts';

const YEAR = '2024-year';
const PERIOD = idOfPeriod({ year: 2024, part: 'year' });
const ON = plainDate('2024-12-01');
const IS_WHOLE = process.env['LONG'] === '1';
const organisation = IS_WHOLE ? threeTierProvince() : withFewCommunes(threeTierProvince(), ON, 3 * 14);
const units = (tier: Unit['tier'], kind: 'committees' | 'departments') => organisation.membersOn({ kind, tier }, ON);
const communes = units('commune', 'committees');
const districts = units('district', 'committees');
const departments = units('province', 'departments');
const LEAVES = [...communes, ...departments];

/** The script: every tenth unit comes late, every fiftieth never; each received as many dossiers as its place says. */
type Fate = 'in-time' | 'late' | 'never';
const fateOf = (place: number): Fate => (place % 50 === 7 ? 'never' : place % 10 === 3 ? 'late' : 'in-time');
const fates = new Map(LEAVES.map(({ id }, place) => [id, fateOf(place)]));
const onlineOf = (id: Unit['id']): number => 40 + LEAVES.findIndex((unit) => unit.id === id);
const withFate = (fate: Fate): readonly Unit[] => LEAVES.filter(({ id }) => fates.get(id) === fate);

let world: World;
beforeAll(async () => {
  world = await startWorld(organisation);
  world.workflows.now = at('2024-12-02');
  await startYear(
    { year: 2024, from: 'year', by: actorOf('ubnd-tinh'), requestKey: 'year', now: at('2024-12-02') },
    world.ports,
  );
}, 120_000);
afterAll(() => world.close());

const figuresOf = (id: Unit['id']) =>
  aDossierRow({ 'received-online': onlineOf(id), 'solved-early': onlineOf(id) - 10 });

async function report(id: Unit['id'], on: string): Promise<void> {
  const ref = refOf(YEAR, id);
  await fill(world, ref, typedOf(ii06a, figuresOf(id)));
  const sent = await submit(world, ref, on);
  if (!sent.ok) throw new Error(`${id}: ${sent.error.code}`);
  const accepted = await decide(world, ref, 'accepted', on);
  if (!accepted.ok) throw new Error(`${id}: ${accepted.error.code}`);
}

/** Side by side, as units report in life. */
async function reportAll(all: readonly Unit[], on: string): Promise<void> {
  for (let i = 0; i < all.length; i += 20) await Promise.all(all.slice(i, i + 20).map(({ id }) => report(id, on)));
}

/** What the daily run does with the reports' tasks, day by day. */
async function daysPass(from: string, to: string): Promise<void> {
  for (let day: PlainDate = plainDate(from); day <= plainDate(to); day = addDays(day, 1))
    await claimRungs({ tasks: await world.ports.store.dueOn(day), now: at(day) }, world.ports);
}

const online = (ids: readonly Unit['id'][]): number => ids.reduce((sum, id) => sum + onlineOf(id), 0);
const inDistrict = (district: Unit['id'], fate: Fate): readonly Unit['id'][] =>
  communes.filter(({ id, parent }) => parent === district && fates.get(id) === fate).map(({ id }) => id);

describe('the fourth period of a province', () => {
  it('asks every unit, of whom one in ten will be late and one in fifty never come', async () => {
    expect([communes.length, districts.length, departments.length]).toEqual(IS_WHOLE ? [241, 18, 20] : [42, 3, 20]);
    expect([withFate('late').length, withFate('never').length]).toEqual(IS_WHOLE ? [26, 6] : [6, 2]);
    const board = await readBoard(PERIOD, plainDate('2024-12-02'), world.ports);
    expect(board).toHaveLength(LEAVES.length + districts.length + 1);
    expect(board.every(({ standing }) => standing === 'missing')).toBe(true);
  });

  it('has those who are in time accepted by the 16th, and each district sums up those and no others', async () => {
    await daysPass('2024-12-03', '2024-12-16');
    await reportAll(withFate('in-time'), '2024-12-16');
    for (const { id } of districts) {
      const ref = refOf(YEAR, id);
      await fill(world, ref, typedOf(ii06a, aDossierRow({ 'received-online': 40 })));
      await submit(world, ref, '2024-12-19');
      await decide(world, ref, 'accepted', '2024-12-19');
      const { totals, parts } = (await openReport(world, ref)).report;
      const summed = inDistrict(id, 'in-time');
      expect(parts.map(({ unit }) => unit).sort()).toEqual([...summed].sort());
      expect(valueOf(totals['II.06a'] ?? {}, 'received-online')).toBe(40 + online(summed));
    }
  }, 300_000);

  it('shows on the board exactly who is missing, and reminds them all, once', async () => {
    await daysPass('2024-12-17', '2024-12-19');
    const board = await readBoard(PERIOD, plainDate('2024-12-20'), world.ports);
    const missing = board.filter(isMissing).map(({ unit }) => unit);
    const expected = [...withFate('late'), ...withFate('never')].map(({ id }) => id);
    expect(missing.sort()).toEqual([...expected, unitId('ubnd-tinh')].sort());
    expect(board.filter(({ late }) => late)).toHaveLength(expected.length);
    const remind = {
      period: PERIOD,
      concerns: () => true,
      by: actorOf('ubnd-tinh'),
      requestKey: 'remind',
      now: at('2024-12-20'),
    };
    expect(await remindMissing(remind, world.ports)).toBe(expected.length + 1);
    const told = async () =>
      (await world.ports.store.mailsOn(plainDate('2024-12-23'))).flatMap(({ parts }) =>
        parts.filter(({ kind, taskId }) => kind === 'notice' && expected.some((id) => id === String(taskId))),
      );
    const once = await told();
    expect(new Set(once.map(({ taskId }) => taskId)).size).toBe(expected.length);
    await remindMissing(remind, world.ports);
    expect(await told()).toHaveLength(once.length);
  }, 120_000);

  it('climbs the ladder of those who are missing, and of nobody who has reported', async () => {
    await daysPass('2024-12-20', '2024-12-26');
    const { tasks } = await world.ports.store.boardOf(boardOf(PERIOD));
    const leaves = tasks.filter(({ unit, taskId }) => fates.has(unit) && String(taskId) === String(unit));
    const full = await world.ports.store.readTasks(leaves);
    for (const { unit, climbed } of full) {
      const overdue = climbed !== null && climbed > 0;
      expect([unit, overdue]).toEqual([unit, fates.get(unit) !== 'in-time']);
    }
  }, 120_000);

  it('sums the province up from districts and departments, and carries what came late into the next period', async () => {
    const province = refOf(YEAR, 'ubnd-tinh');
    await submit(world, province, '2024-12-27');
    const inSum = [
      ...districts.flatMap(({ id }) => inDistrict(id, 'in-time')),
      ...departments.filter(({ id }) => fates.get(id) === 'in-time').map(({ id }) => id),
    ];
    const { totals } = (await openReport(world, province)).report;
    expect(valueOf(totals['II.06a'] ?? {}, 'received-online')).toBe(online(inSum) + districts.length * 40);
    await reportAll(withFate('late'), '2024-12-30');
    await decide(world, province, 'accepted', '2024-12-30');
    for (const { id } of districts) {
      const next = await readSum(await openReport(world, refOf('2025-q1', id)), world.ports);
      expect(valueOf(next.totals['II.06a'] ?? {}, 'received-online')).toBe(online(inDistrict(id, 'late')));
    }
    const lateDepartments = departments.filter(({ id }) => fates.get(id) === 'late').map(({ id }) => id);
    const next = await readSum(await openReport(world, refOf('2025-q1', 'ubnd-tinh')), world.ports);
    expect(valueOf(next.totals['II.06a'] ?? {}, 'received-online')).toBe(online(lateDepartments));
  }, 300_000);
});
