/**
 * The public holidays of a year as the Labour Code gives them (art. 112; art. 111.3 for those on a rest day). What the
 * Prime Minister settles each year – which days around mùng 1 and around 2 September – is filled in the way the notices
 * of 2018–2026 did, so a year worked out here is provisional until its notice is entered.
 */
import { addDays, dateOf, weekday, type PlainDate } from '#shared/kernel/civil-date.ts';
import { lunarDate } from './lunar.ts';
import type { SpecialDay, YearNotice } from './notice.ts';

export const LABOUR_CODE_HOLIDAYS = 'Bộ luật Lao động 2019, Điều 112';
export const LABOUR_CODE_COMPENSATION = 'Bộ luật Lao động 2019, Điều 111 khoản 3';
/** The Labour Code gives two days at National Day since 2021. */
const TWO_NATIONAL_DAYS_SINCE = 2021;
/** Ngày Văn hóa Việt Nam: NQ 28/2026/QH16, in force 01/7/2026. */
const CULTURE_DAY_SINCE = 2026;
export const CULTURE_DAY_LAW = 'Nghị quyết 28/2026/QH16';

const TUESDAY = 2;
const SATURDAY = 6;

type Holiday = readonly [PlainDate, string, string];

/** Five days: one before mùng 1 when that makes a whole week (mùng 1 a Tuesday), else two. */
function tet(year: number): Holiday[] {
  const first = lunarDate(year, 1, 1);
  const before = weekday(first) === TUESDAY ? 1 : 2;
  return [0, 1, 2, 3, 4].map((i) => [addDays(first, i - before), 'Tết Nguyên đán', LABOUR_CODE_HOLIDAYS]);
}

/** 2 September and the day next to it that lengthens the break: the day after on Monday, Thursday and Sunday. */
function nationalDay(year: number): Holiday[] {
  const second = dateOf(year, 9, 2);
  const days = [second];
  if (year >= TWO_NATIONAL_DAYS_SINCE) days.push(addDays(second, [1, 4, 7].includes(weekday(second)) ? 1 : -1));
  return days.map((day) => [day, 'Quốc khánh', LABOUR_CODE_HOLIDAYS]);
}

function holidays(year: number): Holiday[] {
  const days: Holiday[] = [
    [dateOf(year, 1, 1), 'Tết Dương lịch', LABOUR_CODE_HOLIDAYS],
    ...tet(year),
    [lunarDate(year, 3, 10), 'Giỗ Tổ Hùng Vương', LABOUR_CODE_HOLIDAYS],
    [dateOf(year, 4, 30), 'Ngày Chiến thắng', LABOUR_CODE_HOLIDAYS],
    [dateOf(year, 5, 1), 'Quốc tế Lao động', LABOUR_CODE_HOLIDAYS],
    ...nationalDay(year),
  ];
  if (year >= CULTURE_DAY_SINCE) days.push([dateOf(year, 11, 24), 'Ngày Văn hóa Việt Nam', CULTURE_DAY_LAW]);
  return days.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A provisional year, from the law alone. Any Gregorian year whose lunar dates the formulas reach (1900–2100). */
export function yearFromLaw(year: number): YearNotice {
  const statutory = holidays(year);
  const taken = new Set(statutory.map(([date]) => date));
  const days: SpecialDay[] = statutory.map(([date, name, law]) => ({
    date,
    what: 'holiday',
    name,
    source: { kind: 'computed', law },
  }));
  for (const [date, name] of statutory) {
    if (weekday(date) < SATURDAY) continue;
    let instead = addDays(date, 1);
    while (weekday(instead) >= SATURDAY || taken.has(instead)) instead = addDays(instead, 1);
    taken.add(instead);
    days.push({
      date: instead,
      what: 'compensation',
      name: `Nghỉ bù ${name}`,
      source: { kind: 'computed', law: LABOUR_CODE_COMPENSATION },
    });
  }
  return { year, notice: null, days: days.sort((a, b) => (a.date < b.date ? -1 : 1)) };
}
