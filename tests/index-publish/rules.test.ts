import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf } from '#functions/index-publish/domain/clock.ts';
import { knownScales } from '#functions/index-publish/domain/known-scales.ts';
import { pointsOf } from '#functions/index-publish/domain/losses.ts';
import { monthOf, monthSchema, monthsLater, opensOn } from '#functions/index-publish/domain/month.ts';
import { heirOf, publisherFor, publishersOf } from '#functions/index-publish/domain/publishers.ts';
import { isComplete, lossesOf, rankingsOf, totalOf } from '#functions/index-publish/domain/ranking.ts';
import { fieldOf, readScores, typedOf } from '#functions/index-publish/domain/read-scores.ts';
import { knownRules, publicationDay, rulesOf, type Rules } from '#functions/index-publish/domain/rules.ts';
import { gradeOf, indicatorsOf, scaleOf, scalesSchema, type Scale } from '#functions/index-publish/domain/scale.ts';
import {
  caseIdOf,
  changesBetween,
  correctionCase,
  readCaseId,
  sheetCaseOf,
} from '#functions/index-publish/domain/sheet.ts';
import type { Scores, Step, UnitScores } from '#functions/index-publish/domain/sheet.ts';
import { shippedCalendar } from '#shared/calendar/index.ts';
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';
import { threeTierProvince, twoTierProvince } from '#shared/org/sample/index.ts';

const month = (text: string) => monthSchema.parse(text);
const known = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('not known');
  return value;
};
const scale: Scale = known(scaleOf(knownScales, month('2024-01')));
const indicators = indicatorsOf(scale);
const calendar = shippedCalendar();

describe('the scale of QĐ 766', () => {
  it('has five groups that make 100 points: 18, 20, 22, 22, 18', () => {
    const sums = scale.groups.map((group) => group.indicators.reduce((sum, { max }) => sum + max, 0));
    expect(sums).toEqual([18, 20, 22, 22, 18]);
  });

  it.each([
    [100, 'Xuất sắc'],
    [90, 'Xuất sắc'],
    [89.99, 'Tốt'],
    [80, 'Tốt'],
    [70, 'Khá'],
    [50, 'Trung bình'],
    [49.99, 'Yếu'],
    [0, 'Yếu'],
  ])('calls %d points «%s»', (total, grade) => {
    expect(gradeOf(scale, total)).toBe(grade);
  });

  it('is refused when its points do not make 100, an indicator stands twice, or grades rise', () => {
    const [first, ...groups] = scale.groups;
    const lighter = { ...known(first), indicators: known(first).indicators.slice(1) };
    expect(scalesSchema.safeParse([{ ...scale, groups: [lighter, ...groups] }]).success).toBe(false);
    const twice = { ...known(first), indicators: known(first).indicators.map((each) => ({ ...each, id: 'x' })) };
    expect(scalesSchema.safeParse([{ ...scale, groups: [twice, ...groups] }]).success).toBe(false);
    expect(scalesSchema.safeParse([{ ...scale, grades: scale.grades.toReversed() }]).success).toBe(false);
  });

  it('is not known before it was made', () => {
    expect(scaleOf(knownScales, month('2022-05'))).toBeUndefined();
  });
});

describe('by when', () => {
  const dueIn = (of: string, line: string, step: Step, asked = opensOn(month(of))) => {
    const rules: Rules = known(rulesOf(knownRules, month(of)));
    const found = known(rules.lines.find(({ id }) => id === line));
    return clockOf(step, { sheet: { month: month(of), correction: null }, line: found, rules, asked, calendar }).due;
  };

  // «Trước ngày 10»: overdue after the 10th, warned by the working day before it.
  it.each([
    // Tuesday 10/3: warned by Monday 9/3; scores two working days before that, Thursday 5/3.
    ['2026-02', 'so', '2026-03-09', '2026-03-10', '2026-03-05'],
    // Saturday 10/10 stays: no rule of law moves a fixed date. Warned by Friday 9/10, scores by Wednesday 7/10.
    ['2026-09', 'so', '2026-10-09', '2026-10-10', '2026-10-07'],
    // Sunday 15/11 stays; Friday 13/11, scores by Wednesday 11/11.
    ['2026-10', 'xa', '2026-11-13', '2026-11-15', '2026-11-11'],
    // Sunday 15/2/2026, the day before Tết: Friday 13/2, scores by Wednesday 11/2.
    ['2026-01', 'xa', '2026-02-13', '2026-02-15', '2026-02-11'],
    // Saturday 10/1/2026 is a make-up working day, but «trước ngày 10» aims at Friday 9/1; scores by Wednesday 7/1.
    ['2025-12', 'so', '2026-01-09', '2026-01-10', '2026-01-07'],
    // Three tiers, at Tết 2024: both lines aim at Wednesday 7/2.
    ['2024-01', 'so-huyen', '2024-02-07', '2024-02-10', '2024-02-05'],
    ['2024-01', 'xa', '2024-02-07', '2024-02-15', '2024-02-05'],
  ])('results of %s, %s: warned %s, overdue after %s, scores by %s', (of, line, strict, lenient, scores) => {
    expect(dueIn(of, line, 'approval')).toEqual({ strict, lenient });
    expect(dueIn(of, line, 'scores').lenient).toBe(scores);
  });

  it('who is asked late still has a working day', () => {
    expect(dueIn('2026-02', 'so', 'scores', plainDate('2026-03-06')).lenient).toBe('2026-03-09');
    // Friday 13/3 is after the day: Monday 16/3.
    expect(dueIn('2026-02', 'so', 'approval', plainDate('2026-03-13')).lenient).toBe('2026-03-16');
  });

  it('a correction has three working days for its scores and two for approval, from when it is asked for', () => {
    const rules = known(rulesOf(knownRules, month('2026-02')));
    const correction = { number: 1, reason: 'Sai' };
    const terms = { sheet: { month: month('2026-02'), correction }, line: known(rules.lines[0]), rules, calendar };
    const asked = plainDate('2026-04-28');
    // Wed 29/4; 30/4 and 1/5 are days off; Mon 4/5; Tue 5/5.
    expect(clockOf('scores', { ...terms, asked }).due.lenient).toBe('2026-05-05');
    expect(clockOf('approval', { ...terms, asked }).due.lenient).toBe('2026-05-04');
  });

  it('is the day of the month after the one that is scored, also at the end of the year', () => {
    expect(publicationDay(month('2025-12'), 10)).toBe('2026-01-10');
    fc.assert(
      fc.property(fc.integer({ min: -200, max: 200 }), (n) => {
        const from = month('2024-06');
        expect(monthsLater(monthsLater(from, n), -n)).toBe(from);
        expect(monthOf(opensOn(monthsLater(from, n)))).toBe(monthsLater(from, n + 1));
      }),
    );
  });
});

describe('who publishes whose results', () => {
  it('in three tiers the province those of departments and districts, each district those of its communes', () => {
    const publishers = publishersOf(threeTierProvince(), knownRules, month('2024-01'));
    const [province, ...districts] = publishers;
    expect(known(province)).toMatchObject({ line: { id: 'so-huyen', day: 10 }, office: 'van-phong-ubnd-tinh' });
    expect(known(province).scored).toHaveLength(20 + 18);
    expect(districts).toHaveLength(18);
    expect(districts.flatMap(({ scored }) => scored)).toHaveLength(241);
    expect(known(districts[0])).toMatchObject({ line: { id: 'xa', day: 15 }, office: 'ubnd-quan-huyen-1-1' });
  });

  it('in two tiers the province both, on sheets of their own; nobody publishes for a district', () => {
    const publishers = publishersOf(twoTierProvince(), knownRules, month('2026-02'));
    expect(publishers.map(({ line, unit, scored }) => [line.id, unit.id, scored.length])).toEqual([
      ['so', 'ubnd-tinh', 14],
      ['xa', 'ubnd-tinh', 94],
    ]);
  });

  it('after the reform of 1/7/2025 the province publishes what the old communes did in June', () => {
    const organisation = twoTierProvince();
    const publishers = publishersOf(organisation, knownRules, month('2025-06'));
    expect(publishers.map(({ line, scored }) => [line.id, scored.length])).toEqual([
      ['so', 14],
      ['xa', 241],
    ]);
    const commune = known(organisation.unit(unitId('ubnd-xa-1')));
    expect(publisherFor(organisation, knownRules, month('2025-05'), commune)?.publisher).toBe('ubnd-quan-huyen-1');
    expect(publisherFor(organisation, knownRules, month('2025-06'), commune)?.publisher).toBe('ubnd-tinh');
  });
});

describe('a sheet that a reform finds open', () => {
  it('is the default successor’s, who is given its open tasks too; a unit that is there keeps its own', () => {
    const organisation = twoTierProvince();
    const district = unitId('ubnd-quan-huyen-1');
    expect(heirOf(organisation, district, plainDate('2025-06-30'))).toBe(district);
    const [heir] = known(organisation.unit(district)).successors;
    expect(heirOf(organisation, district, plainDate('2025-07-01'))).toBe(heir);
    expect(heirOf(organisation, unitId('ubnd-tinh'), plainDate('2026-03-02'))).toBe('ubnd-tinh');
  });
});

describe('points', () => {
  const units = threeTierProvince().units.filter(({ classes, tier }) =>
    classes.some(({ kind }) => kind === 'departments' && tier === 'province'),
  );
  const ids = units.map(({ id }) => id);
  const aRow = fc.tuple(...indicators.map(({ max }) => fc.integer({ min: 0, max: max * 100 }).map((n) => n / 100)));
  const scoresOf = (points: readonly number[]): UnitScores =>
    Object.fromEntries(indicators.map(({ id }, i) => [id, points[i] ?? 0]));
  const line = known(known(rulesOf(knownRules, month('2024-01'))).lines[0]);
  const someScores = fc
    .array(aRow, { minLength: 2, maxLength: ids.length })
    .map((rows): Scores => Object.fromEntries(rows.map((row, i) => [ids[i] ?? '', scoresOf(row)])));

  it('what is typed is read back as it was kept', () => {
    fc.assert(
      fc.property(someScores, (scores) => {
        const scored = ids.filter((id) => scores[id] !== undefined);
        expect(readScores(scale, scored, typedOf(scale, scored, scores))).toEqual({ ok: true, value: scores });
      }),
    );
  });

  it('points and losses make 100, to the hundredth; groups make the total', () => {
    fc.assert(
      fc.property(aRow, (points) => {
        const scores = scoresOf(points);
        const lost = lossesOf(scale, scores).reduce((sum, loss) => sum + Math.round(loss.lost * 100), 0);
        expect(Math.round(totalOf(scale, scores) * 100) + lost).toBe(10_000);
      }),
    );
  });

  it('nobody with fewer points stands before one with more; equals share a rank, and the next one counts all before', () => {
    fc.assert(
      fc.property(someScores, (scores) => {
        const [ranking] = rankingsOf(scale, line, units, scores);
        const { ranked, incomplete } = known(ranking);
        expect(ranked.length + incomplete.length).toBe(units.length);
        for (const one of ranked) expect(one.rank).toBe(1 + ranked.filter((other) => other.total > one.total).length);
        expect(ranked.map(({ rank }) => rank)).toEqual(ranked.map(({ rank }) => rank).sort((a, b) => a - b));
      }),
    );
  });

  it('a unit with a score missing is not ranked', () => {
    const scores = { ...scoresOf([]) };
    const some = Object.fromEntries(Object.entries(scores).slice(1));
    expect([isComplete(scale, scores), isComplete(scale, some), isComplete(scale, undefined)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each([
    ['mười', 'không phải là số'],
    ['-0,5', 'là số âm'],
    ['4,01', 'vượt điểm tối đa 4'],
    ['1,005', 'quá hai chữ số'],
    ['1.5', 'dấu chấm sai chỗ'],
    ['1e9', 'không phải là số'],
  ])('«%s» is refused: %s', (typed, why) => {
    const [first] = indicators;
    const so = unitId('so-xay-dung');
    const read = readScores(scale, [so], { [fieldOf(so, known(first))]: typed });
    expect(read).toMatchObject({ ok: false, error: [{ unit: so, field: fieldOf(so, known(first)) }] });
    expect(read.ok ? '' : known(read.error[0]).message).toContain(why);
  });

  it('an empty field is a score not entered yet', () => {
    const so = unitId('so-xay-dung');
    expect(readScores(scale, [so], {})).toEqual({ ok: true, value: { [so]: {} } });
  });

  it('the system’s share is on time ÷ all × most, to the hundredth; without a case nothing is known', () => {
    const pakn = known(indicators.find(({ system }) => system === 'pakn-handled'));
    const figure = (onTime: number, late: number) => [{ figure: 'pakn-handled' as const, onTime, late, tasks: [] }];
    expect(pointsOf(pakn, figure(3, 1))).toBe(4.5);
    expect(pointsOf(pakn, figure(1, 2))).toBe(2);
    expect(pointsOf(pakn, figure(0, 5))).toBe(0);
    expect(pointsOf(pakn, figure(2, 5))).toBe(1.71);
    expect(pointsOf(pakn, figure(0, 0))).toBeUndefined();
    expect(pointsOf(pakn, undefined)).toBeUndefined();
    expect(formatNumber(known(pointsOf(pakn, figure(2, 5))))).toBe('1,71');
  });

  it('a correction names exactly the scores that differ', () => {
    fc.assert(
      fc.property(someScores, someScores, (before, after) => {
        const changes = changesBetween(before, after);
        for (const { unit, indicator, before: was, after: is } of changes) {
          expect(before[unit]?.[indicator] ?? null).toBe(was);
          expect(after[unit]?.[indicator]).toBe(is);
          expect(was).not.toBe(is);
        }
        expect(changesBetween(after, after)).toEqual([]);
      }),
    );
  });
});

describe('the case of a sheet', () => {
  it('says its month, names an execution, and is not mistaken', () => {
    const long = unitId('u'.repeat(80));
    const caseId = caseIdOf(month('2024-01'), 'so-huyen', long);
    expect(caseId.length).toBeLessThanOrEqual(74);
    expect(readCaseId(caseId)).toEqual({ caseId, month: '2024-01' });
    expect(sheetCaseOf(correctionCase(caseId, 12))).toBe(caseId);
    for (const wrong of ['', 'index-publish-2024-13-xa-0123456789abcdef', `${caseId}-dc1`, `${caseId}x`, 'pakn-1'])
      expect(readCaseId(wrong)).toBeUndefined();
  });
});
