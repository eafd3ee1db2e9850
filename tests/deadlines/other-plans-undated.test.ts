/** Recurring deadlines, events, units and stages, as plans of other provinces, ministries and communes write them. */
import { describe, expect, it } from 'vitest';
import { dueDates, type Deadline } from '#shared/deadlines/index.ts';
import { shippedCalendar } from '#shared/calendar/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { checkRows, parse } from './phrases.ts';
import {
  adhoc,
  afterDays,
  afterNow,
  afterWorkdays,
  and,
  before,
  every,
  month,
  monthDay,
  or,
  quarter,
  quarterEndDay,
  ref,
  row,
} from './trees.ts';

const beforeEvent = (event: string): Deadline => ({ kind: 'BEFORE_EVENT', n: 0, event });
const of2025 = { from: plainDate('2025-01-01'), to: plainDate('2025-12-31') };
const yearly = (day: number, inMonth: number, more: { exclusive?: true } = {}) =>
  every('year', { day, month: inMonth, ...more });

describe('so often', () => {
  checkRows([
    ['Định kỳ hằng tháng', every('month')],
    ['Định kỳ 06 tháng, năm', and(every('half-year'), every('year'))],
    ['Định kỳ 6 tháng, 01 năm', and(every('half-year'), every('year'))],
    ['06 tháng, năm', and(every('half-year'), every('year'))],
    ['Định kỳ 3 tháng một lần', every('quarter')],
    ['3 tháng, 6 tháng, 9 tháng và năm', every('quarter')],
    ['Báo cáo Quý I, 6 tháng, 9 tháng và năm', every('quarter')],
    ['6 tháng/lần', every('half-year')],
    ['06 tháng/01 lần', every('half-year')],
    ['2 lần/năm', every('year', { times: 2 })],
    ['Mỗi năm 02 lần', every('year', { times: 2 })],
    ['Hai lần trong năm', every('year', { times: 2 })],
    ['Tối thiểu 2 lần/năm', every('year', { times: 2 })],
    ['01 lần/quý', every('quarter')],
    ['Mỗi tháng 1 lần', every('month')],
    ['Hằng tuần', every('week')],
    ['Hàng ngày', every('day')],
    ['Hằng tháng, hằng quý, hằng năm', and(every('month'), every('quarter'), every('year'))],
    ['Hằng quý/2025', every('quarter', of2025)],
    ['Hằng quý năm 2025', every('quarter', of2025)],
    ['Hằng tháng trong năm 2025', every('month', of2025)],
    ['Định kỳ, đột xuất', and(every(null), adhoc()), 'ambiguous'],
  ]);
});

describe('at a place of its cycle', () => {
  checkRows([
    ['Quý I hằng năm', every('year', { quarter: 1 })],
    ['Hằng năm, vào Quý I', every('year', { quarter: 1 })],
    ['Hằng năm, trong tháng 11', every('year', { month: 11 })],
    ['Tháng 6, tháng 12 hàng năm', and(every('year', { month: 6 }), every('year', { month: 12 }))],
    ['ngày 31 tháng 12 hàng năm', yearly(31, 12)],
    ['trước ngày 31/12 hằng năm', yearly(31, 12, { exclusive: true })],
    ['Hằng năm (trước ngày 15/12)', yearly(15, 12, { exclusive: true })],
    [
      'Trước ngày 15/6 và trước ngày 15/12 hằng năm',
      and(yearly(15, 6, { exclusive: true }), yearly(15, 12, { exclusive: true })),
    ],
    ['Vào ngày 20 hằng tháng', monthDay(20)],
    ['Ngày 15 và ngày 30 hằng tháng', and(monthDay(15), monthDay(30))],
    ['Ngày 15 và 30 hằng tháng', and(monthDay(15), monthDay(30))],
    ['Ngày 05, 15, 25 hằng tháng', and(monthDay(5), monthDay(15), monthDay(25))],
    ['Trước ngày 25 của tháng báo cáo', monthDay(25, true)],
    ['Ngày cuối cùng của tháng', monthDay(31)],
    ['hằng tháng … trước ngày 22', monthDay(22, true)],
    ['Ngày cuối cùng của quý', quarterEndDay(31)],
    ['ngày cuối quý', quarterEndDay(31)],
    ['Trước ngày 15 tháng cuối của quý', quarterEndDay(15, true)],
    ['Tháng đầu tiên của quý', every('quarter', { month_of_quarter: 1 })],
    ['tuần cuối của quý', every('quarter', { month_of_quarter: 3, week: -1 })],
    ['tuần đầu hằng quý', every('quarter', { month_of_quarter: 1, week: 1 })],
    ['tuần cuối hằng tháng', every('month', { week: -1 })],
    ['Trong tuần đầu tháng', every('month', { week: 1 })],
    ['Chiều thứ Sáu hằng tuần', every('week', { weekday: 5 })],
    ['Thứ 6 hàng tuần', every('week', { weekday: 5 })],
    ['trước 15 giờ thứ Sáu hằng tuần', every('week', { weekday: 5, exclusive: true, time: '15:00' })],
    ['Hằng tuần, trước 15 giờ thứ Sáu', every('week', { weekday: 5, exclusive: true, time: '15:00' })],
    [
      'Trước 16 giờ ngày 20 hằng tháng',
      { kind: 'RECUR_MONTH_DAY', every: 'month', day: 20, exclusive: true, time: '16:00' },
    ],
    ['ngày làm việc cuối cùng của tháng', every('month', { workday: -1 })],
    ['Ngày làm việc cuối cùng của quý', every('quarter', { workday: -1 })],
    ['Ngày làm việc đầu tiên của tháng', every('month', { workday: 1 })],
    ['ngày làm việc thứ 5 của mỗi tháng', every('month', { workday: 5 })],
  ]);
});

describe('before, at and after an event', () => {
  checkRows([
    ['Cùng ngày nhận được quyết định phê duyệt', afterDays(0, 'nhận được quyết định phê duyệt')],
    ['Ngay trong ngày nhận được hồ sơ', afterDays(0, 'nhận được hồ sơ')],
    ['Trong ngày tiếp nhận', afterDays(0, 'tiếp nhận')],
    ['Ngay trong ngày làm việc', afterDays(0, null), 'ambiguous'],
    ['Trước khi gửi thẩm định', beforeEvent('gửi thẩm định')],
    ['Trước khi ban hành văn bản', beforeEvent('ban hành văn bản')],
    ['Trước kỳ họp HĐND tỉnh cuối năm', beforeEvent('kỳ họp HĐND tỉnh cuối năm')],
    ['Trước ngày văn bản có hiệu lực thi hành', beforeEvent('văn bản có hiệu lực thi hành')],
    ['Trước 5 ngày làm việc so với ngày họp', { kind: 'BEFORE_EVENT', n: 5, event: 'họp', unit: 'work' }],
    ['Trong vòng 03 ngày làm việc kể từ ngày nhận được văn bản', afterWorkdays(3, 'nhận được văn bản')],
    ['Không quá 1/2 ngày làm việc kể từ khi nhận hồ sơ', afterWorkdays(0.5, 'nhận hồ sơ')],
    ['Sau 15 ngày kể từ khi kết thúc đợt kiểm tra', afterDays(15, 'kết thúc đợt kiểm tra')],
    ['05 ngày làm việc sau khi kết thúc quý', afterWorkdays(5, 'kết thúc quý')],
    ['Chậm nhất 05 ngày sau khi kết thúc tháng', afterDays(5, 'kết thúc tháng')],
    ['02 tuần sau khi có kết quả', { kind: 'AFTER_CAL', n: 2, event: 'có kết quả', unit: 'week' }],
    ['Trong vòng 24 giờ kể từ khi nhận hồ sơ', { kind: 'AFTER_HOURS', n: 24, event: 'nhận hồ sơ' }],
    ['trong thời hạn 30 ngày', afterDays(30, null), 'ambiguous'],
    ['05 ngày làm việc', afterWorkdays(5, null), 'ambiguous'],
    ['Ngay khi nhận được văn bản', afterNow('nhận được văn bản')],
    ['Sau khi kế hoạch được phê duyệt', afterNow('kế hoạch được phê duyệt')],
    ['Triển khai ngay sau khi Kế hoạch được ban hành', afterNow('Kế hoạch được ban hành')],
    ['Theo yêu cầu của Văn phòng Chính phủ', adhoc('yêu cầu của Văn phòng Chính phủ')],
    ['Khi có thay đổi', adhoc('có thay đổi')],
    ['Nếu có', adhoc()],
    ['Định kỳ hằng quý hoặc khi có yêu cầu', or(every('quarter'), adhoc('có yêu cầu'))],
    ['Theo tiến độ được giao', ref('tiến độ được giao')],
    ['Theo quy định tại Nghị định số 63/2010/NĐ-CP', ref('quy định tại Nghị định số 63/2010/NĐ-CP')],
    ['theo nội dung và thời gian quy định tại mục 3', row('3')],
  ]);
});

describe('one deadline for each unit or piece of work, without a colon', () => {
  checkRows([
    [
      'Các sở, ban, ngành trước ngày 05/12/2025; UBND cấp huyện trước ngày 10/12/2025',
      and(
        { ...before('2025-12-05'), actor: 'Các sở, ban, ngành' },
        { ...before('2025-12-10'), actor: 'UBND cấp huyện' },
      ),
    ],
    [
      'UBND cấp xã trước ngày 15/6, UBND tỉnh trước ngày 25/6/2025',
      and({ ...before('2025-06-15'), actor: 'UBND cấp xã' }, { ...before('2025-06-25'), actor: 'UBND tỉnh' }),
    ],
    ['UBND cấp xã trước ngày 15/6/2025', { ...before('2025-06-15'), actor: 'UBND cấp xã' }],
    [
      'Các sở, ban, ngành Quý II/2025; UBND cấp xã Quý III/2025',
      and({ ...quarter(2025, 2), actor: 'Các sở, ban, ngành' }, { ...quarter(2025, 3), actor: 'UBND cấp xã' }),
    ],
    [
      'Phát động tháng Ba, tổng kết tháng Mười một năm 2025',
      and({ ...month(2025, 3), what: 'Phát động' }, { ...month(2025, 11), what: 'tổng kết' }),
    ],
    [
      'Phát động tháng 3/2025; tổng kết tháng 11/2025',
      and({ ...month(2025, 3), what: 'Phát động' }, { ...month(2025, 11), what: 'tổng kết' }),
    ],
    [
      'Đợt 1 trước 30/4/2025, đợt 2 trước 30/9/2025',
      and({ ...before('2025-04-30'), what: 'Đợt 1' }, { ...before('2025-09-30'), what: 'đợt 2' }),
    ],
    [
      'Lần 1: trước 15/6; lần 2: trước 15/12',
      and({ ...before('2025-06-15'), what: 'Lần 1' }, { ...before('2025-12-15'), what: 'lần 2' }),
    ],
    [
      'Trước 15/6 (6 tháng), trước 15/12 (năm)',
      and({ ...before('2025-06-15'), what: '6 tháng' }, { ...before('2025-12-15'), what: 'năm' }),
    ],
  ]);

  it('a part without a year beside one of another year is flagged, not guessed', () => {
    const parsed = parse('UBND cấp xã trước ngày 15/6, UBND tỉnh trước ngày 25/6/2026');
    expect(parsed).toMatchObject({ ok: true, value: { flags: ['ambiguous-deadline'] } });
  });
});

describe('what names no certain time is refused', () => {
  it.each(['Thứ Sáu', 'Trước ngày 15', 'Cuối kỳ', 'Mùa hè', 'Không xác định', 'Tháng sau', 'Trước 15h00 thứ Năm'])(
    '«%s»',
    (phrase) => {
      expect(parse(phrase)).toMatchObject({ ok: false });
    },
  );
});

describe('due dates of the new forms', () => {
  const due = (phrase: string) => {
    const parsed = parse(phrase);
    if (!parsed.ok) throw new Error(parsed.error.message);
    return dueDates(parsed.value.deadline, {
      planYear: 2025,
      issued: plainDate('2025-01-20'),
      calendar: shippedCalendar(),
      events: { 'trình ký': plainDate('2025-03-12'), 'tiếp nhận': plainDate('2025-03-12') },
    }).map((occurrence) =>
      occurrence.state === 'dated' ? `${occurrence.due}${occurrence.time ?? ''}` : occurrence.state,
    );
  };

  it('the last working day of a quarter stands before a week-end, not behind it', () => {
    expect(due('Ngày làm việc cuối cùng của quý')).toEqual(['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31']);
    expect(due('Ngày làm việc cuối cùng của tháng').slice(4, 8)).toEqual([
      '2025-05-30',
      '2025-06-30',
      '2025-07-31',
      '2025-08-29',
    ]);
  });

  it('the first and the fifth working day pass over week-ends and holidays', () => {
    expect(due('Ngày làm việc đầu tiên của tháng').slice(0, 3)).toEqual(['2025-02-03', '2025-03-03', '2025-04-01']);
    expect(due('Ngày làm việc thứ 5 của tháng').slice(1, 3)).toEqual(['2025-03-07', '2025-04-08']);
  });

  it('an hour of a weekday keeps the day itself', () => {
    expect(due('trước 15 giờ thứ Sáu hằng tuần').slice(2, 4)).toEqual(['2025-02-0715:00', '2025-02-1415:00']);
  });

  it('«trong ngày» and «trước khi» are due on the day of the event', () => {
    expect(due('Trong ngày tiếp nhận')).toEqual(['2025-03-12']);
    expect(due('Trước khi trình ký')).toEqual(['2025-03-12']);
  });
});
