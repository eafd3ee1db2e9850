import { describe, expect, it } from 'vitest';
import { escalationChain, holdersOn, personId, unitId, unitsOfPerson, type Holder } from '#shared/org/index.ts';
import { threeTierProvince, twoTierProvince } from '#shared/org/sample/index.ts';
import { aPerson, aUnit, day, organisationOf } from './organisations.ts';

const told = (holders: readonly Holder[]): string[] =>
  holders.map(({ person, onBehalfOf, absent }) =>
    [person.id, ...(onBehalfOf === null ? [] : [`for ${onBehalfOf.id}`]), ...(absent ? ['absent'] : [])].join(' '),
  );

describe('who acts for a unit', () => {
  const organisation = organisationOf(
    [aUnit({ id: 'so', to: day('2025-02-28') })],
    [
      aPerson({
        id: 'head',
        roles: [['so', 'head']],
        deputies: [{ deputy: 'vice', validFrom: day('2024-07-01'), validTo: day('2024-07-15') }],
      }),
      aPerson({
        id: 'vice',
        roles: [['so', 'officer', day('2024-01-01'), day('2024-12-31')]],
        deputies: [{ deputy: 'third', validFrom: day('2024-07-10'), validTo: day('2024-07-10') }],
      }),
      aPerson({ id: 'third' }),
    ],
  );
  const heads = (date: string): string[] => told(holdersOn(organisation, unitId('so'), 'head', day(date)));

  it('a role counts from its first to its last day', () => {
    const officers = (date: string) => told(holdersOn(organisation, unitId('so'), 'officer', day(date)));
    expect(['2023-12-31', '2024-01-01', '2024-12-31', '2025-01-01'].map(officers)).toEqual([
      [],
      ['vice'],
      ['vice'],
      [],
    ]);
  });

  it('during an absence the deputy acts, and on whose behalf is told', () => {
    expect(heads('2024-06-30')).toEqual(['head']);
    expect(heads('2024-07-01')).toEqual(['head absent', 'vice for head']);
    expect(heads('2024-07-16')).toEqual(['head']);
  });

  it('a deputy’s power does not pass on to his own deputy', () => {
    expect(heads('2024-07-10')).toEqual(['head absent', 'vice for head absent']);
  });

  it('a unit that is closed has nobody', () => {
    expect(heads('2025-03-01')).toEqual([]);
  });

  it('a deputy sees the unit he stands in for, as long as he does', () => {
    const vice = organisation.person(personId('vice'));
    if (vice === undefined) throw new Error('missing');
    const units = (date: string) => unitsOfPerson(organisation, vice, 'head', day(date)).map(({ id }) => id);
    expect([units('2024-07-01'), units('2024-08-01')]).toEqual([['so'], []]);
  });
});

describe('the way up', () => {
  it('goes from the officer to the head of the unit, the office of the issuing committee and its leader', () => {
    const chain = escalationChain(threeTierProvince(), unitId('so-tu-phap'), day('2024-05-06'));
    expect(chain.map(({ rung, holders }) => [rung, ...told(holders)])).toEqual([
      ['officer', 'so-tu-phap'],
      ['head', 'so-tu-phap-1'],
      ['office', 'chanh-van-phong', 'kiem-soat-tthc'],
      ['leader', 'chu-tich', 'ubnd-tinh-2', 'ubnd-tinh-3'],
    ]);
  });

  it('stays inside a district for a plan of that district', () => {
    const chain = escalationChain(
      threeTierProvince(),
      unitId('ubnd-xa-1'),
      day('2024-05-06'),
      unitId('ubnd-quan-huyen-1'),
    );
    expect(chain.map(({ holders }) => told(holders))).toEqual([
      ['mot-cua-xa', 'ubnd-xa-1-3'],
      ['chu-tich-xa'],
      ['ubnd-quan-huyen-1-2', 'ubnd-quan-huyen-1-1-1'],
      ['ubnd-quan-huyen-1-1'],
    ]);
  });

  it('keeps an empty rung, so that whoever escalates sees the vacancy', () => {
    const organisation = organisationOf([aUnit({ id: 'so' })]);
    expect(escalationChain(organisation, unitId('so'), day('2024-05-06')).map(({ holders }) => holders.length)).toEqual(
      [0, 0, 0, 0],
    );
  });

  it.each(['2024-05-06', '2026-05-06'])('has somebody on every rung for every unit of the sample on %s', (date) => {
    const organisation = twoTierProvince();
    const vacant = organisation
      .unitsOn(day(date))
      .filter(({ id }) => id !== 'ubnd-tinh')
      .flatMap(({ id }) =>
        escalationChain(organisation, id, day(date))
          .filter(({ holders }) => holders.length === 0)
          .map(({ rung }) => `${id} ${rung}`),
      );
    expect(vacant).toEqual([]);
  });
});
