import { describe, expect, it } from 'vitest';
import { fanOutRows, ownerlessOf } from '#functions/plan-issue/domain/preview.ts';
import { rehearse } from '#functions/plan-issue/domain/rehearsal.ts';
import { planRowSchema, type PlanRow } from '#functions/plan-issue/domain/row.ts';
import { shippedCalendar } from '#shared/calendar/index.ts';
import { defaultPolicy } from '#shared/calendar/counting.ts';
import { planTermsSchema } from '#shared/obligations/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { twoTierProvince } from '#shared/org/sample/index.ts';

const ISSUED = plainDate('2026-01-05');
const organisation = twoTierProvince();
const calendar = shippedCalendar();

let rows = 0;
const row = (lead: readonly string[], date: string): PlanRow => {
  rows += 1;
  return planRowSchema.parse({
    content: {
      key: String(rows).padStart(4, '0'),
      revision: 1,
      section: null,
      no: String(rows),
      title: `Nhiệm vụ ${String(rows)}`,
      lead,
      coordinating: [],
      phrase: `Chậm nhất ngày ${date}`,
      deadline: { kind: 'ABS_ON_OR_BEFORE', date },
      product: null,
      assigned: [],
      ownPlan: false,
      measure: null,
    },
    id: String(rows),
    isGroup: false,
    source: null,
    needsReview: false,
    reasons: [],
    accepted: false,
    gone: false,
    change: null,
    history: [],
  });
};

const terms = planTermsSchema.parse({
  plan: '19b7d2f5c00-0000000000',
  year: 2026,
  throughYear: 2026,
  issued: ISSUED,
  issuer: 'ubnd-tinh',
  office: 'van-phong-ubnd-tinh',
  policy: defaultPolicy,
  ladder: 'default',
  checkIn: 'quarter',
});

const fanned = (plan: readonly PlanRow[]) => fanOutRows(plan, terms, { organisation, calendar, today: ISSUED });
const rehearsed = (plan: readonly PlanRow[], manyAWeek = 5) => rehearse(fanned(plan), calendar, { manyAWeek });

describe('a plan’s year, played through before it is signed', () => {
  it('counts what falls due in each week, the empty ones between too, and the working days it leaves', () => {
    const { weeks } = rehearsed([
      row(['Sở Tư pháp'], '2026-02-12'),
      row(['Sở Tư pháp'], '2026-02-13'),
      row(['Sở Nội vụ'], '2026-02-27'),
    ]);
    expect(weeks).toEqual([
      { monday: '2026-02-09', tasks: 2, units: 1, workingDays: 5 },
      // The week of Tết.
      { monday: '2026-02-16', tasks: 0, units: 0, workingDays: 0 },
      { monday: '2026-02-23', tasks: 1, units: 1, workingDays: 5 },
    ]);
  });

  it('names a date on a day off, and one so close behind Tết that there was no time to work', () => {
    const { collisions } = rehearsed([
      row(['Sở Tư pháp'], '2026-02-17'),
      row(['Sở Tư pháp'], '2026-02-24'),
      row(['Sở Tư pháp'], '2026-02-25'),
      row(['Sở Tư pháp'], '2026-03-16'),
    ]);
    expect(collisions.map(({ kind, date }) => [kind, date])).toEqual([
      ['off', '2026-02-17'],
      ['after-break', '2026-02-24'],
    ]);
    expect(collisions.every(({ why }) => why.includes('Tết'))).toBe(true);
  });

  it('an ordinary Monday is no day behind a break', () => {
    expect(rehearsed([row(['Sở Tư pháp'], '2026-03-09')]).collisions).toEqual([]);
  });

  it('names a unit with too much in one week, the fullest first; the limit is the administrator’s', () => {
    const plan = [
      ...['2026-03-02', '2026-03-04', '2026-03-08'].map((date) => row(['Sở Tư pháp'], date)),
      ...['2026-03-09', '2026-03-10'].map((date) => row(['Sở Nội vụ'], date)),
    ];
    expect(rehearsed(plan, 2).crowded).toEqual([
      { unit: 'so-tu-phap', monday: '2026-03-02', tasks: 3 },
      { unit: 'so-noi-vu', monday: '2026-03-09', tasks: 2 },
    ]);
    expect(rehearsed(plan, 4).crowded).toEqual([]);
  });

  it('a row whose words mean nobody is one that nobody owns', () => {
    const plan = [row([], '2026-03-02'), row(['Sở Tư pháp'], '2026-03-02')];
    expect(ownerlessOf(fanned(plan)).map(({ content }) => content.lead)).toEqual([[]]);
  });
});
