import { expect, it } from 'vitest';
import { Access } from '#shared/access/access.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { Organisation, personId, personSchema, unitId, unitSchema, type Person, type Unit } from '#shared/org/index.ts';

const since = { validFrom: plainDate('2020-01-01'), validTo: null };
const aUnit = (id: string, tier: Unit['tier'], parent: string | null): Unit =>
  unitSchema.parse({
    ...since,
    id,
    tier,
    classes: [],
    parent,
    successors: [],
    names: [{ name: id, validFrom: since.validFrom }],
    aliases: [],
    mail: null,
  });
const aPerson = (id: string, unit: string, role: string, deputies: object[] = []): Person =>
  personSchema.parse({ id, name: id, email: null, subject: id, deputies, roles: [{ unit, role, ...since }] });

const absence = [{ deputy: 'hoa', validFrom: plainDate('2024-03-04'), validTo: plainDate('2024-03-08') }];
const made = Organisation.of(
  [
    aUnit('tinh', 'province', null),
    aUnit('van-phong-tinh', 'province', 'tinh'),
    aUnit('so-tu-phap', 'province', 'tinh'),
    aUnit('huyen', 'district', 'tinh'),
    aUnit('van-phong-huyen', 'district', 'huyen'),
    aUnit('xa', 'commune', 'huyen'),
  ],
  [
    aPerson('lan', 'so-tu-phap', 'officer', absence),
    aPerson('hoa', 'xa', 'officer'),
    aPerson('giam-doc', 'so-tu-phap', 'head'),
    aPerson('vp-tinh', 'van-phong-tinh', 'office'),
    aPerson('vp-huyen', 'van-phong-huyen', 'office'),
    aPerson('chu-tich', 'tinh', 'leader'),
    aPerson('quan-tri', 'van-phong-tinh', 'administrator'),
    aPerson('khach', 'so-tu-phap', 'viewer'),
  ],
);
if (!made.ok) throw new Error(JSON.stringify(made.error));
const organisation = made.value;

function accessOf(id: string, date = '2024-03-01'): Access {
  const person = organisation.person(personId(id));
  if (person === undefined) throw new Error(id);
  return new Access(organisation, person, plainDate(date));
}
const unitsFor = (may: (unit: Unit['id']) => boolean) => organisation.units.map(({ id }) => id).filter(may);

it('officer and head work in their own unit and nowhere else', () => {
  for (const id of ['lan', 'giam-doc']) expect(unitsFor((unit) => accessOf(id).mayWork(unit))).toEqual(['so-tu-phap']);
  for (const id of ['vp-tinh', 'chu-tich', 'quan-tri', 'khach'])
    expect(unitsFor((unit) => accessOf(id).mayWork(unit))).toEqual([]);
});

it('the office of a province watches over all of it, the office of a district over the district', () => {
  const all = organisation.units.map(({ id }) => id);
  for (const id of ['vp-tinh', 'chu-tich']) expect(unitsFor((unit) => accessOf(id).mayOversee(unit))).toEqual(all);
  const ofDistrict = unitsFor((unit) => accessOf('vp-huyen').mayOversee(unit));
  expect(ofDistrict).toEqual(['huyen', 'van-phong-huyen', 'xa']);
  for (const id of ['lan', 'giam-doc', 'quan-tri', 'khach'])
    expect(unitsFor((unit) => accessOf(id).mayOversee(unit))).toEqual([]);
});

it('rows are read by who works there, watches over it, may look, or keeps the data', () => {
  expect(unitsFor((unit) => accessOf('khach').mayRead(unit))).toEqual(['so-tu-phap']);
  expect(unitsFor((unit) => accessOf('hoa').mayRead(unit))).toEqual(['xa']);
  expect(unitsFor((unit) => accessOf('quan-tri').mayRead(unit))).toHaveLength(6);
});

it('a deputy of an office watches over other units on behalf of who is absent, whatever his own role elsewhere', () => {
  const away = { deputy: personId('hoa'), validFrom: plainDate('2024-04-01'), validTo: plainDate('2024-04-02') };
  const { units, people } = organisation;
  const others = people.map((person) => (person.id === 'vp-tinh' ? { ...person, deputies: [away] } : person));
  const changed = Organisation.of(units, others);
  const hoa = people.find(({ id }) => id === 'hoa');
  if (!changed.ok || hoa === undefined) throw new Error('no deputy');
  const access = new Access(changed.value, hoa, plainDate('2024-04-01'));
  expect(access.mayOversee(unitId('so-tu-phap'))).toBe(true);
  expect(access.actorFor(unitId('so-tu-phap'))).toEqual({
    person: 'hoa',
    unit: 'van-phong-tinh',
    onBehalfOf: 'vp-tinh',
  });
  expect(access.actorFor(unitId('xa')).onBehalfOf).toBeNull();
});

it('a deputy has the absent one’s rights while the absence lasts, and acts visibly on his behalf', () => {
  const unit = unitId('so-tu-phap');
  expect(accessOf('hoa', '2024-03-03').mayWork(unit)).toBe(false);
  expect(accessOf('hoa', '2024-03-04').mayWork(unit)).toBe(true);
  expect(accessOf('hoa', '2024-03-04').actorFor(unit)).toEqual({ person: 'hoa', unit, onBehalfOf: 'lan' });
  expect(accessOf('hoa', '2024-03-04').actorFor(unitId('xa'))).toEqual({ person: 'hoa', unit: 'xa', onBehalfOf: null });
  expect(accessOf('hoa', '2024-03-09').mayWork(unit)).toBe(false);
});

it('who decides on another unit’s work acts for his own office', () => {
  expect(accessOf('vp-tinh').actorFor(unitId('xa'))).toEqual({
    person: 'vp-tinh',
    unit: 'van-phong-tinh',
    onBehalfOf: null,
  });
});
