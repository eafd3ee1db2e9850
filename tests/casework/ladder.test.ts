import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedCalendar } from '#shared/calendar/index.ts';
import { DEFAULT_LADDER, ladderSchema } from '#shared/casework/index.ts';
import { nextRung, reachedSteps, rungDate } from '#shared/casework/ladder.ts';
import { addDays, plainDate } from '#shared/kernel/civil-date.ts';
import { dueOf } from './world.ts';

const calendar = shippedCalendar();
/** «Trước ngày 15/3/2024», a Friday: strict Thursday, lenient Friday. */
const due = dueOf('2024-03-14', '2024-03-15');
const next = (today: string, climbed: number | null = null) =>
  nextRung(calendar, DEFAULT_LADDER, due, { climbed, today: plainDate(today) });
const reached = (offset: number, today: string) =>
  reachedSteps(calendar, DEFAULT_LADDER, due, { offset, today: plainDate(today) });

describe('the escalation ladder', () => {
  it('counts warnings back from the strict date and overdue on from the lenient one, in working days', () => {
    const dates = DEFAULT_LADDER.map(({ offset }) => [offset, rungDate(calendar, due, offset)]);
    expect(dates).toEqual([
      [-7, '2024-03-05'],
      [-3, '2024-03-11'],
      [-1, '2024-03-13'],
      [0, '2024-03-14'],
      [1, '2024-03-18'],
      [3, '2024-03-20'],
      [5, '2024-03-22'],
    ]);
  });

  it('says "due today" on the last working day before a due date that is a day off', () => {
    expect(rungDate(calendar, dueOf('2024-12-15'), 0)).toBe('2024-12-13');
    expect(rungDate(calendar, dueOf('2024-12-15'), 1)).toBe('2024-12-16');
  });

  it('leaves out warnings whose day has passed when the task is opened', () => {
    expect(next('2024-03-12')).toEqual({ offset: -1, on: '2024-03-13' });
    expect(next('2024-03-13')).toEqual({ offset: 0, on: '2024-03-14' });
  });

  it('never sets a rung for today, whose run is over', () => {
    expect(next('2024-03-14')).toEqual({ offset: 1, on: '2024-03-18' });
  });

  it('of a task that is overdue already goes up on the next working day', () => {
    expect(next('2024-03-29')).toEqual({ offset: 1, on: '2024-04-01' });
  });

  it('ends after its last step', () => {
    expect(next('2024-03-22', 5)).toBeNull();
  });

  it('climbs one step on a day', () => {
    expect(reached(-3, '2024-03-11')).toEqual([{ offset: -3, audience: 'officer' }]);
  });

  it('after an outage tells each audience once, the last that holds', () => {
    expect(reached(-3, '2024-03-20')).toEqual([
      { offset: 0, audience: 'officer' },
      { offset: 1, audience: 'head' },
      { offset: 3, audience: 'office' },
    ]);
  });

  it('is refused when its steps do not rise', () => {
    const step = (offset: number) => ({ offset, audience: 'officer' });
    expect(ladderSchema.safeParse([step(-1), step(-3)]).success).toBe(false);
    expect(ladderSchema.safeParse([step(1), step(1)]).success).toBe(false);
  });

  it('climbed day by day from any day reaches every step that is still to come, once, on working days', () => {
    const days = fc.integer({ min: 0, max: 40 }).map((n) => addDays(plainDate('2024-02-20'), n));
    fc.assert(
      fc.property(days, (opened) => {
        const climbed: number[] = [];
        let today = opened;
        for (let rung = next(opened); rung !== null; rung = next(today, climbed.at(-1) ?? null)) {
          expect(rung.on > today && calendar.isWorkingDay(rung.on)).toBe(true);
          today = rung.on;
          climbed.push(...reached(rung.offset, today).map(({ offset }) => offset));
        }
        expect(climbed).toEqual([...new Set(climbed)].sort((a, b) => a - b));
        expect(climbed.at(-1)).toBe(5);
        const toCome = DEFAULT_LADDER.filter(({ offset }) => rungDate(calendar, due, offset) > opened);
        expect(climbed).toEqual(expect.arrayContaining(toCome.map(({ offset }) => offset)));
      }),
    );
  });
});
