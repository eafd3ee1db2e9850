import { describe, expect, it } from 'vitest';
import {
  countBack,
  countCalendar,
  countWorking,
  defaultPolicy,
  explainCounted,
  fixedDate,
  shippedCalendar,
} from '#shared/calendar/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';

const calendar = shippedCalendar();
const signed = plainDate('2024-03-15');
const calendarDays = (from: string, n: number, unit: 'day' | 'week' | 'month' | 'year' = 'day') =>
  countCalendar(calendar, plainDate(from), n, unit, defaultPolicy);

describe('a period (Civil Code art. 147–148)', () => {
  it('of three working days from Friday 15/3/2024 ends on Wednesday 20/3', () => {
    expect(countWorking(calendar, signed, 3).due).toBe('2024-03-20');
  });

  it('of five and of ten calendar days from the same signature ends on Wednesday 20/3 and Monday 25/3', () => {
    expect(calendarDays('2024-03-15', 5).due).toBe('2024-03-20');
    expect(calendarDays('2024-03-15', 10).due).toBe('2024-03-25');
  });

  it('that ends on a Saturday ends with Monday (art. 148.5), and says so', () => {
    const counted = calendarDays('2024-03-25', 5);
    expect(counted).toMatchObject({ nominal: '2024-03-30', due: '2024-04-01' });
    const roll = explainCounted(calendar, counted).at(-1);
    expect(roll?.clause).toBe('Bộ luật Dân sự 2015, Điều 148 khoản 5');
    expect(roll?.days?.map(({ date, name }) => [date, name])).toEqual([
      ['2024-03-30', 'Thứ Bảy'],
      ['2024-03-31', 'Chủ nhật'],
    ]);
  });

  it('stays on the day off when the plan says that periods do not roll', () => {
    const counted = countCalendar(calendar, plainDate('2024-03-25'), 5, 'day', {
      ...defaultPolicy,
      rollPeriod: 'none',
    });
    expect(counted).toMatchObject({ due: '2024-03-30', warnBy: '2024-03-29' });
  });

  it('in months ends on the same day number or the last of the month (art. 148.3)', () => {
    expect(calendarDays('2024-01-31', 1, 'month').nominal).toBe('2024-02-29');
    expect(calendarDays('2024-11-30', 3, 'month').nominal).toBe('2025-02-28');
    expect(calendarDays('2024-02-29', 1, 'year').nominal).toBe('2025-02-28');
    expect(calendarDays('2024-03-15', 2, 'week').nominal).toBe('2024-03-29');
  });

  it('of working days passes over holidays and counts a make-up Saturday', () => {
    const counted = countWorking(calendar, plainDate('2024-04-26'), 3);
    expect(counted.due).toBe('2024-05-04');
    const skipped = explainCounted(calendar, counted).flatMap(({ days = [] }) => days.map(({ name }) => name));
    expect(skipped).toEqual(['Thứ Bảy', 'Chủ nhật', 'Nghỉ hoán đổi', 'Ngày Chiến thắng', 'Quốc tế Lao động']);
  });

  it('of a quarter of a working day ends on the next working day, two hours into it', () => {
    const counted = countWorking(calendar, signed, 0.25);
    expect(counted).toMatchObject({ due: '2024-03-18', partOfLastDay: 0.25 });
    expect(explainCounted(calendar, counted).at(-1)?.text).toContain('2 giờ');
  });

  it('counted back never rolls forward, and warns with the working day before', () => {
    const counted = countBack(calendar, plainDate('2024-07-07'), 20, 'day');
    expect(counted.due).toBe('2024-06-17');
    expect(countBack(calendar, plainDate('2024-07-06'), 20, 'day')).toMatchObject({
      due: '2024-06-16',
      warnBy: '2024-06-14',
    });
    expect(countBack(calendar, plainDate('2024-05-06'), 3, 'working-day').due).toBe('2024-05-02');
  });

  it('in a year without a notice says that its days off may change', () => {
    const texts = explainCounted(calendar, countWorking(calendar, plainDate('2029-02-09'), 5)).map(({ text }) => text);
    expect(texts.at(-1)).toContain('2029 chưa có thông báo');
  });
});

describe('a fixed date', () => {
  it('on a Sunday does not move; it warns with the Friday before', () => {
    expect(fixedDate(calendar, plainDate('2024-12-15'), defaultPolicy)).toMatchObject({
      due: '2024-12-15',
      warnBy: '2024-12-13',
    });
  });

  it.each([
    ['forward', '2024-12-16'],
    ['backward', '2024-12-13'],
  ] as const)('moves %s when the plan says so', (rollFixedDate, due) => {
    expect(fixedDate(calendar, plainDate('2024-12-15'), { ...defaultPolicy, rollFixedDate }).due).toBe(due);
  });
});
