import { describe, expect, it } from 'vitest';
import { afterReform, Organisation, personId, unitId, type OrganisationProblem } from '#shared/org/index.ts';
import { aPerson, aUnit, day, organisationOf } from './organisations.ts';

const codes = (result: ReturnType<typeof Organisation.of>): string[] =>
  result.ok ? [] : result.error.map(({ code }: OrganisationProblem) => code);
const ids = (units: readonly { readonly id: string }[]): string[] => units.map(({ id }) => id);

describe('units over time', () => {
  const organisation = organisationOf([
    aUnit({ id: 'tinh', classes: ['committees'] }),
    aUnit({ id: 'so-a', classes: ['departments'], parent: 'tinh', to: day('2025-02-28'), successors: ['so-b'] }),
    aUnit({
      id: 'so-b',
      classes: ['departments'],
      parent: 'tinh',
      from: day('2025-03-01'),
      to: day('2025-06-30'),
      successors: ['so-c', 'so-d'],
    }),
    aUnit({
      id: 'so-c',
      classes: ['departments'],
      parent: 'tinh',
      names: [
        { name: 'Sở C', validFrom: day('2015-01-01') },
        { name: 'Sở C mới', validFrom: day('2025-07-01') },
      ],
    }),
    aUnit({ id: 'so-d', classes: ['departments'], parent: 'tinh', from: day('2025-07-01') }),
    aUnit({ id: 'huyen', tier: 'district', parent: 'tinh', to: day('2025-06-30') }),
    aUnit({ id: 'xa', tier: 'commune', parent: 'huyen' }),
  ]);

  it('a unit exists on its first and on its last day, not the day after', () => {
    expect(ids(organisation.unitsOn(day('2025-02-28')))).toContain('so-a');
    expect(ids(organisation.unitsOn(day('2025-03-01')))).not.toContain('so-a');
    expect(ids(organisation.unitsOn(day('2025-03-01')))).toContain('so-b');
  });

  it('a class has the members of the day', () => {
    const departments = { kind: 'departments', tier: 'province' } as const;
    expect(ids(organisation.membersOn(departments, day('2024-05-01')))).toEqual(['so-a', 'so-c']);
    expect(ids(organisation.membersOn(departments, day('2025-07-01')))).toEqual(['so-c', 'so-d']);
  });

  it('a record of before a renaming shows the name borne then', () => {
    expect(organisation.nameOn(unitId('so-c'), day('2025-06-30'))).toBe('Sở C');
    expect(organisation.nameOn(unitId('so-c'), day('2025-07-01'))).toBe('Sở C mới');
    expect(organisation.nameOn(unitId('so-a'), day('2026-01-01'))).toBe('Đơn vị so-a');
    expect(organisation.nameOn(unitId('nobody'), day('2026-01-01'))).toBeUndefined();
  });

  it('succession is followed through several reforms, the default heir first', () => {
    expect(ids(organisation.successorsOn(unitId('so-a'), day('2025-02-28')))).toEqual(['so-a']);
    expect(ids(organisation.successorsOn(unitId('so-a'), day('2025-03-01')))).toEqual(['so-b']);
    expect(ids(organisation.successorsOn(unitId('so-a'), day('2026-01-01')))).toEqual(['so-c', 'so-d']);
    expect(organisation.successorsOn(unitId('so-d'), day('2024-01-01'))).toEqual([]);
    expect(organisation.successorsOn(unitId('huyen'), day('2025-07-01'))).toEqual([]);
  });

  it('predecessors are who had the work before', () => {
    expect(ids(organisation.predecessorsOn(unitId('so-d'), day('2024-01-01')))).toEqual(['so-a']);
  });

  it('a unit whose parent is gone stands under what that stood under', () => {
    const commune = organisation.unit(unitId('xa'));
    if (commune === undefined) throw new Error('the commune is missing');
    expect(organisation.parentOn(commune, day('2025-06-30'))?.id).toBe('huyen');
    expect(organisation.parentOn(commune, day('2025-07-01'))?.id).toBe('tinh');
    expect(organisation.isUnder(commune, unitId('tinh'), day('2025-07-01'))).toBe(true);
  });
});

describe('what is refused as an organisation', () => {
  it('a circle of successors, with the way round it', () => {
    const built = Organisation.of(
      [
        aUnit({ id: 'a', to: day('2025-02-28'), successors: ['b'] }),
        aUnit({ id: 'b', to: day('2025-02-28'), successors: ['c'] }),
        aUnit({ id: 'c', to: day('2025-02-28'), successors: ['a'] }),
      ],
      [],
    );
    expect(codes(built)).toEqual(['circle', 'circle', 'circle']);
    expect(built.ok ? '' : built.error[0]?.message).toContain('a → b → c → a');
  });

  it('a unit that stands under itself', () => {
    expect(codes(Organisation.of([aUnit({ id: 'a', parent: 'b' }), aUnit({ id: 'b', parent: 'a' })], []))).toEqual([
      'circle',
      'circle',
    ]);
  });

  it.each([
    [
      'a successor that does not exist the day after',
      ['successor-absent'],
      { to: day('2025-02-28'), successors: ['late'] },
    ],
    ['a successor nobody knows', ['unknown-unit'], { to: day('2025-02-28'), successors: ['nobody'] }],
    ['successors of a unit without an end', ['successor-without-end'], { successors: ['late'] }],
    ['an end before the start', ['period-reversed'], { to: day('2014-12-31') }],
    ['a parent nobody knows', ['unknown-unit'], { parent: 'nobody' }],
  ] as const)('%s', (_, expected, draft) => {
    const units = [aUnit({ id: 'a', ...draft }), aUnit({ id: 'late', from: day('2025-07-01') })];
    expect(codes(Organisation.of(units, []))).toEqual(expected);
  });

  it('names out of order', () => {
    const names = [
      { name: 'Mới', validFrom: day('2020-01-01') },
      { name: 'Cũ', validFrom: day('2015-01-01') },
    ];
    expect(codes(Organisation.of([aUnit({ id: 'a', names })], []))).toEqual(['names-out-of-order']);
  });

  it('the same id or the same sign-in twice', () => {
    expect(codes(Organisation.of([aUnit({ id: 'a' }), aUnit({ id: 'a' })], []))).toEqual(['duplicate-id']);
    const people = [aPerson({ id: 'p', subject: 's' }), aPerson({ id: 'q', subject: 's' }), aPerson({ id: 'r' })];
    expect(codes(Organisation.of([], people))).toEqual(['duplicate-subject']);
  });

  it('a role in an unknown unit, and a deputy who is unknown or oneself', () => {
    const [validFrom, validTo] = [day('2024-01-01'), day('2024-01-31')];
    const people = [
      aPerson({ id: 'p', roles: [['nobody', 'head']], deputies: [{ deputy: 'p', validFrom, validTo }] }),
      aPerson({ id: 'q', deputies: [{ deputy: 'x', validFrom: validTo, validTo: validFrom }] }),
    ];
    expect(codes(Organisation.of([], people))).toEqual([
      'unknown-unit',
      'own-deputy',
      'period-reversed',
      'unknown-person',
    ]);
  });
});

it('a person is found by the account of the sign-in', () => {
  const people = [aPerson({ id: 'p', subject: 's' }), aPerson({ id: 'q' })];
  const organisation = organisationOf([], people);
  expect(organisation.personOfSubject('s')?.id).toBe('p');
  expect(organisation.personOfSubject('q')).toBeUndefined();
});

describe('a reform', () => {
  const before = organisationOf(
    [aUnit({ id: 'tinh' }), aUnit({ id: 'so-a', parent: 'tinh' })],
    [aPerson({ id: 'p', roles: [['so-a', 'head']] })],
  );
  const { validFrom: _from, validTo: _to, successors: _none, ...opens } = aUnit({ id: 'so-b', parent: 'tinh' });

  it('closes, opens, renames and appoints from its day on, leaving the organisation before it as it was', () => {
    const after = afterReform(before, {
      date: day('2025-03-01'),
      opens: [opens],
      closes: [{ unit: unitId('so-a'), successors: [unitId('so-b')] }],
      renames: [{ unit: unitId('tinh'), name: 'UBND tỉnh mới' }],
      appointments: [{ person: personId('p'), unit: unitId('so-b'), role: 'officer' }],
    });
    if (!after.ok) throw new Error('refused');
    expect(ids(after.value.unitsOn(day('2025-02-28')))).toEqual(['tinh', 'so-a']);
    expect(ids(after.value.unitsOn(day('2025-03-01')))).toEqual(['tinh', 'so-b']);
    expect(after.value.nameOn(unitId('tinh'), day('2025-03-01'))).toBe('UBND tỉnh mới');
    expect(ids(after.value.peopleOf(unitId('so-b')))).toEqual(['p']);
    expect(ids(before.unitsOn(day('2025-03-01')))).toEqual(['tinh', 'so-a']);
  });

  it('cannot appoint who is not there', () => {
    const appointment = { person: personId('x'), unit: unitId('so-a'), role: 'head' } as const;
    const reform = { date: day('2025-03-01'), opens: [], closes: [], renames: [], appointments: [appointment] };
    expect(codes(afterReform(before, reform))).toEqual(['unknown-person']);
  });

  it('cannot close what is not there', () => {
    const close = { unit: unitId('so-x'), successors: [] };
    const reform = { date: day('2025-03-01'), opens: [], closes: [close], renames: [], appointments: [] };
    const refused = afterReform(before, reform);
    expect(codes(refused)).toEqual(['unknown-unit']);
    expect(refused.ok ? '' : refused.error[0]?.message).toContain('01/03/2025');
  });
});
