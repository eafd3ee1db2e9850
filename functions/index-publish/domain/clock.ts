/**
 * By when scores are submitted and approved. The day of publication is fixed («trước ngày 10 hằng tháng»): no rule of law
 * moves it off a day off (Bộ luật Dân sự 2015, Điều 148 speaks of periods), so it stays and warnings aim at the last
 * working day before it.
 */
import type { Calendar } from '#shared/calendar/index.ts';
import { milestoneClock, workingDaysClock, type Clock } from '#shared/casework/index.ts';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { nameOfMonth } from './month.ts';
import { publicationDay, type Line, type Rules } from './rules.ts';
import type { Sheet, Step } from './sheet.ts';

interface Terms {
  readonly sheet: Pick<Sheet, 'month' | 'correction'>;
  readonly line: Pick<Line, 'day'>;
  readonly rules: Pick<Rules, 'days' | 'source'>;
  /** The day on which the step is asked for. */
  readonly asked: PlainDate;
  readonly calendar: Calendar;
}

export function clockOf(step: Step, terms: Terms): Clock {
  const { sheet, rules, asked, calendar } = terms;
  if (sheet.correction !== null) {
    const days = step === 'scores' ? rules.days.correction : rules.days.approval;
    return workingDaysClock(step === 'scores' ? 'mở đính chính' : 'trình đính chính', asked, days, calendar);
  }
  return step === 'scores' ? scoresClock(terms) : approvalClock(terms);
}

function approvalClock({ sheet: { month }, line: { day }, rules, asked, calendar }: Terms): Clock {
  const milestone = { date: publicationDay(month, day), reading: 'before' } as const;
  const event = 'trình kết quả';
  const clock = milestoneClock({ milestone, event, asked, atLeast: rules.days.least }, calendar);
  return { ...clock, derivation: [whatIsDue(month, day, rules), ...clock.derivation] };
}

function scoresClock({ sheet: { month }, line: { day }, rules, asked, calendar }: Terms): Clock {
  const publishBefore = publicationDay(month, day);
  const { approval, least } = rules.days;
  const aim = milestoneClock(
    { milestone: { date: publishBefore, reading: 'before' }, event: '', asked: publishBefore, atLeast: 0 },
    calendar,
  ).due.strict;
  const date = calendar.addWorkingDays(aim, -approval);
  const event = 'giao chấm điểm';
  const clock = milestoneClock({ milestone: { date, reading: 'by' }, event, asked, atLeast: least }, calendar);
  const why =
    `Lãnh đạo cần ${String(approval)} ngày làm việc trước ngày làm việc cuối cùng để công khai ` +
    `(${formatDate(aim)}), nên trình chậm nhất ${formatDate(date)}.`;
  return { ...clock, derivation: [whatIsDue(month, day, rules), why, ...clock.derivation] };
}

const whatIsDue = (month: Sheet['month'], day: number, { source }: Pick<Rules, 'source'>): string =>
  `Kết quả tháng ${nameOfMonth(month)} công khai trước ngày ${formatDate(publicationDay(month, day))} (${source}).`;
