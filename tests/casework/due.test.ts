import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedCalendar } from '#shared/calendar/index.ts';
import { countsOf, isOverdue, sendDate, timeSortedId } from '#shared/casework/index.ts';
import { daysLeft, dueAfterPause, dueSchema } from '#shared/casework/due.ts';
import { nextSendDate, partOf, partText } from '#shared/casework/mail.ts';
import { caseIdSchema, taskIdSchema } from '#shared/casework/ids.ts';
import { addDays, instantOf, plainDate, weekday } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';
import { dueOf } from './world.ts';

const calendar = shippedCalendar();
const day = (from: string, days: number) => fc.integer({ min: 0, max: days }).map((n) => addDays(plainDate(from), n));

describe('a due date', () => {
  it('is overdue from the day after the lenient date', () => {
    expect(isOverdue(dueOf('2024-03-14', '2024-03-15'), plainDate('2024-03-15'))).toBe(false);
    expect(isOverdue(dueOf('2024-03-14', '2024-03-15'), plainDate('2024-03-16'))).toBe(true);
  });

  it('has no strict date after the lenient one', () => {
    expect(dueSchema.safeParse({ strict: '2024-03-16', lenient: '2024-03-15' }).success).toBe(false);
  });

  it('in working days loses and gains none of them, however often the clock is stopped', () => {
    const pauses = fc.array(fc.tuple(fc.nat(6), fc.nat(20)), { maxLength: 6 });
    fc.assert(
      fc.property(day('2024-01-02', 200), fc.integer({ min: 1, max: 60 }), pauses, (begun, budget, stops) => {
        let due = dueOf(calendar.addWorkingDays(begun, budget));
        let today = begun;
        let consumed = 0;
        for (const [runs, stands] of stops) {
          const stopped = addDays(today, runs);
          if (isOverdue(due, stopped)) break;
          consumed += calendar.workingDaysBetween(today, stopped);
          const resumed = addDays(stopped, stands);
          due = dueAfterPause(calendar, 'working-day', due, { stopped, resumed });
          expect(consumed + calendar.workingDaysBetween(resumed, due.lenient)).toBe(budget);
          today = resumed;
        }
      }),
    );
  });

  it('in calendar days keeps what was left, and rolls its lenient date off a day off', () => {
    const stops = day('2024-01-02', 300);
    fc.assert(
      fc.property(stops, fc.nat(60), fc.nat(60), (stopped, left, stands) => {
        const resumed = addDays(stopped, stands + 1);
        const due = dueAfterPause(calendar, 'calendar-day', dueOf(addDays(stopped, left)), { stopped, resumed });
        expect(daysLeft(calendar, 'calendar-day', resumed, due.strict)).toBe(left);
        expect(due.lenient).toBe(calendar.onOrAfter(due.strict));
      }),
    );
  });

  it('does not move when the clock is resumed on the day it was stopped', () => {
    const sunday = dueOf('2024-12-15');
    const pause = { stopped: plainDate('2024-12-10'), resumed: plainDate('2024-12-10') };
    expect(dueAfterPause(calendar, 'working-day', sunday, pause)).toEqual(sunday);
  });
});

describe('the day a mail leaves', () => {
  const at = (date: string, hour: number, minute = 0) => instantOf(plainDate(date), hour, minute);
  const daily = { rhythm: 'daily', urgent: false } as const;
  const weekly = { rhythm: 'weekly', urgent: false } as const;

  it('is today before 07:30 of a working day, afterwards the next working day', () => {
    expect(sendDate(calendar, at('2024-03-14', 7, 29), daily)).toBe('2024-03-14');
    expect(sendDate(calendar, at('2024-03-14', 7, 30), daily)).toBe('2024-03-15');
    expect(sendDate(calendar, at('2024-03-15', 8), daily)).toBe('2024-03-18');
  });

  it('is the first working day of the week for a weekly mail, unless the part is urgent', () => {
    expect(sendDate(calendar, at('2024-03-12', 0, 5), weekly)).toBe('2024-03-18');
    expect(sendDate(calendar, at('2024-03-18', 0, 5), weekly)).toBe('2024-03-18');
    // Monday 29/4/2024 was swapped for Saturday 4/5: that week begins on Thursday 2/5.
    expect(sendDate(calendar, at('2024-04-27', 9), weekly)).toBe('2024-05-02');
    expect(sendDate(calendar, at('2024-03-12', 0, 5), { ...weekly, urgent: true })).toBe('2024-03-12');
  });

  it('is never a day off, and a late part leaves on a later day', () => {
    fc.assert(
      fc.property(day('2024-01-01', 700), fc.nat(23), fc.boolean(), fc.boolean(), (date, hour, week, urgent) => {
        const sendOn = sendDate(calendar, at(date, hour), { rhythm: week ? 'weekly' : 'daily', urgent });
        expect(sendOn >= date && calendar.isWorkingDay(sendOn)).toBe(true);
        const later = nextSendDate(calendar, sendOn);
        expect(later > sendOn && calendar.isWorkingDay(later)).toBe(true);
        if (week && !urgent && weekday(sendOn) > 1)
          expect(calendar.isWorkingDay(addDays(sendOn, 1 - weekday(sendOn)))).toBe(false);
      }),
    );
  });
});

it('a part of a mail reads back as it was written', () => {
  const part = {
    kind: 'rung',
    caseId: caseIdSchema.parse('kh-2024:II.3'),
    taskId: taskIdSchema.parse('t'),
    step: -3,
  } as const;
  expect(partOf(partText(part))).toEqual(part);
  expect(partOf(partText({ ...part, taskId: null, step: null }))).toEqual({ ...part, taskId: null, step: null });
});

it('ids sort by the instant they were made at', () => {
  const instants = fc.tuple(fc.nat(4_000_000_000_000), fc.nat(4_000_000_000_000));
  fc.assert(
    fc.property(instants, ([a, b]) => {
      expect(timeSortedId(a, 'z') < timeSortedId(b, 'a')).toBe(a < b);
    }),
  );
});

describe('the counts of a digest', () => {
  const row = { unit: unitId('so-y-te'), due: dueOf('2024-03-14', '2024-03-15'), finishedOn: null };
  const on = (date: string) => countsOf({ ...row, state: 'open' }, plainDate(date));

  it('call a task overdue after its lenient date, and due this week up to six days before it', () => {
    expect(on('2024-03-08')).toEqual(['open']);
    expect(on('2024-03-09')).toEqual(['open', 'dueThisWeek']);
    expect(on('2024-03-15')).toEqual(['open', 'dueThisWeek']);
    expect(on('2024-03-16')).toEqual(['open', 'overdue']);
  });

  it('keep apart what was done in time, what was done late and what has no date yet', () => {
    const today = plainDate('2024-04-01');
    const done = (finishedOn: string) => countsOf({ ...row, state: 'done', finishedOn: plainDate(finishedOn) }, today);
    expect(done('2024-03-15')).toEqual(['done']);
    expect(done('2024-03-16')).toEqual(['done', 'doneLate']);
    for (const state of ['planned', 'waiting', 'continuous'] as const)
      expect(countsOf({ ...row, due: null, state }, today)).toEqual(['notYetDue']);
  });
});
