import { describe, expect, it } from 'vitest';
import { changeOver, unitId, type AgencyClass } from '#shared/org/index.ts';
import { threeTierProvince, twoTierProvince } from '#shared/org/sample/index.ts';
import { day } from './organisations.ts';

const [BEFORE, AFTER] = [day('2024-05-06'), day('2026-05-06')];
const classOf = (kind: AgencyClass['kind'], tier: AgencyClass['tier']): AgencyClass => ({ kind, tier });
const three = threeTierProvince();
const two = twoTierProvince();
const count = (organisation: typeof three, kind: AgencyClass['kind'], tier: AgencyClass['tier'], date: typeof BEFORE) =>
  organisation.membersOn(classOf(kind, tier), date).length;

describe('the sample provinces', () => {
  it('three tiers: 20 departments, 18 districts, 241 communes', () => {
    expect(count(three, 'departments', 'province', BEFORE)).toBe(20);
    expect(count(three, 'committees', 'district', BEFORE)).toBe(18);
    expect(count(three, 'committees', 'commune', BEFORE)).toBe(241);
    expect(count(three, 'one-stop', 'province', BEFORE)).toBe(1);
  });

  it('two tiers: 14 departments, no districts, 94 communes with a public-service centre each', () => {
    expect(count(two, 'departments', 'province', AFTER)).toBe(14);
    expect(count(two, 'committees', 'district', AFTER)).toBe(0);
    expect(count(two, 'offices', 'district', AFTER)).toBe(0);
    expect(count(two, 'committees', 'commune', AFTER)).toBe(94);
    expect(count(two, 'one-stop', 'commune', AFTER)).toBe(94);
  });

  it('every unit has a name and a mail address of its own, and somebody appointed', () => {
    for (const [organisation, date] of [
      [three, BEFORE],
      [two, AFTER],
    ] as const) {
      const units = organisation.unitsOn(date);
      expect(new Set(units.map(({ id }) => organisation.nameOn(id, date))).size).toBe(units.length);
      expect(new Set(units.map(({ mail }) => mail)).size).toBe(units.length);
      expect(units.filter(({ id }) => organisation.peopleOf(id).length === 0)).toEqual([]);
    }
  });

  it('mail addresses are of a domain reserved for examples', () => {
    const addresses = [...two.units.map(({ mail }) => mail), ...two.people.map(({ email }) => email)];
    expect(addresses.filter((address) => address?.endsWith('.example') !== true)).toEqual([]);
  });

  it('the same call gives the same province', () => {
    expect(twoTierProvince()).toEqual(two);
    expect(two.units).toEqual(twoTierProvince('Trà Giang').units);
  });

  it('another place and first day give a province of that name and history', () => {
    const other = twoTierProvince('Lam Hà', day('2017-01-01'));
    expect(other.nameOn(unitId('ubnd-tinh'), BEFORE)).toBe('UBND tỉnh Lam Hà');
    expect(other.unitsOn(day('2016-12-31'))).toEqual([]);
  });
});

describe('01/7/2025 replayed over the sample', () => {
  const openWork = three.units.map(({ id }) => ({ id: `work of ${id}`, unitId: id }));
  const replayed = changeOver(two, openWork, day('2025-07-01'));
  const moves = replayed.ok ? replayed.value : [];

  it('the work of every unit of 2024 has one unit that exists', () => {
    expect(moves).toHaveLength(three.units.length);
    const present = new Set(two.unitsOn(day('2025-07-01')).map(({ id }) => id));
    expect(moves.filter(({ to }) => !present.has(to))).toEqual([]);
  });

  it('a merged commune’s work goes to the one commune it became', () => {
    expect(moves.find(({ from }) => from === 'ubnd-xa-2')).toMatchObject({
      to: 'ubnd-xa-1-2025',
      reason: 'only-successor',
      needsReview: false,
    });
  });

  it('a district’s work goes to its first commune, and a person is asked', () => {
    const move = moves.find(({ from }) => from === 'ubnd-quan-huyen-1');
    expect(move).toMatchObject({ to: 'ubnd-xa-1-2025', reason: 'one-of-several', needsReview: true });
    expect(move?.others).toHaveLength(5);
  });

  it('work nobody inherits is kept by the province’s office, and a person is asked', () => {
    const kept = moves.filter(({ reason }) => reason === 'no-successor');
    expect(kept).toHaveLength(18);
    expect(new Set(kept.map(({ to, needsReview }) => `${to} ${String(needsReview)}`))).toEqual(
      new Set(['van-phong-ubnd-tinh true']),
    );
  });

  it('departments that go on keep their work, merged ones pass it on', () => {
    const to = (from: string) => moves.find((move) => move.from === from)?.to;
    expect(to('so-tu-phap')).toBe('so-tu-phap');
    expect(to('so-thong-tin-va-truyen-thong')).toBe('so-khoa-hoc-va-cong-nghe');
    expect(to('so-tai-nguyen-va-moi-truong')).toBe('so-nong-nghiep-va-moi-truong');
    expect(to('bao-tra-giang')).toBe('bao-va-phat-thanh-truyen-hinh-tinh');
  });

  it('records of 2024 show the names of 2024', () => {
    for (const { id } of three.units) expect(two.nameOn(id, BEFORE)).toBe(three.nameOn(id, BEFORE));
    expect(two.nameOn(unitId('cuc-thue-tinh'), AFTER)).toBe('Thuế tỉnh');
  });
});
