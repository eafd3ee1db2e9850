/** The charts of a rehearsal's page, and what it says of a rehearsal that went wrong. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barChart, columnChart, roundTop } from '#infra/local/rehearse/report/page/charts.ts';
import { reportPage } from '#infra/local/rehearse/report/page/page.ts';
import type { Report } from '#infra/local/rehearse/report/report.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';

/** A quiet fortnight, in which one rule was broken and another saw nothing. */
const WRONG: Report = {
  ...{ from: plainDate('2024-03-25'), to: plainDate('2024-04-07'), days: 14 },
  ...{ units: 3, behaviour: 'slow', seed: 'a<b' },
  outcomes: { pakn: { 'done on time': 3, overdue: 1 }, obligation: { planned: 5 } },
  rungs: [
    { offset: -3, count: 2 },
    { offset: 0, count: 1 },
  ],
  mailsByDay: { '2024-04-01': 12 },
  onTime: [],
  weeks: [],
  neverFired: [{ kind: 'event', name: 'task-withdrawn' }],
  invariants: [
    { name: 'the digest is the ledger', checked: 2, broken: ['digest of <Sở Y tế> on 2024-04-01: 3, not 4'] },
    { name: 'each rung fires once, on its day', checked: 0, broken: [] },
  ],
  requests: { count: 20, refused: 1 },
  faults: ['2024-03-26: /viec answered 500'],
  mails: 12,
  stateTransitions: {},
  ...{ tableCalls: 9, accessPatterns: { 'GetItem CASE# TASK#': { calls: 9, units: 9 } } },
  bill: {
    ...{ region: 'ap-southeast-1', asOf: '2025-06', usage: { SES: 0.0012 }, usageTotal: 0.0012 },
    byProcess: { pakn: { usd: 0.0012, transitions: 4, cases: 2, usdPerCase: 0.0006 } },
    ...{ fixed: { Alarms: 12 }, fixedTotal: 12 },
  },
  endState: { items: 40, fingerprint: '0'.repeat(64) },
  ...{ wallSeconds: 1.2, checkSeconds: 0.1, peakMemoryMb: 300 },
};

const ticksOf = (page: string): string[] =>
  [...page.matchAll(/<span style="left:([\d.]+)%">(T\d+)<\/span>/gu)].map(
    ([, left = '', month = '']) => `${month} ${left}`,
  );

describe('the page of a rehearsal that went wrong', () => {
  it('says so first, then what is wrong, line by line, and escapes what it quotes', async () => {
    const page = await reportPage(WRONG);
    expect(page).toContain('1 quy tắc bị sai, 1 lỗi gặp phải');
    expect(page).toContain('digest of &lt;Sở Y tế&gt; on 2024-04-01: 3, not 4');
    expect(page).toContain('2024-03-26: /viec answered 500');
    expect(page).toContain('số gieo ngẫu nhiên «a&lt;b»');
  });

  it('tells a rule that looked at nothing from one that held', async () => {
    expect(await reportPage(WRONG)).toMatch(/Mỗi bậc nhắc chạy một lần, đúng ngày<[^«]*chưa có gì để xem/u);
  });

  it('marks where a month of its span begins, below the weeks and below the days', async () => {
    const weeks = ['2024-03-25', '2024-04-01'].map((from) => ({ from: plainDate(from), due: 2, done: 1 }));
    expect(ticksOf(await reportPage({ ...WRONG, weeks }))).toEqual(['T4 50.00', 'T4 50.00']);
  });

  it('does not mark a month that begins after its last day, in a week of it', async () => {
    const span = { from: plainDate('2024-04-22'), to: plainDate('2024-04-30') };
    const weeks = ['2024-04-22', '2024-04-29'].map((from) => ({ from: plainDate(from), due: 2, done: 1 }));
    expect(ticksOf(await reportPage({ ...WRONG, ...span, weeks }))).toEqual([]);
  });
});

describe('charts', () => {
  it('end at an even number that is not far above the highest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1_000_000 }), (most) => {
        const top = roundTop(most);
        expect(top % 2).toBe(0);
        expect(top).toBeGreaterThanOrEqual(most);
        expect(top).toBeLessThanOrEqual(most * 2);
      }),
    );
  });

  it('draw a bar in proportion to the longest, and nothing for nought', async () => {
    const bars = [
      { name: 'Dài', values: [30, 10] },
      { name: 'Ngắn', values: [10, 0] },
    ];
    const series = [
      { name: 'đúng', tone: 'good' },
      { name: 'muộn', tone: 'late' },
    ] as const;
    const chart = String(await barChart({ title: 'Việc', bars, series }));
    expect([...chart.matchAll(/width:([\d.]+)%/gu)].map(([, width]) => width)).toEqual(['75.00', '25.00', '25.00']);
    expect(chart).toContain('>40<');
  });

  it('stand on nothing when there is nothing', async () => {
    const chart = String(await columnChart({ title: 'Thư', columns: [{ label: 'a', values: [0] }], says: '0 thư.' }));
    expect(chart).toContain('height="0"');
    expect(chart).not.toMatch(/NaN|Infinity/u);
  });
});
