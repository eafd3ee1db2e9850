import fc from 'fast-check';
import { expect, it } from 'vitest';
import { heatMap, isDueInWeek, mondayOf, shadeOf, weeksFrom } from '#functions/daily/domain/heat-map.ts';
import { onTimeOf, percentOnTime } from '#functions/daily/domain/on-time.ts';
import type { BoardTask } from '#shared/casework/index.ts';
import { addDays, plainDate, weekday } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';

type Row = Pick<BoardTask, 'unit' | 'state' | 'due' | 'finishedOn'>;

/** A Wednesday. */
const TODAY = plainDate('2026-03-11');

const row = (unit: string, due: string | null, changes: Partial<Row> = {}): Row => ({
  unit: unitId(unit),
  state: 'open',
  due: due === null ? null : { strict: plainDate(due), lenient: plainDate(due) },
  finishedOn: null,
  ...changes,
});

it('weeks begin on Monday; of this week only what is left counts, what is late stands by itself', () => {
  expect(mondayOf(TODAY)).toBe('2026-03-09');
  const rows = [
    row('so-tu-phap', '2026-03-10'),
    row('so-tu-phap', '2026-03-11'),
    row('so-tu-phap', '2026-03-15'),
    row('so-tu-phap', '2026-03-16'),
  ];
  expect(heatMap(rows, TODAY)).toEqual([{ unit: 'so-tu-phap', overdue: 1, weeks: [2, 1, 0, 0, 0, 0, 0, 0, 0, 0] }]);
});

it('a unit with nothing late and nothing due is not on the map; the most late is on top', () => {
  const rows = [
    row('so-tai-chinh', '2026-03-12', { state: 'done', finishedOn: TODAY }),
    row('so-tai-chinh', null),
    row('so-noi-vu', '2026-03-12', { state: 'planned' }),
    row('so-noi-vu', '2026-03-12', { state: 'suspended' }),
    row('so-xay-dung', '2026-03-01'),
  ];
  expect(heatMap(rows, TODAY).map(({ unit }) => unit)).toEqual(['so-xay-dung', 'so-noi-vu']);
});

it('each live dated row stands in exactly one column, or beyond the last week', () => {
  const dues = fc.integer({ min: -30, max: 100 }).map((days) => addDays(TODAY, days));
  fc.assert(
    fc.property(fc.array(dues, { maxLength: 40 }), (dates) => {
      const rows = dates.map((date) => row('so-tu-phap', date));
      const [load] = heatMap(rows, TODAY);
      const shown = (load?.overdue ?? 0) + (load?.weeks ?? []).reduce((sum, count) => sum + count, 0);
      const end = addDays(weeksFrom(TODAY).at(-1) ?? TODAY, 6);
      expect(shown).toBe(dates.filter((date) => date <= end).length);
      for (const week of weeksFrom(TODAY)) expect(weekday(week)).toBe(1);
    }),
  );
});

it('the rows a cell leads to are those it counts', () => {
  const rows = ['2026-03-12', '2026-03-16', '2026-03-20', '2026-03-23'].map((due) => row('so-tu-phap', due));
  const [load] = heatMap(rows, TODAY);
  for (const [place, week] of weeksFrom(TODAY).entries())
    expect(rows.filter((each) => isDueInWeek(each, week, TODAY))).toHaveLength(load?.weeks[place] ?? -1);
});

it('a shade grows with the number and none is left to colour alone: zero has no shade', () => {
  expect([0, 1, 2, 3, 4].map((count) => shadeOf(count, 4))).toEqual([0, 1, 2, 3, 4]);
  expect(shadeOf(1, 100)).toBe(1);
});

it('the on-time rate judges what was finished and what is overdue, not what is still to come', () => {
  const rows = [
    row('so-tu-phap', '2026-03-01', { state: 'done', finishedOn: plainDate('2026-03-01') }),
    row('so-tu-phap', '2026-03-02', { state: 'done', finishedOn: plainDate('2026-03-05') }),
    row('so-tu-phap', '2026-03-10'),
    row('so-tu-phap', '2026-04-01'),
    row('so-tu-phap', null, { state: 'done', finishedOn: TODAY }),
  ];
  const rate = onTimeOf(rows, TODAY);
  expect(rate).toEqual({ judged: 3, onTime: 1, doneLate: 1, overdue: 1 });
  expect(percentOnTime(rate)).toBe(33);
  expect(percentOnTime(onTimeOf([], TODAY))).toBe(null);
});
