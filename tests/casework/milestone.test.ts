import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shippedCalendar } from '#shared/calendar/index.ts';
import { dueOfOccurrence, milestoneClock, occurrenceOf } from '#shared/casework/index.ts';
import { addDays, plainDate } from '#shared/kernel/civil-date.ts';

const calendar = shippedCalendar();
const asked = (on: string, atLeast = 5, reading: 'before' | 'by' = 'before') =>
  milestoneClock(
    { milestone: { date: plainDate('2023-07-30'), reading }, event: 'nhận kế hoạch', asked: plainDate(on), atLeast },
    calendar,
  );

it('a milestone binds while enough working days are left: «trước ngày 30/7/2023», a Sunday, does not roll; warnings aim at Friday', () => {
  expect(asked('2023-03-01').due).toEqual({ strict: '2023-07-28', lenient: '2023-07-30' });
  expect(asked('2023-03-01', 5, 'by').due).toEqual({ strict: '2023-07-28', lenient: '2023-07-30' });
});

it('who is asked three days before a milestone still has five working days, and is told why', () => {
  const late = asked('2023-07-27');
  // Fri 28, Mon 31/7, Tue 1, Wed 2, Thu 3/8.
  expect(late.due).toEqual({ strict: '2023-08-03', lenient: '2023-08-03' });
  expect(late.derivation.join(' ')).toContain('không còn đủ 5 ngày làm việc');
});

it('is never earlier than either date, and is computed again from its basis', () => {
  fc.assert(
    fc.property(fc.nat(250), fc.integer({ min: 1, max: 30 }), (days, atLeast) => {
      const on = addDays(plainDate('2023-01-01'), days);
      const { due, basis } = asked(on, atLeast);
      expect(due.lenient >= '2023-07-30' && due.lenient >= calendar.addWorkingDays(on, atLeast)).toBe(true);
      const again = occurrenceOf(basis, calendar);
      expect(again === undefined ? undefined : dueOfOccurrence(again)).toEqual(due);
    }),
  );
});
