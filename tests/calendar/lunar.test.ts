import { describe, expect, it } from 'vitest';
import { lunarDate } from '#shared/calendar/index.ts';

describe('the lunar calendar', () => {
  it.each([
    [2018, '2018-02-16', '2018-04-25'],
    [2019, '2019-02-05', '2019-04-14'],
    [2020, '2020-01-25', '2020-04-02'],
    [2021, '2021-02-12', '2021-04-21'],
    [2022, '2022-02-01', '2022-04-10'],
    [2023, '2023-01-22', '2023-04-29'],
    [2024, '2024-02-10', '2024-04-18'],
    [2025, '2025-01-29', '2025-04-07'],
    [2026, '2026-02-17', '2026-04-26'],
    [2027, '2027-02-06', '2027-04-16'],
    [2028, '2028-01-26', '2028-04-04'],
  ])('puts mùng 1 and Giỗ Tổ of %i on their published days', (year, tet, hungKings) => {
    expect(lunarDate(year, 1, 1)).toBe(tet);
    expect(lunarDate(year, 3, 10)).toBe(hungKings);
  });

  it('counts new moons in Vietnam: Tết of 2030 falls on 2 February, a day before it does in China', () => {
    expect(lunarDate(2030, 1, 1)).toBe('2030-02-02');
  });

  it('has a leap second month before Giỗ Tổ of 2023, and a leap eleventh month before Tết of 2034', () => {
    expect(lunarDate(2023, 2, 1)).toBe('2023-02-20');
    expect(lunarDate(2023, 3, 1)).toBe('2023-04-20');
    expect(lunarDate(2034, 1, 1)).toBe('2034-02-19');
  });
});
