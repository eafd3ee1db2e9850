/** Phrases that name days, months, quarters and years, as plans of other provinces, ministries and communes write them. */
import { describe, expect, it } from 'vitest';
import type { Deadline } from '#shared/deadlines/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { checkRows, parse } from './phrases.ts';
import {
  adhoc,
  afterNow,
  and,
  before,
  by,
  cont,
  every,
  month,
  monthRange,
  months,
  or,
  quarter,
  quarters,
  range,
  since,
  year,
  yearRange,
} from './trees.ts';

const beforeHour = (date: string, time: string): Deadline => ({ kind: 'ABS_BEFORE', date: plainDate(date), time });
const byHour = (date: string, time: string): Deadline => ({ kind: 'ABS_ON_OR_BEFORE', date: plainDate(date), time });
const onlyEnd = (deadline: Deadline): Deadline => {
  if (deadline.kind !== 'MONTH' && deadline.kind !== 'QUARTER' && deadline.kind !== 'YEAR')
    throw new Error('no window');
  return { ...deadline, by: true };
};
const contIn = (n: number): Deadline => ({
  kind: 'CONT',
  from: plainDate(`${n}-01-01`),
  to: plainDate(`${n}-12-31`),
});
const severalMonths = (...all: number[]): Deadline => ({ kind: 'MONTHS', items: all.map((n) => months(2025, n, n)) });

describe('an hour belongs to the day behind it', () => {
  checkRows([
    ['Trước 17 giờ 00 ngày 25/02/2026', beforeHour('2026-02-25', '17:00')],
    ['Trước 17h00 ngày 25/02/2026', beforeHour('2026-02-25', '17:00')],
    ['17h00 ngày 25/02/2026', byHour('2026-02-25', '17:00')],
    ['Trước 17 giờ 30 phút ngày 25/02/2026', beforeHour('2026-02-25', '17:30')],
    ['Trước 17:00 ngày 25/02/2026', beforeHour('2026-02-25', '17:00')],
    ['trước 11h30’ ngày 15/3/2025'.replace('’', "'"), beforeHour('2025-03-15', '11:30')],
    ['trước 16 giờ ngày 20 tháng 6 năm 2025', beforeHour('2025-06-20', '16:00')],
    ['chậm nhất 17h ngày 15/3', byHour('2025-03-15', '17:00')],
    ['Trước 17 giờ, ngày 15/6/2025', beforeHour('2025-06-15', '17:00')],
    ['Chậm nhất là 16 giờ 30 phút, thứ Sáu ngày 14/3/2025', byHour('2025-03-14', '16:30')],
    ['trước 10 giờ sáng ngày 05/6/2025', beforeHour('2025-06-05', '10:00')],
    ['trước 3 giờ chiều ngày 05/6/2025', beforeHour('2025-06-05', '15:00')],
  ]);
});

describe('words before a day say how it binds', () => {
  checkRows([
    ['Hoàn thành trước ngày 30/6/2025', before('2025-06-30')],
    ['Xong trước 30/6/2025', before('2025-06-30')],
    ['Hoàn thành xong trước 30/6/2025', before('2025-06-30')],
    ['Thời hạn: trước ngày 30/6/2025', before('2025-06-30')],
    ['Chậm nhất đến ngày 30/6/2025', by('2025-06-30')],
    ['Chậm nhất vào ngày 30/6/2025', by('2025-06-30')],
    ['Không quá ngày 30/6/2025', by('2025-06-30')],
    ['Không muộn hơn ngày 30/6/2025', by('2025-06-30')],
    ['Hạn cuối: 30/6/2025', by('2025-06-30')],
    ['Hạn chót 30/6/2025', by('2025-06-30')],
    ['Hạn: 30/6/2025', by('2025-06-30')],
    ['30/11/2025', by('2025-11-30')],
    ['30-11-2025', by('2025-11-30')],
    ['30.11.2025', by('2025-11-30')],
    ['Ngày 30/11', by('2025-11-30')],
    ['ngày 30 tháng 6', by('2025-06-30')],
    ['Ngày 30/6/25', by('2025-06-30')],
    ['Ngày 5 tháng 3 năm 2025', by('2025-03-05')],
    ['Đến 31/12/2025', by('2025-12-31')],
    ['Từ ngày 01/7/2025', since('2025-07-01')],
    ['Bắt đầu từ 01/7/2025', since('2025-07-01')],
    ['Kể từ ngày 01 tháng 7 năm 2025', since('2025-07-01')],
    ['Từ 01/7/2025 trở đi', since('2025-07-01')],
    ['Trước ngày 30/6/2025 và trước ngày 30/12/2025', and(before('2025-06-30'), before('2025-12-30'))],
    ['Trước ngày 20 tháng 6 và ngày 20 tháng 12', and(before('2025-06-20'), before('2025-12-20'))],
    ['Trước ngày 15 tháng 6, ngày 15 tháng 12', and(before('2025-06-15'), before('2025-12-15'))],
    [
      'Trước ngày 20/3, 20/6, 20/9, 20/12',
      and(before('2025-03-20'), before('2025-06-20'), before('2025-09-20'), before('2025-12-20')),
    ],
  ]);
});

describe('ranges, and «từ nay» from the plan’s issue', () => {
  checkRows([
    ['01/01/2025 – 31/12/2025', range('2025-01-01', '2025-12-31')],
    ['01/01/2025 đến 31/12/2025', range('2025-01-01', '2025-12-31')],
    ['Từ 01/01 đến 31/12/2025', range('2025-01-01', '2025-12-31')],
    ['Từ ngày 15/12/2024 đến ngày 14/12/2025', range('2024-12-15', '2025-12-14')],
    ['Từ nay đến 30/6/2025', range('2025-01-20', '2025-06-30')],
    ['Từ nay đến hết năm 2025', range('2025-01-20', '2025-12-31')],
    ['Từ nay đến cuối năm', range('2025-01-20', '2025-12-31')],
    ['Từ nay đến hết Quý II/2025', range('2025-01-20', '2025-06-30')],
    ['Kể từ nay đến tháng 6/2025', range('2025-01-20', '2025-06-30')],
    ['Từ tháng 01 đến hết năm 2025', range('2025-01-01', '2025-12-31')],
    ['Từ Quý II/2025 đến hết năm 2025', range('2025-04-01', '2025-12-31')],
    ['15-17/3/2025', range('2025-03-15', '2025-03-17')],
    ['Từ ngày ban hành Kế hoạch đến ngày 30/9/2025', range('2025-01-20', '2025-09-30')],
  ]);

  it('«từ nay» to a day before the issue is refused', () => {
    expect(parse('Từ nay đến 30/6/2024')).toMatchObject({ ok: false, error: { code: 'range-reversed' } });
  });
});

describe('months', () => {
  checkRows([
    ['Hoàn thành trong tháng 6/2025', month(2025, 6)],
    ['Xong trong tháng 6', month(2025, 6)],
    ['Ngay trong tháng 01/2025', month(2025, 1)],
    ['T6/2025', month(2025, 6)],
    ['T12/2025', month(2025, 12)],
    ['T.10', month(2025, 10)],
    ['Tháng 6 năm 2025', month(2025, 6)],
    ['tháng 6-2025', month(2025, 6)],
    ['06/2025', month(2025, 6)],
    ['6.2025', month(2025, 6)],
    ['Tháng 06.2025', month(2025, 6)],
    ['Tháng sáu năm 2025', month(2025, 6)],
    ['Dự kiến tháng 6/2025', month(2025, 6)],
    ['Khoảng tháng 6/2025', month(2025, 6)],
    ['Hết tháng 6/2025', onlyEnd(month(2025, 6))],
    ['Đến hết tháng 6/2025', onlyEnd(month(2025, 6))],
    ['Tháng đầu của Quý III/2025', month(2025, 7)],
    ['tháng cuối quý II', month(2025, 6)],
    ['Từ tháng 3/2025', since('2025-03-01')],
    ['Từ tháng 7/2025 trở đi', since('2025-07-01')],
    ['Từ tháng 3 đến tháng 12/2025', monthRange(2025, 3, 12)],
    ['Từ tháng 3-12/2025', monthRange(2025, 3, 12)],
    ['Tháng 01/2025 - Tháng 12/2025', monthRange(2025, 1, 12)],
    ['T3-T12/2025', monthRange(2025, 3, 12)],
    ['Tháng 6 và tháng 12', severalMonths(6, 12)],
    ['Tháng 6, 12', severalMonths(6, 12)],
    ['Cuối tháng 6/2025', by('2025-06-30')],
    ['Trước tháng 6/2025', before('2025-06-01')],
    ['T6', month(2025, 6), 'ambiguous'],
    ['tháng năm 2025', month(2025, 5), 'ambiguous'],
    ['Đầu tháng 6/2025', by('2025-06-01'), 'ambiguous'],
    ['tuần đầu tháng 6', range('2025-06-01', '2025-06-07'), 'ambiguous'],
    ['Tuần thứ 2 tháng 3/2025', range('2025-03-08', '2025-03-14'), 'ambiguous'],
    ['Tuần 3, tháng 4/2025', range('2025-04-15', '2025-04-21'), 'ambiguous'],
  ]);
});

describe('quarters', () => {
  checkRows([
    ['Hoàn thành trong Quý II/2025', quarter(2025, 2)],
    ['Ngay trong Quý I', quarter(2025, 1)],
    ['Q2/2025', quarter(2025, 2)],
    ['Q.II/2025', quarter(2025, 2)],
    ['QII/2025', quarter(2025, 2)],
    ['Quý 3 năm 2025', quarter(2025, 3)],
    ['Dự kiến Quý II/2025', quarter(2025, 2)],
    ['Chậm nhất trong quý III/2025', onlyEnd(quarter(2025, 3))],
    ['Đến hết Quý II/2025', onlyEnd(quarter(2025, 2))],
    ['Cuối Quý IV/2025', onlyEnd(quarter(2025, 4))],
    ['Trước Quý III/2025', before('2025-07-01')],
    ['Từ quý II/2025', since('2025-04-01')],
    ['Từ Quý III/2025 trở đi', since('2025-07-01')],
    ['Quý II – Quý III/2025', range('2025-04-01', '2025-09-30')],
    ['Từ Quý I đến Quý III/2025', range('2025-01-01', '2025-09-30')],
    ['Trong Quý I và Quý III/2025', quarters(2025, 1, 3)],
    ['Quý II, IV/2025', quarters(2025, 2, 4)],
    ['Quý I/2025, Quý III/2025', quarters(2025, 1, 3)],
    ['Quý I + II/2025', quarters(2025, 1, 2), 'ambiguous'],
    ['Đầu quý II/2025', quarter(2025, 2), 'ambiguous'],
    ['tuần cuối quý II/2025', range('2025-06-24', '2025-06-30'), 'ambiguous'],
    ['Quý I (trước 31/3)', and(quarter(2025, 1), before('2025-03-31'))],
    [
      'Quý II/2025 (sau khi có văn bản hướng dẫn của Trung ương)',
      and(quarter(2025, 2), afterNow('có văn bản hướng dẫn của Trung ương')),
    ],
    ['Tháng 3/2025 (sau khi có hướng dẫn)', and(month(2025, 3), afterNow('có hướng dẫn'))],
    ['Tháng 6/2025 hoặc khi có yêu cầu', or(month(2025, 6), adhoc('có yêu cầu'))],
  ]);
});

describe('years and the whole time', () => {
  checkRows([
    ['Hoàn thành trong năm 2025', year(2025)],
    ['Cả năm', year(2025)],
    ['Cả năm 2025', year(2025)],
    ['Năm sau', year(2026)],
    ['đến hết năm 2025', onlyEnd(year(2025))],
    ['đến năm 2030', onlyEnd(year(2030))],
    ['Từ năm 2026 trở đi', since('2026-01-01')],
    ['Năm 2025-2026', yearRange(2025, 2026)],
    ['Giai đoạn 2025 – 2030', yearRange(2025, 2030)],
    ['Năm 2025, 2026', and(year(2025), year(2026))],
    ['Năm 2025 và các năm tiếp theo', and(year(2025), every('year', { from: plainDate('2026-01-01') }))],
    ['6 tháng cuối năm 2025', range('2025-07-01', '2025-12-31')],
    ['Cuối năm 2025', by('2025-12-31')],
    ['Đầu năm sau', by('2026-01-01'), 'ambiguous'],
    ['Suốt năm', cont],
    ['Quanh năm', cont],
    ['Suốt năm 2025', contIn(2025)],
    ['Xuyên suốt năm 2025', contIn(2025)],
    ['Trong suốt năm 2025', contIn(2025)],
    ['Thường xuyên, liên tục trong năm 2025', contIn(2025)],
    ['Thường xuyên và đột xuất', and(cont, adhoc())],
    ['Thường xuyên, định kỳ hằng quý', and(cont, every('quarter'))],
  ]);
});
