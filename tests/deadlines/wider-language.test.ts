import { describe, expect, it } from 'vitest';
import { parsePhrase, type Deadline } from '#shared/deadlines/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import {
  afterDays,
  afterNow,
  afterWorkdays,
  and,
  before,
  by,
  cont,
  every,
  month,
  monthDay,
  monthRange,
  months,
  quarter,
  quarterEndDay,
  quarters,
  range,
  ref,
  row,
  since,
  year,
  yearRange,
} from './trees.ts';

const parse = (phrase: string, issued?: string) =>
  parsePhrase(phrase, { planYear: 2024, issued: issued === undefined ? undefined : plainDate(issued) });

function read(phrase: string, issued?: string) {
  const parsed = parse(phrase, issued);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

const groups: Readonly<Record<string, readonly (readonly [string, Deadline])[]>> = {
  'spelling, case and signs do not matter': [
    ['QUÍ II NĂM 2024', quarter(2024, 2)],
    ['Quý 2/2024.', quarter(2024, 2)],
    ['ĐỊNH KỲ HẰNG QUÝ', every('quarter')],
    ['định kì hàng quí', every('quarter')],
    ['Trước ngày 15 / 3 / 2024', before('2024-03-15')],
    ['15-3-2024', by('2024-03-15')],
    ['15.3.2024', by('2024-03-15')],
    ['Ðến ngày 30/6', by('2024-06-30')],
    ['Tháng 12\u00a0/2024'.normalize('NFD'), month(2024, 12)],
  ],
  'dates and parts of months and years (Civil Code art. 146)': [
    ['ngày mười lăm tháng ba năm 2024', by('2024-03-15')],
    ['trước ngày 30 tháng 6 năm 2024', before('2024-06-30')],
    ['Kể từ ngày 01/7/2025', since('2025-07-01')],
    ['từ ngày 01/3 đến ngày 30/7/2024', range('2024-03-01', '2024-07-30')],
    ['từ ngày 01 đến ngày 15/3/2024', range('2024-03-01', '2024-03-15')],
    ['từ 15/12 đến 14/3/2024', range('2023-12-15', '2024-03-14')],
    ['giữa tháng 6', by('2024-06-15')],
    ['cuối tháng 2', by('2024-02-29')],
    ['cuối năm', by('2024-12-31')],
    ['giữa năm 2025', by('2025-06-30')],
    ['6 tháng đầu năm', range('2024-01-01', '2024-06-30')],
    ['09 tháng đầu năm 2025', range('2025-01-01', '2025-09-30')],
    ['hoàn thành trong năm', year(2024)],
    ['Trước tháng 6/2024', before('2024-06-01')],
  ],
  'windows over several months, quarters and years': [
    ['Quý IV/2025- Quý II/2026', range('2025-10-01', '2026-06-30')],
    ['Quý II-III/2026', range('2026-04-01', '2026-09-30')],
    ['Quý II và Quý IV/2024', quarters(2024, 2, 4)],
    ['Tháng 6, 12/2024', { kind: 'MONTHS', items: [months(2024, 6, 6), months(2024, 12, 12)] }],
    ['Từ tháng 3 đến tháng 5', monthRange(2024, 3, 5)],
    ['Năm 2026 - 2030', yearRange(2026, 2030)],
    [
      'Giai đoạn 2026-2030 và những năm tiếp theo',
      and(yearRange(2026, 2030), every('year', { from: plainDate('2031-01-01') })),
    ],
    ['Tháng 3 → Quý II', range('2024-03-01', '2024-06-30')],
    ['Tháng 02 → Thường xuyên', { kind: 'CONT', from: plainDate('2024-02-01') }],
  ],
  recurring: [
    ['Tháng 12 hằng năm', every('year', { month: 12 })],
    ['Quý IV hàng năm', every('year', { quarter: 4 })],
    ['Trước 15/12 hằng năm', every('year', { day: 15, month: 12, exclusive: true })],
    ['02 đợt/tháng', every('month', { times: 2 })],
    ['Mỗi quý 01 lần', every('quarter')],
    ['2 năm/lần', every('year', { interval: 2 })],
    ['03 tháng/lần', every('quarter')],
    ['Hàng tháng/quý/năm', and(every('month'), every('quarter'), every('year'))],
    ['Định kỳ hàng quý, 6 tháng, năm', and(every('quarter'), every('half-year'), every('year'))],
    ['tuần đầu của tháng đầu mỗi quý', every('quarter', { month_of_quarter: 1, week: 1 })],
    ['trước ngày 25 hàng tháng', monthDay(25, true)],
    ['ngày 15 tháng cuối quý', quarterEndDay(15)],
    ['Hàng quý (trước ngày 15 của tháng cuối quý)', quarterEndDay(15, true)],
    ['Định kỳ hàng quý theo quy định', every('quarter')],
  ],
  'counted from an event': [
    ['chậm nhất sau 05 ngày làm việc kể từ ngày ký', afterWorkdays(5, 'ký')],
    ['trong vòng mười ngày tính từ ngày ban hành', afterDays(10, 'ban hành')],
    ['02 tháng kể từ ngày ban hành', { kind: 'AFTER_CAL', n: 2, event: 'ban hành', unit: 'month' }],
    ['24 giờ kể từ khi tiếp nhận', { kind: 'AFTER_HOURS', n: 24, event: 'tiếp nhận' }],
    ['0,25 ngày làm việc kể từ khi nhận hồ sơ', afterWorkdays(0.25, 'nhận hồ sơ')],
    [
      'chậm nhất trước 20 ngày tính đến ngày văn bản có hiệu lực',
      { kind: 'BEFORE_EVENT', n: 20, event: 'văn bản có hiệu lực' },
    ],
    ['Trước ngày họp 05 ngày làm việc', { kind: 'BEFORE_EVENT', n: 5, event: 'họp', unit: 'work' }],
    ['Ngay sau khi Kế hoạch được ban hành', afterNow('Kế hoạch được ban hành')],
  ],
  'of several units or stages': [
    [
      'Cấp xã: Trước ngày 15/3/2024; cấp huyện: Trước ngày 20/3/2024',
      and({ ...before('2024-03-15'), actor: 'Cấp xã' }, { ...before('2024-03-20'), actor: 'cấp huyện' }),
    ],
    [
      'Trước ngày 15/3/2024 đối với cấp xã, trước ngày 20/3/2024 đối với cấp tỉnh',
      and({ ...before('2024-03-15'), actor: 'cấp xã' }, { ...before('2024-03-20'), actor: 'cấp tỉnh' }),
    ],
    [
      'Cấp xã: trước ngày 17; cấp huyện: trước ngày 19 của tháng cuối quý',
      and({ ...quarterEndDay(17, true), actor: 'Cấp xã' }, { ...quarterEndDay(19, true), actor: 'cấp huyện' }),
    ],
    [
      'Xây dựng dự thảo: Tháng 3/2024; Trình phê duyệt: Tháng 5/2024',
      and({ ...month(2024, 3), what: 'Xây dựng dự thảo' }, { ...month(2024, 5), what: 'Trình phê duyệt' }),
    ],
    ['Trước ngày 20/11/2024 (báo cáo năm)', { ...before('2024-11-20'), what: 'báo cáo năm' }],
  ],
  'by reference to a row or document': [
    ['nt', row('above')],
    ['như trên', row('above')],
    ['như quy định tại điểm 5.1', row('5.1')],
    ['Theo Kế hoạch, trước ngày 30/6/2024', and(ref('Kế hoạch'), before('2024-06-30'))],
    ['Thường xuyên; hoàn thành trước 30/11/2024', and(cont, before('2024-11-30'))],
  ],
};

for (const [rule, rows] of Object.entries(groups)) {
  describe(rule, () => {
    for (const [phrase, deadline] of rows) {
      it(`«${phrase}»`, () => {
        expect(read(phrase).deadline).toEqual(deadline);
      });
    }
  });
}

describe('what is said and what is assumed', () => {
  it('a missing year is the plan’s, and is noted as assumed', () => {
    expect(read('Quý II').assumed).toEqual([{ field: 'year', value: '2024', because: 'plan-year' }]);
    expect(read('Quý II/2025').assumed).toEqual([]);
  });

  it('each said part points at its place in the phrase', () => {
    const { phrase, said } = read('Chậm nhất là 03 ngày làm việc kể từ ngày quyết định công bố');
    for (const part of said) expect(phrase.slice(part.span.from, part.span.to).trim()).toBe(part.text);
    expect(said.map(({ field }) => field)).toEqual(['bound', 'period', 'event']);
  });

  it('«trong tháng» is the month of issue, and ambiguous; without a date of issue it is refused', () => {
    expect(read('Trong tháng', '2024-03-05')).toMatchObject({
      deadline: month(2024, 3),
      flags: ['ambiguous-deadline'],
    });
    expect(parse('hết quý')).toMatchObject({ ok: false, error: { code: 'needs-issue-date' } });
  });

  it.each(['05 ngày làm việc', 'Trước 10 ngày', 'Định kỳ', 'Tháng 3, 4/2024', 'ngày 15 hàng quý'])(
    '«%s» can be read in more than one way and is flagged',
    (phrase) => {
      expect(read(phrase).flags).toEqual(['ambiguous-deadline']);
    },
  );
});

describe('a date is never lost in other words', () => {
  it('in brackets behind a continuous duty is a deadline of its own', () => {
    expect(read('Thường xuyên (báo cáo kết quả trước ngày 15/12/2024)').deadline).toEqual(
      and(cont, { ...before('2024-12-15'), what: 'báo cáo kết quả' }),
    );
  });

  it('among the words of a reference is flagged, in a citation it is not', () => {
    expect(read('Theo kết luận cuộc họp 15/3/2024 của Chủ tịch').flags).toEqual(['ambiguous-deadline']);
    expect(read('Theo Kế hoạch số 2693/KH-UBND ngày 10/5/2021 của UBND tỉnh').flags).toEqual([]);
  });
});

describe('what is not understood', () => {
  it.each([
    ['Quý I/2024 nhé bạn', 'unknown-phrase'],
    ['Khoảng mùa hè', 'unknown-phrase'],
    ['Trước ngày 15', 'unknown-phrase'],
    ['ngày 15 hằng năm', 'unknown-phrase'],
    ['Trước ngày 31/6/2024', 'no-such-day'],
    ['Trước ngày 29/02/2023', 'no-such-day'],
    ['Giai đoạn 2030-2026', 'range-reversed'],
    ['before Friday', 'unknown-phrase'],
  ])('«%s» is refused (%s), never guessed', (phrase, code) => {
    expect(parse(phrase)).toMatchObject({ ok: false, error: { code } });
  });

  it('is named by its place', () => {
    const result = parse('Quý I/2024 nhé bạn');
    if (result.ok) throw new Error('understood');
    const { phrase, span } = result.error;
    expect(phrase.slice(span.from, span.to)).toBe('nhé bạn');
  });
});

describe('hostile text', () => {
  const kilobytes = (piece: string) => piece.repeat(Math.ceil(100_000 / piece.length));

  it.each([
    'a ',
    ' ',
    '-',
    '1',
    '1/',
    'ngày ',
    'trước ',
    'trước ngày ',
    'theo ',
    'và ',
    'quý i, ',
    'tháng 1, ',
    '(',
    ',',
    ', (',
    '; - ',
    'kể từ ngày ',
    'theo kế hoạch số 1/KH-UBND ngày ',
    'Cấp xã: ',
    'phê duyệt ',
    'hàng ',
    'định kỳ ',
    '01/3, ',
    ' → ',
    'đối với cấp ',
    '5 ngày ',
    'năm ',
    'UBND cấp xã ',
    'UBND cấp xã trước ngày 1/6, ',
    'tổ chức ',
    'cùng ngày ',
    'từ nay đến ',
    'trước khi ',
    '17 giờ ',
    'ngày 5, ',
  ])('of 100 KB of «%s» is answered', (piece) => {
    for (const start of ['', 'Theo ', 'Trước ngày họp ', 'Trình ']) {
      const result = parse(start + kilobytes(piece));
      expect(typeof result.ok).toBe('boolean');
    }
  });
});

describe('«24/7»', () => {
  it('behind «liên tục» or «thường xuyên» is round the clock, not the 24th of July', () => {
    for (const phrase of ['Liên tục 24/7', 'Thường xuyên, 24/7', 'Liên tục (24/24 giờ)'])
      expect(parse(phrase)).toMatchObject({ ok: true, value: { deadline: { kind: 'CONT' } } });
  });

  it('alone is flagged: a date, or round the clock', () => {
    const read = parse('24/7');
    expect(read.ok && read.value.flags).toContain('ambiguous-deadline');
    const dated = parse('Ngày 24/7');
    expect(dated.ok && dated.value.flags).toEqual([]);
  });
});
