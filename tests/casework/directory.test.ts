import { expect, it } from 'vitest';
import { directoryOf } from '#shared/casework/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { Organisation, personSchema, unitId, unitSchema } from '#shared/org/index.ts';

const from = plainDate('2024-01-01');
const aUnit = (id: string, parent: string | null, validTo: string | null = null) =>
  unitSchema.parse({
    id,
    tier: 'province',
    classes: [],
    parent,
    validFrom: from,
    validTo,
    successors: [],
    names: [{ name: id, validFrom: from }],
    aliases: [],
    mail: null,
  });
const aPerson = (id: string, unit: string, role: string, deputies: object[] = []) =>
  personSchema.parse({
    id,
    name: id,
    email: null,
    subject: null,
    roles: [{ unit, role, validFrom: from, validTo: null }],
    deputies,
  });

const made = Organisation.of(
  [aUnit('ubnd', null), aUnit('so-tu-phap', 'ubnd', '2025-06-30')],
  [
    aPerson('lan', 'so-tu-phap', 'officer', [{ deputy: 'hoa', validFrom: '2024-03-04', validTo: '2024-03-08' }]),
    aPerson('hoa', 'so-tu-phap', 'head'),
    aPerson('chu-tich', 'ubnd', 'leader'),
  ],
);
if (!made.ok) throw new Error(JSON.stringify(made.error));
const directory = directoryOf(made.value, ({ id }) => (id === 'chu-tich' ? 'weekly' : 'daily'));
const heard = (audience: 'officer' | 'head' | 'office' | 'leader', date: string) =>
  directory.recipients(unitId('so-tu-phap'), audience, plainDate(date), null);

it('mail goes to who holds the role, to the deputy of an absence instead, each at his own rhythm', () => {
  expect(heard('officer', '2024-03-01')).toEqual([{ person: 'lan', rhythm: 'daily' }]);
  expect(heard('officer', '2024-03-05')).toEqual([{ person: 'hoa', rhythm: 'daily' }]);
  expect(heard('leader', '2024-03-01')).toEqual([{ person: 'chu-tich', rhythm: 'weekly' }]);
  expect(heard('office', '2024-03-01')).toEqual([]);
});

it('a unit is there until its last day', () => {
  const exists = (id: string, date: string) => directory.existsOn(unitId(id), plainDate(date));
  expect(exists('so-tu-phap', '2025-06-30')).toBe(true);
  expect(exists('so-tu-phap', '2025-07-01')).toBe(false);
  expect(exists('nobody', '2024-03-01')).toBe(false);
});
