import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf, knownNotices, shippedCalendar, yearFromLaw, type SpecialDay } from '#shared/calendar/index.ts';
import { addDays, dateOf, daysBetween, fromDayNumber, toDayNumber, weekday } from '#shared/kernel/civil-date.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';

const calendar = shippedCalendar();

/** Days off on Mondays to Fridays of a year, as «dd/mm». */
function weekdaysOff(year: number, of = calendar): string {
  const days: string[] = [];
  for (let date = dateOf(year, 1, 1); date <= dateOf(year, 12, 31); date = addDays(date, 1)) {
    if (weekday(date) < 6 && !of.isWorkingDay(date)) days.push(`${date.slice(8)}/${date.slice(5, 7)}`);
  }
  return days.join(' ');
}

describe('the year of officials', () => {
  it.each([
    [2018, '01/01 14/02 15/02 16/02 19/02 20/02 25/04 30/04 01/05 03/09 31/12'],
    [2019, '01/01 04/02 05/02 06/02 07/02 08/02 15/04 29/04 30/04 01/05 02/09'],
    [2020, '01/01 23/01 24/01 27/01 28/01 29/01 02/04 30/04 01/05 02/09'],
    [2021, '01/01 10/02 11/02 12/02 15/02 16/02 21/04 30/04 03/05 02/09 03/09'],
    [2022, '03/01 31/01 01/02 02/02 03/02 04/02 11/04 02/05 03/05 01/09 02/09'],
    [2023, '02/01 20/01 23/01 24/01 25/01 26/01 01/05 02/05 03/05 01/09 04/09'],
    [2024, '01/01 08/02 09/02 12/02 13/02 14/02 18/04 29/04 30/04 01/05 02/09 03/09'],
    [2025, '01/01 27/01 28/01 29/01 30/01 31/01 07/04 30/04 01/05 02/05 01/09 02/09'],
    [2026, '01/01 02/01 16/02 17/02 18/02 19/02 20/02 27/04 30/04 01/05 31/08 01/09 02/09 24/11'],
  ])('%i has these weekdays off', (year, days) => {
    expect(weekdaysOff(year)).toBe(days);
  });

  it.each(['2019-01-05', '2019-05-04', '2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22'])(
    'works on the make-up Saturday %s',
    (text) => {
      const date = fromDayNumber(Math.floor(Date.parse(text) / 86_400_000));
      expect(weekday(date)).toBe(6);
      expect(calendar.explainDay(date)).toMatchObject({ working: true, reason: 'make-up' });
    },
  );

  it('without a notice is worked out from the law: 2027 and 2028', () => {
    expect(weekdaysOff(2027)).toBe('01/01 04/02 05/02 08/02 09/02 10/02 16/04 30/04 03/05 02/09 03/09 24/11');
    expect(weekdaysOff(2028)).toBe('03/01 24/01 25/01 26/01 27/01 28/01 04/04 01/05 02/05 01/09 04/09 24/11');
  });

  it('without a notice is provisional, with one it is not', () => {
    expect(calendar.isProvisional(2026)).toBe(false);
    expect(calendar.isProvisional(2027)).toBe(true);
    expect(calendar.explainDay(dateOf(2035, 11, 24))).toMatchObject({ working: false, provisional: true });
  });

  it('answers for every day from 2018 to 2035', () => {
    for (let date = dateOf(2018, 1, 1); date <= dateOf(2035, 12, 31); date = addDays(date, 1)) {
      expect(calendar.explainDay(date).working).toBe(calendar.isWorkingDay(date));
    }
  });

  it('outside the table is refused, not guessed', () => {
    expect(() => calendar.isWorkingDay(dateOf(1990, 1, 1))).toThrow('1990-01-01 is outside the calendar');
    expect(() => calendar.addWorkingDays(dateOf(2040, 12, 1), 500)).toThrow('leaves the calendar');
  });
});

describe('the law alone', () => {
  const lawful = calendarOf([]);

  it('gives the days off of the noticed years that had no swap', () => {
    for (const year of [2020, 2021, 2022, 2023]) expect(weekdaysOff(year, lawful)).toBe(weekdaysOff(year));
  });

  it('compensates a holiday on a rest day with the next working day (Labour Code art. 111.3)', () => {
    const instead = yearFromLaw(2023).days.filter(({ what }) => what === 'compensation');
    expect(instead.map(({ date }) => date)).toEqual([
      '2023-01-02',
      '2023-01-25',
      '2023-01-26',
      '2023-05-02',
      '2023-05-03',
      '2023-09-04',
    ]);
  });

  it('knows Ngày Văn hóa Việt Nam from 2026 on (NQ 28/2026/QH16)', () => {
    expect(lawful.isWorkingDay(dateOf(2025, 11, 24))).toBe(true);
    expect(lawful.explainDay(dateOf(2026, 11, 24)).name).toBe('Ngày Văn hóa Việt Nam');
  });
});

describe('a day off', () => {
  it('says why, and from where it is known', () => {
    expect(calendar.explainDay(dateOf(2024, 4, 29))).toMatchObject({
      reason: 'swap',
      special: { source: { kind: 'document', reference: '2450/VPCP-KGVX ngày 12/4/2024' } },
    });
    expect(calendar.explainDay(dateOf(2018, 12, 31)).special?.source).toEqual({ kind: 'unverified' });
    expect(calendar.explainDay(dateOf(2026, 4, 26))).toMatchObject({ reason: 'holiday', name: 'Giỗ Tổ Hùng Vương' });
    expect(calendar.explainDay(dateOf(2024, 3, 17))).toMatchObject({ reason: 'weekend', name: 'Chủ nhật' });
  });

  it('entered by an administrator makes a new calendar and leaves the old one as it was', () => {
    const extra: SpecialDay = {
      date: dateOf(2024, 7, 1),
      what: 'holiday',
      name: 'Nghỉ bão',
      source: { kind: 'document', reference: 'Công điện 1/CĐ-UBND' },
    };
    const edited = calendarOf(
      knownNotices.map((notice) => (notice.year === 2024 ? { ...notice, days: [...notice.days, extra] } : notice)),
    );
    expect(edited.isWorkingDay(extra.date)).toBe(false);
    expect(calendar.isWorkingDay(extra.date)).toBe(true);
    expect(edited.addWorkingDays(dateOf(2024, 6, 28), 1)).toBe('2024-07-02');
  });
});

describe('counting working days', () => {
  const anyDate = fc
    .integer({ min: toDayNumber(dateOf(2018, 1, 1)), max: toDayNumber(dateOf(2035, 12, 31)) })
    .map(fromDayNumber);
  const anyCount = fc.integer({ min: -300, max: 300 });

  /** Walks one day at a time. */
  function walk(from: PlainDate, n: number): PlainDate {
    let date = from;
    for (let left = Math.abs(n); left > 0; left -= calendar.isWorkingDay(date) ? 1 : 0)
      date = addDays(date, Math.sign(n));
    return date;
  }

  it('agrees with walking day by day, forward and back', () => {
    fc.assert(
      fc.property(anyDate, anyCount, (from, n) => {
        expect(calendar.addWorkingDays(from, n)).toBe(walk(from, n));
      }),
    );
  });

  it('between two dates agrees with walking, and undoes adding', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 300 }), (from, n) => {
        const to = calendar.addWorkingDays(from, n);
        expect(calendar.workingDaysBetween(from, to)).toBe(n);
        let counted = 0;
        for (let i = 1; i <= daysBetween(from, to); i += 1) counted += calendar.isWorkingDay(addDays(from, i)) ? 1 : 0;
        expect(counted).toBe(n);
      }),
    );
  });

  it('rolls to the nearest working day, never past one', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(calendar.onOrAfter(date)).toBe(calendar.isWorkingDay(date) ? date : walk(date, 1));
        expect(calendar.onOrBefore(date)).toBe(calendar.isWorkingDay(date) ? date : walk(date, -1));
      }),
    );
  });
});
