import { describe, expect, it } from 'vitest';
import { defaultPolicy, shippedCalendar } from '#shared/calendar/index.ts';
import { dueDates, explainDue, parsePhrase, type DueContext, type Occurrence } from '#shared/deadlines/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';

const calendar = shippedCalendar();

interface Given extends Partial<Omit<DueContext, 'calendar' | 'issued' | 'events'>> {
  readonly issued?: string;
  readonly events?: Readonly<Record<string, string>>;
}

function due(phrase: string, { issued, events = {}, ...given }: Given = {}): readonly Occurrence[] {
  const planYear = given.planYear ?? 2024;
  const parsed = parsePhrase(phrase, { planYear });
  if (!parsed.ok) throw new Error(parsed.error.message);
  return dueDates(parsed.value.deadline, {
    planYear,
    calendar,
    phrase,
    ...given,
    issued: issued === undefined ? undefined : plainDate(issued),
    events: Object.fromEntries(Object.entries(events).map(([name, date]) => [name, plainDate(date)])),
  });
}

const days = (occurrences: readonly Occurrence[]): string[] =>
  occurrences.map((occurrence) => (occurrence.state === 'dated' ? occurrence.due : occurrence.state));

const only = (occurrences: readonly Occurrence[]) => {
  const [first] = occurrences;
  if (first?.state !== 'dated' || occurrences.length !== 1) throw new Error('not one dated occurrence');
  return first;
};

describe('«trước ngày D»', () => {
  it('is overdue after D and warned for the day before (lenient, the default)', () => {
    expect(only(due('Trước ngày 15/3/2024'))).toMatchObject({ due: '2024-03-15', strict: '2024-03-14' });
  });

  it('is overdue after D − 1 when the plan chose the strict reading', () => {
    const policy = { ...defaultPolicy, before: 'strict' as const };
    expect(only(due('Trước ngày 15/3/2024', { policy })).due).toBe('2024-03-14');
  });

  it('that is the day of issue is late only by the strict reading (QN row I.1)', () => {
    expect(only(due('Trước ngày 05/03/2024', { issued: '2024-03-05' }))).toMatchObject({
      due: '2024-03-05',
      strict: '2024-03-04',
    });
  });

  it('a Sunday does not move; the warning aims at the Friday before', () => {
    expect(only(due('Trước 15/12/2024'))).toMatchObject({ due: '2024-12-15', strict: '2024-12-13' });
  });

  it('with an hour keeps the day and the hour', () => {
    expect(only(due('Trước 17h00 ngày 15/3/2024'))).toMatchObject({ due: '2024-03-15', time: '17:00' });
  });
});

describe('announcing and publishing a TTHC (QN section II)', () => {
  const decision = { 'quyết định công bố': '2024-03-25' };

  it('the minister signs on Friday 15/3/2024: the decision is due ten calendar days later, Monday 25/3', () => {
    const phrase =
      'Hoàn thành trước 10 ngày thông thường kể từ ngày Bộ trưởng, Thủ trưởng cơ quan ngang bộ ký ban hành Danh mục TTHC';
    expect(days(due(phrase, { events: { 'ký ban hành Danh mục TTHC': '2024-03-15' } }))).toEqual(['2024-03-25']);
  });

  it('posting is due three working days after the decision: Thursday 28/3', () => {
    const phrase = 'Chậm nhất là 03 ngày làm việc kể từ ngày quyết định công bố';
    expect(days(due(phrase, { events: decision }))).toEqual(['2024-03-28']);
  });

  it('the provincial system is due on Saturday 30/3, which rolls to Monday 1/4 (art. 148.5)', () => {
    const phrase = 'Chậm nhất là 05 ngày thông thường kể từ ngày quyết định công bố';
    const occurrence = only(due(phrase, { events: decision }));
    expect(occurrence).toMatchObject({ due: '2024-04-01', derivation: { counted: { nominal: '2024-03-30' } } });
    expect(explainDue(calendar, occurrence).map(({ clause }) => clause)).toContain(
      'Bộ luật Dân sự 2015, Điều 148 khoản 5',
    );
  });

  const database =
    '- Trước 05 ngày thông thường kể từ ngày Quyết định công bố thừa ủy quyền của Chủ tịch UBND tỉnh; ' +
    '- Hoặc trước 15 ngày thông thường tính từ thời gian Bộ trưởng, Thủ trưởng cơ quan ngang bộ ban hành Danh mục TTHC.';

  it('the national database is due at the earlier of own decision + 5 and ministry list + 15, each rolled first', () => {
    const ministry = { 'Bộ trưởng, Thủ trưởng cơ quan ngang bộ ban hành Danh mục TTHC': '2024-03-15' };
    expect(days(due(database, { events: { ...decision, ...ministry } }))).toEqual(['2024-04-01']);
    expect(days(due(database, { events: { 'quyết định công bố': '2024-03-20', ...ministry } }))).toEqual([
      '2024-03-25',
    ]);
  });

  it('an alternative whose event is not recorded stays waiting beside the dated one', () => {
    expect(days(due(database, { events: decision }))).toEqual(['2024-04-01', 'waiting']);
  });

  const chain =
    'Hoàn thành trước 10 ngày thông thường kể từ ngày ký ban hành Quyết định công bố thừa ủy quyền của Chủ tịch UBND tỉnh: ' +
    '- Phê duyệt quy trình nội bộ trước 07 ngày; - Thiết lập quy trình điện tử chậm nhất là 03 ngày.';
  const signing = { 'ký ban hành Quyết định công bố': '2024-03-25' };

  it('the internal process is due on Monday 1/4, the electronic one expected on Thursday 4/4', () => {
    expect(due(chain, { events: signing })).toMatchObject([
      { due: '2024-04-01', what: 'Phê duyệt quy trình nội bộ' },
      { due: '2024-04-04', what: 'Thiết lập quy trình điện tử', expected: true },
    ]);
  });

  it('a first step done early brings the second forward; done late leaves it within the total', () => {
    const early = due(chain, { events: { ...signing, 'phê duyệt quy trình nội bộ': '2024-03-28' } });
    expect(early).toMatchObject([
      { due: '2024-04-01' },
      { due: '2024-04-01', derivation: { counted: { nominal: '2024-03-31' } } },
    ]);
    const late = due(chain, { events: { ...signing, 'phê duyệt quy trình nội bộ': '2024-04-05' } });
    expect(late[1]).toMatchObject({
      due: '2024-04-04',
      derivation: { against: { rule: 'chain-total', other: '2024-04-08' } },
    });
  });

  it('waits while nobody has signed', () => {
    expect(due(chain)).toMatchObject([{ state: 'waiting' }]);
    expect(days(due('Ngay sau khi có Quyết định kiện toàn'))).toEqual(['waiting']);
  });

  it('«ngay sau khi» is due on the next working day', () => {
    const events = { 'có Quyết định kiện toàn': '2024-03-15' };
    expect(days(due('Ngay sau khi có Quyết định kiện toàn', { events }))).toEqual(['2024-03-18']);
  });
});

describe('report days of the quarter’s last month', () => {
  const ladder = (day: number, planYear: number) =>
    due(`- Thời gian chậm nhất là ngày ${day} của tháng cuối quý.`, { planYear });

  it('fall on 17, 19 and 22 of March, June, September and December; December is the annual report', () => {
    expect(days(ladder(17, 2024))).toEqual(['2024-03-17', '2024-06-17', '2024-09-17', '2024-12-17']);
    expect(ladder(19, 2024).map((o) => (o.state === 'dated' ? o.label : ''))).toEqual([
      'Quý I/2024',
      'Quý II/2024',
      'Quý III/2024',
      'Năm 2024',
    ]);
  });

  it.each([
    [2024, ['17/03', '22/06', '22/09', '22/12']],
    [2025, ['22/03', '22/06']],
    [2026, ['22/03', '19/09', '19/12']],
    [2027, ['19/06', '19/09', '19/12']],
  ])('of %i on a day off stay there and warn with the last working day before', (year, expected) => {
    const warned = [17, 19, 22]
      .flatMap((day) => ladder(day, year))
      .filter((o) => o.state === 'dated' && o.strict < o.due && !calendar.isWorkingDay(o.due))
      .map((o) => (o.state === 'dated' ? `${o.due.slice(8)}/${o.due.slice(5, 7)}` : ''));
    expect(warned.sort((a, b) => (a.slice(3) + a < b.slice(3) + b ? -1 : 1))).toEqual(expected);
  });

  it('monthly days 10 and 15 of 2026 on days off are these; Saturday 10/1/2026 was worked (notice 12729)', () => {
    const off = [10, 15].flatMap((day) =>
      days(due(`Định kỳ chậm nhất ngày ${day} hằng tháng`, { planYear: 2026 })).filter(
        (text) => !calendar.isWorkingDay(plainDate(text)),
      ),
    );
    expect(off.sort()).toEqual(['2026-02-15', '2026-03-15', '2026-05-10', '2026-08-15', '2026-10-10', '2026-11-15']);
  });
});

describe('a recurring deadline', () => {
  it('leaves out occurrences due before the plan was issued', () => {
    expect(days(due('Định kỳ trước ngày 10 hằng tháng', { issued: '2024-03-05' }))[0]).toBe('2024-03-10');
    expect(days(due('Định kỳ trước ngày 10 hằng tháng', { issued: '2024-03-05' }))).toHaveLength(10);
  });

  it('runs through the last year of a plan of several years (TB: 2018–2020)', () => {
    const given = { planYear: 2018, throughYear: 2020, issued: '2018-09-17' };
    expect(days(due('Quý IV/2018 và hàng năm', given))).toEqual([
      '2018-12-31',
      '2018-12-31',
      '2019-12-31',
      '2020-12-31',
    ]);
  });

  it('of quarters and year gives the four quarters and the year', () => {
    expect(days(due('Định kỳ hàng quý, năm'))).toEqual([
      '2024-03-31',
      '2024-06-30',
      '2024-09-30',
      '2024-12-31',
      '2024-12-31',
    ]);
  });

  it('two times a month falls in both halves of it', () => {
    expect(days(due('02 đợt/tháng')).slice(0, 4)).toEqual(['2024-01-15', '2024-01-31', '2024-02-14', '2024-02-29']);
  });

  it.each([
    ['tuần đầu của tháng đầu mỗi quý', ['2024-01-07', '2024-04-07', '2024-07-07', '2024-10-07']],
    ['trước ngày 05 tháng đầu quý sau', ['2024-04-05', '2024-07-05', '2024-10-05', '2025-01-05']],
    ['Ngày 05 của tháng sau', ['2024-02-05', '2024-03-05', '2024-04-05', '2024-05-05']],
    ['Tháng 12 hằng năm', ['2024-12-31']],
    ['Quý II hằng năm', ['2024-06-30']],
    ['15/6 và 15/12 hàng năm', ['2024-06-15', '2024-12-15']],
    ['Ngày cuối tháng', ['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30']],
    ['Thứ Sáu hằng tuần', ['2024-01-05', '2024-01-12', '2024-01-19', '2024-01-26']],
    ['Định kỳ 6 tháng, năm', ['2024-06-30', '2024-12-31', '2024-12-31']],
  ])('«%s» falls on %j', (phrase, expected) => {
    expect(days(due(phrase)).slice(0, 4)).toEqual(expected);
  });
});

describe('other deadlines', () => {
  it('a continuous duty is looked at on the last working day of each quarter', () => {
    expect(due('Thường xuyên', { issued: '2024-03-05' })).toEqual([
      { state: 'continuous', checkIns: ['2024-03-29', '2024-06-28', '2024-09-30', '2024-12-31'] },
    ]);
  });

  it('neighbouring quarters are one window, separate ones an occurrence each', () => {
    expect(days(due('Quý I, II/2024'))).toEqual(['2024-06-30']);
    expect(days(due('Quý II, IV/2024'))).toEqual(['2024-06-30', '2024-12-31']);
  });

  it('each actor has its own date', () => {
    expect(due('Cấp xã: Trước ngày 15/3/2024; cấp huyện: Trước ngày 20/3/2024')).toMatchObject([
      { actor: 'Cấp xã', due: '2024-03-15' },
      { actor: 'cấp huyện', due: '2024-03-20' },
    ]);
  });

  it('by reference points at the document or row', () => {
    expect(due('Theo Kế hoạch riêng')).toEqual([{ state: 'reference', ref: 'Kế hoạch riêng' }]);
    expect(due('như quy định tại điểm 5.1')).toEqual([{ state: 'reference', ref: '5.1' }]);
  });

  it('counted back from an event is never later than that many days before it', () => {
    const phrase = 'chậm nhất trước 20 ngày tính đến ngày văn bản có hiệu lực';
    expect(days(due(phrase, { events: { 'văn bản có hiệu lực': '2024-07-06' } }))).toEqual(['2024-06-16']);
  });

  it('in a year without a notice is provisional', () => {
    expect(only(due('Trước ngày 15/3/2030'))).toMatchObject({ provisional: true });
    expect(only(due('Trước ngày 15/3/2024'))).toMatchObject({ provisional: false });
  });
});
