/** Working-day arithmetic per second, and what a new calendar costs when an administrator edits a day. */
import { calendarOf, knownNotices, shippedCalendar } from '#shared/calendar/index.ts';
import { addDays, plainDate } from '#shared/kernel/civil-date.ts';
import { rate, type Benchmark } from './benchmark.ts';

const calendar = shippedCalendar();
const starts = Array.from({ length: 2000 }, (_, i) => addDays(plainDate('2018-01-01'), i * 3));
const COUNTS = [1, 3, 5, 20, 120];
const CALENDARS = 5;

function addAll(): number {
  let length = 0;
  for (const start of starts) for (const n of COUNTS) length += calendar.addWorkingDays(start, n).length;
  return length;
}

export const benchmark: Benchmark = {
  name: 'Calendar',
  run: async () => [
    {
      name: 'addWorkingDays (1 to 120 days)',
      unit: 'dates/s',
      samples: await rate(starts.length * COUNTS.length, addAll),
    },
    {
      name: 'calendars built from notices (26 years)',
      unit: 'calendars/s',
      samples: await rate(CALENDARS, () => {
        for (let i = 0; i < CALENDARS; i += 1) calendarOf(knownNotices);
      }),
    },
  ],
};
