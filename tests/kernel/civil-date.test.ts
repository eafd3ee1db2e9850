import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  civilDateAt,
  dateOf,
  daysBetween,
  fromDayNumber,
  instantOf,
  isPlainDate,
  plainDate,
  toDayNumber,
  weekday,
} from '#shared/kernel/civil-date.ts';

describe('a civil date', () => {
  it('is refused when the day does not exist', () => {
    expect(isPlainDate('2023-02-29')).toBe(false);
    expect(isPlainDate('2024-02-29')).toBe(true);
    expect(isPlainDate('2024-13-01')).toBe(false);
    expect(() => plainDate('2024-04-31')).toThrow('not a civil date');
  });

  it('and its day number agree with the platform for every day from 1900 to 2200', () => {
    for (let day = -25_567; day < 84_000; day += 1) {
      const date = fromDayNumber(day);
      expect(date).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
      expect(toDayNumber(date)).toBe(day);
    }
  });

  it('knows its weekday: 17/3/2024 is a Sunday', () => {
    expect(weekday(dateOf(2024, 3, 17))).toBe(7);
    expect(weekday(dateOf(2024, 3, 15))).toBe(5);
  });

  it('begins at midnight in Vietnam, 17:00 UTC of the day before', () => {
    const date = plainDate('2024-03-15');
    expect(new Date(instantOf(date)).toISOString()).toBe('2024-03-14T17:00:00.000Z');
    expect(civilDateAt(instantOf(date))).toBe(date);
    expect(civilDateAt(instantOf(date) - 1)).toBe('2024-03-14');
  });

  it('added to and counted between agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 60_000 }), fc.integer({ min: -5000, max: 5000 }), (start, days) => {
        const from = fromDayNumber(start);
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });
});
