import { expect, it } from 'vitest';
import { cascadeOf } from '#functions/plan-issue/domain/cascade.ts';
import type { OwnPlan } from '#functions/plan-issue/domain/draft.ts';
import { planCalendar } from '#functions/plan-issue/domain/plan-calendar.ts';
import { caseIdSchema, taskIdSchema, type BoardTask } from '#shared/casework/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';

const TODAY = plainDate('2026-03-11');

const task = (row: string, unit: string, due: string | null, changes: Partial<BoardTask> = {}): BoardTask => ({
  caseId: caseIdSchema.parse(`plan.${row}`),
  taskId: taskIdSchema.parse(`001.${unit}`),
  unit: unitId(unit),
  doer: 'officer',
  committee: null,
  row,
  state: 'open',
  due: due === null ? null : { strict: plainDate(due), lenient: plainDate(due) },
  finishedOn: null,
  waitingFor: null,
  version: 1,
  evidence: null,
  ...changes,
});

const ownPlan = (issuer: string): OwnPlan => ({
  plan: caseIdSchema.parse(`plan-${issuer}`),
  issuer: unitId(issuer),
  title: 'Kế hoạch riêng',
  number: '12/KH',
  date: plainDate('2026-02-10'),
});

it('a plan’s calendar puts each dated task under its month, day and row; what has no date is counted beside', () => {
  const calendar = planCalendar(
    [
      task('0020', 'so-noi-vu', '2026-04-30'),
      task('0010', 'so-noi-vu', '2026-03-10'),
      task('0010', 'so-tu-phap', '2026-03-10', { state: 'done', finishedOn: plainDate('2026-03-09') }),
      task('0030', 'so-tu-phap', null, { state: 'continuous' }),
      task('0040', 'so-tu-phap', '2026-03-10', { state: 'withdrawn' }),
    ],
    TODAY,
  );
  expect(calendar.undated).toBe(1);
  expect(calendar.months.map(({ month }) => month)).toEqual(['2026-03', '2026-04']);
  expect(calendar.months[0]?.days).toEqual([
    { date: '2026-03-10', rows: [{ key: '0010', progress: { all: 2, done: 1, overdue: 1, waiting: 0 } }] },
  ]);
});

it('units that owe their own plan come first, the earliest due on top; an issued plan stands by its unit', () => {
  const units = cascadeOf(
    [
      task('0010', 'so-noi-vu', '2026-03-20'),
      task('0010', 'so-tu-phap', '2026-03-15', { state: 'done', finishedOn: TODAY }),
      task('0010', 'so-xay-dung', '2026-03-15'),
    ],
    [ownPlan('so-tu-phap'), ownPlan('so-tai-chinh')],
  );
  expect(units.map(({ unit, plan }) => [unit, plan?.number ?? null])).toEqual([
    ['so-xay-dung', null],
    ['so-noi-vu', null],
    ['so-tu-phap', '12/KH'],
    ['so-tai-chinh', '12/KH'],
  ]);
});
