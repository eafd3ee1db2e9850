/** The rule of Quảng Nam's appendix, periods with their locks, and how a unit stands on a morning. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedCalendar } from '#shared/calendar/index.ts';
import { addDays, instantOf, plainDate } from '#shared/kernel/civil-date.ts';
import { allot, askedOn, isOpenOn, lockDate, readFigure, targetRules } from '#shared/targets/index.ts';
import { periodName, periodsOf } from '#shared/targets/period.ts';
import { standingOf, type Figure } from '#shared/targets/standing.ts';

const RULES = targetRules.initial;
const atLeast = (value: number) => ({ op: '>=', value, unit: '%' }) as const;

describe('a unit’s target from the one given from above and its result of the year before', () => {
  it.each([
    [80, 72.5, 80, 80],
    [80, 80, 80, 90],
    [80, 85, 85, 95],
    [45, 44.99, 45, 45],
    [90, 96, 96, 100],
    [100, 100, 100, 100],
    [100, 97, 100, 100],
  ])('of %d%%, last year %d%%: %d%% to reach, %d%% to aim for', (central, last, assigned, aim) => {
    expect(allot(atLeast(central), last, RULES)).toEqual({ assigned, aim });
  });

  it('ten per cent more of 85 are 95 in points, 93,5 as a part of it', () => {
    const relative = { ...RULES, increase: { amount: 10, as: 'relative' as const } };
    expect(allot(atLeast(80), 85, relative).aim).toBe(93.5);
  });

  it('without last year’s result it is the central target, or nothing until somebody says it', () => {
    expect(allot(atLeast(50), null, RULES)).toEqual({ assigned: 50, aim: 50 });
    expect(allot(atLeast(50), null, { ...RULES, noBaseline: 'ask' })).toEqual({ assigned: null, aim: null });
  });

  it('a share that ought to stay low, and a target that prints no number, are given on as they are', () => {
    expect(allot({ op: '<=', value: 5, unit: '%' }, 2, RULES)).toEqual({ assigned: 5, aim: 5 });
    expect(allot({ op: '>=', value: null, unit: '%' }, 70, RULES)).toEqual({ assigned: null, aim: null });
  });

  it('never below the central target, never above the cap, aim at least what is assigned, more never gives less', () => {
    const share = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
    const rules = fc.record({
      increase: fc.record({ amount: share, as: fc.constantFrom('points' as const, 'relative' as const) }),
      cap: fc.constant(100),
      noBaseline: fc.constant('central' as const),
    });
    fc.assert(
      fc.property(share, share, share, rules, (central, one, other, given) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        const [less, more] = [allot(atLeast(central), low, given), allot(atLeast(central), high, given)];
        for (const { assigned, aim } of [less, more]) {
          expect(assigned).toBeGreaterThanOrEqual(central);
          expect(assigned).toBeLessThanOrEqual(100);
          expect(aim ?? -1).toBeGreaterThanOrEqual(assigned ?? 0);
          expect(aim).toBeLessThanOrEqual(100);
        }
        expect(more.assigned ?? 0).toBeGreaterThanOrEqual(less.assigned ?? 0);
        expect(more.aim ?? 0).toBeGreaterThanOrEqual(less.aim ?? 0);
        if (low < central) expect(less).toEqual({ assigned: central, aim: central });
        if (high >= central) expect(more.assigned).toBe(high);
      }),
    );
  });
});

describe('periods', () => {
  const quarters = periodsOf('quarter', 2024, 2024);

  it('a quarter is asked for from the day after its end', () => {
    expect(askedOn(quarters, plainDate('2024-03-31'))).toBeUndefined();
    expect(askedOn(quarters, plainDate('2024-04-01'))?.id).toBe('2024-Q1');
    expect(askedOn(quarters, plainDate('2025-01-01'))?.id).toBe('2024-Q4');
  });

  it('it is locked fifteen working days after its end, holidays not counted', () => {
    const calendar = shippedCalendar();
    const [first] = quarters;
    if (first === undefined) throw new Error('no quarter');
    // 1–5, 8–12 and 15–17 April are thirteen; Thursday 18 April 2024 is Giỗ Tổ; 19 and 22 April make fifteen.
    expect(lockDate(first, 15, calendar)).toBe('2024-04-22');
    expect(isOpenOn(first, plainDate('2024-04-22'), 15, calendar)).toBe(true);
    expect(isOpenOn(first, plainDate('2024-04-23'), 15, calendar)).toBe(false);
    expect(isOpenOn(first, plainDate('2023-12-31'), 15, calendar)).toBe(false);
  });

  it('they cover every day of their years once, in order', () => {
    for (const kind of ['month', 'quarter'] as const) {
      const periods = periodsOf(kind, 2023, 2024);
      expect(periods[0]?.from).toBe('2023-01-01');
      expect(periods.at(-1)?.to).toBe('2024-12-31');
      for (const [place, { from, id }] of periods.slice(1).entries()) {
        expect(addDays(periods[place]?.to ?? from, 1)).toBe(from);
        expect(id > (periods[place]?.id ?? '')).toBe(true);
      }
    }
  });

  it('people call them «Quý III/2024» and «Tháng 7/2024»', () => {
    expect(periodName('2024-Q3')).toBe('Quý III/2024');
    expect(periodName('2024-07')).toBe('Tháng 7/2024');
  });
});

describe('how a unit stands', () => {
  const quarters = periodsOf('quarter', 2024, 2024);
  const goal = { op: '>=', assigned: 50, aim: 60 } as const;
  const at = (date: string, hour = 0) => instantOf(plainDate(date), hour);
  const morning = (date: string) => ({ date: plainDate(date), at: at(date) });
  const entered = (period: string, value: number | null, on: string): Figure => ({ period, value, at: at(on, 9) });

  it('while the first period runs nothing is asked for; from its end on a missing figure is told', () => {
    expect(standingOf(goal, [], quarters, morning('2024-03-31')).status).toBe('not-due');
    expect(standingOf(goal, [], quarters, morning('2024-04-01')).status).toBe('unmeasured');
  });

  it('a figure of the period asked for decides; that of an earlier one does not', () => {
    const figures = [entered('2024-Q1', 55, '2024-04-02')];
    expect(standingOf(goal, figures, quarters, morning('2024-04-03'))).toMatchObject({ status: 'met', value: 55 });
    expect(standingOf(goal, figures, quarters, morning('2024-07-01')).status).toBe('unmeasured');
  });

  it('a later figure of the same period stands, one taken back is none, one of the running period counts at once', () => {
    const figures = [entered('2024-Q1', 55, '2024-04-02'), entered('2024-Q1', 45, '2024-04-03')];
    expect(standingOf(goal, figures, quarters, morning('2024-04-04')).status).toBe('missed');
    const back = [...figures, entered('2024-Q1', null, '2024-04-04')];
    expect(standingOf(goal, back, quarters, morning('2024-04-05')).status).toBe('unmeasured');
    const early = [...back, entered('2024-Q2', 61, '2024-04-05')];
    expect(standingOf(goal, early, quarters, morning('2024-04-06'))).toMatchObject({ status: 'met', reachesAim: true });
  });

  it('a past morning is told as it was: what was entered on the day itself is not known to it', () => {
    const figures = [entered('2024-Q1', 55, '2024-04-02')];
    expect(standingOf(goal, figures, quarters, morning('2024-04-02')).status).toBe('unmeasured');
  });

  it('nobody has said what to reach: that is told, whatever was measured', () => {
    const open = { op: '>=', assigned: null, aim: null } as const;
    expect(standingOf(open, [entered('2024-Q1', 99, '2024-04-02')], quarters, morning('2024-05-01')).status).toBe(
      'unallotted',
    );
  });
});

describe('figures as they are typed', () => {
  it.each([
    ['87,5', 87.5],
    ['87.5 %', 87.5],
    [' 100 ', 100],
    ['0', 0],
    ['', null],
  ])('«%s» is %s', (typed, value) => {
    expect(readFigure(typed, '%')).toEqual({ ok: true, value });
  });

  it.each([
    ['tám mươi', 'không phải là số'],
    ['8O', 'không phải là số'],
    ['-5', 'số âm'],
    ['−5', 'số âm'],
    ['100,01', 'lớn hơn 100%'],
    ['9'.repeat(500), 'không phải là số'],
    ['1e3', 'không phải là số'],
    ['1.000,5', 'không phải là số'],
  ])('«%s» is refused in words', (typed, words) => {
    const read = readFigure(typed, '%');
    expect(read.ok ? '' : read.error).toContain(words);
  });

  it('a count of dossiers may be more than a hundred', () => {
    expect(readFigure('1250', 'hồ sơ')).toEqual({ ok: true, value: 1250 });
  });
});
