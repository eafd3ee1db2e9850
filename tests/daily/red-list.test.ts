import { expect, it } from 'vitest';
import type { DigestRow } from '#functions/daily/domain/digest-rows.ts';
import type { PlacedRow } from '#functions/daily/domain/digest.ts';
import { redList } from '#functions/daily/domain/red-list.ts';
import { caseIdSchema, taskIdSchema } from '#shared/casework/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';
import { trendWords } from '#shared/ui/components/trend-chart.tsx';

const period = { date: plainDate('2024-06-10'), since: plainDate('2024-06-07') };

const row = (unit: string, lenient: string | null, changes: Partial<DigestRow> = {}): PlacedRow => ({
  source: 'Kế hoạch',
  row: {
    caseId: caseIdSchema.parse('a'),
    taskId: taskIdSchema.parse('b'),
    unit: unitId(unit),
    doer: 'officer',
    committee: null,
    state: 'open',
    due: lenient === null ? null : { strict: plainDate(lenient), lenient: plainDate(lenient) },
    finishedOn: null,
    waitingFor: null,
    title: 'Việc',
    openedOn: null,
    extendedOn: null,
    ...changes,
  },
});

it('the red list puts the unit with most overdue first; of equals the one that has been late the longest', () => {
  const rows = [
    row('so-noi-vu', '2024-06-03'),
    row('so-tu-phap', '2024-06-07'),
    row('so-xay-dung', '2024-06-05'),
    row('so-xay-dung', '2024-06-06'),
    row('so-tu-phap', '2024-06-04'),
  ];
  expect(redList(rows, period)).toEqual([
    { unit: 'so-tu-phap', overdue: 2, oldest: '2024-06-04' },
    { unit: 'so-xay-dung', overdue: 2, oldest: '2024-06-05' },
    { unit: 'so-noi-vu', overdue: 1, oldest: '2024-06-03' },
  ]);
});

it('work due today, done, suspended or without a date makes no unit red', () => {
  const rows = [
    row('so-noi-vu', '2024-06-10'),
    row('so-noi-vu', '2024-06-01', { state: 'done', finishedOn: plainDate('2024-06-08') }),
    row('so-noi-vu', '2024-06-01', { state: 'suspended' }),
    row('so-noi-vu', null, { state: 'continuous' }),
  ];
  expect(redList(rows, period)).toEqual([]);
});

it('a chart says in words what it draws', () => {
  const points = [3, 7, 5].map((value, i) => ({ date: plainDate(`2024-06-0${String(i + 3)}`), value }));
  expect(trendWords(points)).toBe(
    '3 sáng từ 03/06/2024 đến 05/06/2024: thấp nhất 3, cao nhất 7 (04/06/2024), cuối cùng 5.',
  );
  expect(trendWords(points.slice(0, 1))).toBe('1 sáng, 03/06/2024: thấp nhất 3, cao nhất 3 (03/06/2024), cuối cùng 3.');
  expect(trendWords([])).toBe('Chưa có số liệu.');
});
