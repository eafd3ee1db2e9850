import { describe, expect, it } from 'vitest';
import { dueOf } from '#functions/quarterly-report/domain/due.ts';
import { knownRegimes } from '#functions/quarterly-report/domain/known-regimes.ts';
import {
  idOfPeriod,
  headingOfPeriod,
  nameOfPeriod,
  PARTS,
  periodIdSchema,
  periodOf,
} from '#functions/quarterly-report/domain/period.ts';
import {
  carriedPeriods,
  completeFrom,
  lastDayOf,
  laterPeriods,
  previousPeriod,
  regimeOf,
  regimesSchema,
  windowOf,
  type Regime,
} from '#functions/quarterly-report/domain/regime.ts';
import { periodsWithin } from '#functions/quarterly-report/domain/carry-over.ts';
import { reportersOf } from '#functions/quarterly-report/domain/reporters.ts';
import { shippedCalendar } from '#shared/calendar/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { threeTierProvince, twoTierProvince } from '#shared/org/sample/index.ts';

const calendar = shippedCalendar();
const period = (id: string) => periodOf(periodIdSchema.parse(id));
const regimeFor = (id: string): Regime => regimeOf(knownRegimes, period(id));
const lineOf = (regime: Regime, tier: string, kind = 'committees') => {
  const line = regime.lines.find(({ who }) => who.tier === tier && who.kind === kind);
  if (line === undefined) throw new Error(`nobody of ${tier} reports`);
  return line;
};

describe('a reporting period', () => {
  it('is a quarter or the year, which stands in for the fourth', () => {
    expect(PARTS.map((part) => headingOfPeriod({ year: 2024, part }))).toEqual([
      'Quý I năm 2024',
      'Quý II năm 2024',
      'Quý III năm 2024',
      'Năm 2024',
    ]);
    expect(PARTS.map((part) => nameOfPeriod({ year: 2024, part })).at(-1)).toBe('năm 2024');
    expect(periodIdSchema.safeParse('2024-q4').success).toBe(false);
    expect(idOfPeriod(period('2024-year'))).toBe('2024-year');
  });

  it.each([
    ['2024-q1', '2023-12-15', '2024-03-14'],
    ['2024-q2', '2024-03-15', '2024-06-14'],
    ['2024-q3', '2024-06-15', '2024-09-14'],
    ['2024-year', '2023-12-15', '2024-12-14'],
  ])('%s holds the figures from %s to %s', (id, from, to) => {
    expect(windowOf(regimeFor(id), period(id))).toEqual({ from, to });
    expect(completeFrom(regimeFor(id), period(id)) > to).toBe(true);
  });

  it('carries over what the one before it left; the first quarter what the year left', () => {
    const previous = (id: string) => idOfPeriod(previousPeriod(regimeFor(id), period(id)));
    expect(['2024-q1', '2024-q2', '2024-q3', '2024-year'].map(previous)).toEqual([
      '2023-year',
      '2024-q1',
      '2024-q2',
      '2023-year',
    ]);
  });

  it('takes late figures of the one before, and of what that one took; the year covers its quarters itself', () => {
    const carried = (id: string) => carriedPeriods(knownRegimes, period(id)).map(idOfPeriod);
    expect(carried('2024-q3')).toEqual(['2023-year', '2024-q1', '2024-q2']);
    expect(carried('2025-q1')).toEqual(['2024-year']);
    expect(carried('2024-year')).toEqual([]);
    expect(carried('2020-q1')).toEqual([]);
    expect(laterPeriods(knownRegimes, period('2024-year')).map(idOfPeriod)).toEqual(['2025-q1', '2025-q2', '2025-q3']);
    expect(periodsWithin(regimeFor('2024-year'), period('2024-year')).map(idOfPeriod)).toEqual([
      '2024-q1',
      '2024-q2',
      '2024-q3',
    ]);
  });

  it('before the first regime is refused', () => {
    expect(() => regimeFor('2019-q1')).toThrow(RangeError);
  });
});

describe('the day a report is due', () => {
  it('is the 17th for communes, the 19th for departments and districts, the 22nd for the province', () => {
    const regime = regimeFor('2024-year');
    const days = [
      lineOf(regime, 'commune'),
      lineOf(regime, 'province', 'departments'),
      lineOf(regime, 'district'),
      lineOf(regime, 'province'),
    ].map((line) => lastDayOf(regime, period('2024-year'), line));
    expect(days).toEqual(['2024-12-17', '2024-12-19', '2024-12-19', '2024-12-22']);
  });

  it('has no rung for districts from 01/7/2025', () => {
    expect(regimeFor('2025-q2').lines).toHaveLength(4);
    expect(regimeFor('2025-q3').lines.map(({ who, day }) => [who.tier, day])).toEqual([
      ['commune', 17],
      ['province', 19],
      ['province', 22],
    ]);
  });

  it('that is a Sunday stays, and the warnings count back from the Friday before (17/3/2024)', () => {
    const regime = regimeFor('2024-q1');
    const { due, dayOff, derivation } = dueOf(calendar, regime, period('2024-q1'), lineOf(regime, 'commune'));
    expect(due).toEqual({ strict: '2024-03-15', lenient: '2024-03-17' });
    expect(dayOff).toBe('Chủ nhật');
    expect(derivation.join(' ')).toContain('nên xong trước ngày nghỉ, trong 15/03/2024');
  });

  it('moves off a day off where the regime says so', () => {
    const moved = (onDayOff: Regime['onDayOff']) => {
      const regime = { ...regimeFor('2024-q1'), onDayOff };
      return dueOf(calendar, regime, period('2024-q1'), lineOf(regime, 'commune')).due;
    };
    expect(moved('forward')).toEqual({ strict: '2024-03-15', lenient: '2024-03-18' });
    expect(moved('backward')).toEqual({ strict: '2024-03-15', lenient: '2024-03-15' });
  });

  it.each([
    [2024, ['17/03', '22/06', '22/09', '22/12']],
    [2025, ['22/03', '22/06']],
    [2026, ['22/03', '19/09', '19/12']],
    [2027, ['19/06', '19/09', '19/12']],
  ])('falls on a day off in %i on %j, as opening the year says', (year, expected) => {
    const days = PARTS.flatMap((part) => {
      const regime = regimeOf(knownRegimes, { year, part });
      return regime.lines.map((line) => dueOf(calendar, regime, { year, part }, line));
    }).filter(({ dayOff }) => dayOff !== null);
    expect([...new Set(days.map(({ nominal }) => formatDate(nominal).slice(0, 5)))]).toEqual(expected);
  });
});

describe('who reports', () => {
  const reporters = (organisation: ReturnType<typeof threeTierProvince>, id: string) =>
    reportersOf({ organisation, calendar, regime: regimeFor(id), period: period(id) });

  it('in 2024: 241 communes to their districts, 20 departments and 18 districts to the province, which reports too', () => {
    const all = reporters(threeTierProvince(), '2024-year');
    const receivers = (tier: string) =>
      new Set(all.filter(({ unit }) => unit.tier === tier).map(({ receiver }) => receiver));
    expect(all).toHaveLength(241 + 20 + 18 + 1);
    expect(receivers('commune').size).toBe(18);
    expect([...receivers('district')]).toEqual(['ubnd-tinh']);
    expect([...receivers('province')]).toEqual(['ubnd-tinh', null]);
    expect(all.every((reporter) => reporter.opensOn === '2024-12-01')).toBe(true);
  });

  it('in 2026: 94 communes and the departments to the province, nobody to a district', () => {
    const all = reporters(twoTierProvince(), '2026-q1');
    expect(all.filter(({ unit }) => unit.tier === 'commune')).toHaveLength(94);
    expect(new Set(all.map(({ receiver }) => receiver))).toEqual(new Set(['ubnd-tinh', null]));
  });
});

it('regimes stand by rising first day', () => {
  expect(regimesSchema.safeParse([...knownRegimes].reverse()).success).toBe(false);
});
