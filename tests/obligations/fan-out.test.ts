import { expect, it } from 'vitest';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { fanOut } from '#shared/obligations/index.ts';
import { unitId } from '#shared/org/index.ts';
import { twoTierProvince } from '#shared/org/sample/index.ts';
import { aRow, calendar, fannedOut, importedFixture, terms } from './rows.ts';

const DEPARTMENTS = 20;
const DISTRICTS = 18;
const COMMUNES = 241;
const EVERYONE = DEPARTMENTS + DISTRICTS + COMMUNES;

it('every row of the plan of Quảng Nam becomes tasks of the units its class has on the day of issue', async () => {
  const plan = await importedFixture('quang-nam-2024');
  const counts = Object.fromEntries(
    plan.rows.map((row, index) => {
      const { lead, title, section, no, deadline } = row;
      const key = String((index + 1) * 10).padStart(4, '0');
      const given = { key, lead, title, section, no, deadline, phrase: row.deadline_phrase };
      return [row.id, fannedOut({ ...aRow(), ...given }).tasks.length];
    }),
  );
  expect(Object.keys(counts)).toHaveLength(56);
  expect(Object.values(counts).filter((count) => count === 0)).toEqual([]);
  expect(counts).toMatchObject({
    'I.1': 1,
    // Own plans of every department, district and commune.
    'I.2': EVERYONE,
    'II.1': DEPARTMENTS,
    // Approval within 7 days, then the electronic process: two stages of one event.
    'II.3': 2 * DEPARTMENTS,
    // The provincial centre, the districts' and the communes' one-stop desks.
    'II.4': 1 + DISTRICTS + COMMUNES,
    // «Thường xuyên», and milestones of another plan.
    'V.1': 2 * EVERYONE,
    // Monthly from March on.
    'V.4': 10,
    'V.5': 10 * DISTRICTS,
    'VII.1': EVERYONE + 1,
    'XI.1': 4 * COMMUNES,
    'XI.2': 4 * (DEPARTMENTS + DISTRICTS),
    'XI.3': 4,
  });
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(4443);
});

it('a dated row is open, warned of by the day before and overdue after the day itself', () => {
  const [task] = fannedOut(aRow()).tasks;
  expect(task).toMatchObject({
    caseId: 'plan-1.0010',
    taskId: '001.so-tu-phap',
    unit: 'so-tu-phap',
    subject: 'II.4. Niêm yết thủ tục hành chính',
    start: { state: 'open', due: { strict: '2024-03-14', lenient: '2024-03-15' } },
    basis: { place: 0, issued: '2024-03-05' },
  });
});

it('a recurring row is planned for the first day of each later period, and labelled with it', () => {
  const { tasks } = fannedOut(aRow({ phrase: 'Chậm nhất là ngày 19 của tháng cuối quý' }));
  const begins = tasks.map(({ start }) => ('opensOn' in start ? start.opensOn : start.state));
  expect(begins).toEqual(['open', '2024-04-01', '2024-07-01', '2024-10-01']);
  const labels = tasks.map(({ subject }) => subject.split(' – ').at(-1));
  expect(labels).toEqual(['Quý I/2024', 'Quý II/2024', 'Quý III/2024', 'Năm 2024']);
  expect(tasks.map(({ basis }) => basis?.place)).toEqual([0, 1, 2, 3]);
});

it('a row counted from an event waits for it by name, one task for each stage the event will date', () => {
  const chain = fannedOut(
    aRow({
      phrase:
        'Hoàn thành trước 10 ngày thông thường kể từ ngày ký ban hành Quyết định công bố: - Phê duyệt quy trình nội bộ trước 07 ngày; - Thiết lập quy trình điện tử chậm nhất là 03 ngày.',
    }),
  ).tasks;
  expect(chain.map(({ start, basis }) => [start.state, basis?.place])).toEqual([
    ['waiting', 0],
    ['waiting', 1],
  ]);
  expect(chain[0]?.subject).not.toBe(chain[1]?.subject);
});

it('days counted from the signing of the plan itself need no record: its date is known', () => {
  const { tasks } = fannedOut(aRow({ phrase: 'Trong vòng 30 ngày kể từ ngày ký Kế hoạch này' }));
  expect(tasks[0]?.start).toMatchObject({ state: 'open', due: { lenient: '2024-04-04' } });
});

it('two events for one product make one task, which names the other event', () => {
  const { tasks } = fannedOut(
    aRow({
      phrase:
        '- Trước 05 ngày thông thường kể từ ngày Quyết định công bố; - Hoặc trước 15 ngày thông thường tính từ thời gian Bộ trưởng ban hành Danh mục TTHC.',
    }),
  );
  expect(tasks).toHaveLength(1);
  expect(tasks[0]?.derivation.join('\n')).toContain('Hoặc: tính từ khi');
});

it('«thường xuyên» is looked at each quarter; what another document dates waits for that document', () => {
  expect(fannedOut(aRow({ phrase: 'Thường xuyên' })).tasks[0]?.start).toEqual({
    state: 'continuous',
    checkIns: ['2024-03-29', '2024-06-28', '2024-09-30', '2024-12-31'],
  });
  expect(fannedOut(aRow({ phrase: 'Theo Kế hoạch riêng' })).tasks[0]?.start).toMatchObject({
    state: 'waiting',
    waitingFor: { kind: 'reference' },
  });
});

it('a row without any time waits for a date', () => {
  const { tasks } = fannedOut(aRow({ phrase: '', deadline: { kind: 'EMPTY' } }));
  expect(tasks[0]?.start).toEqual({ state: 'waiting', waitingFor: { kind: 'date' } });
});

it.each([
  ['Cơ quan được giao chủ trì soạn thảo văn bản', 'conditional'],
  ['Các cơ quan có liên quan', 'unspecified'],
  ['Báo Miền Xa', 'unknown'],
])('«%s» means nobody for certain: named, and its share held by the plan’s office', (printed, why) => {
  const { tasks, open } = fannedOut(aRow({ lead: ['Sở Tư pháp', printed] }));
  expect(open).toMatchObject([{ printed, why }]);
  expect(tasks.map(({ unit, doer }) => [unit, doer])).toEqual([
    ['so-tu-phap', undefined],
    ['van-phong-ubnd-tinh', 'office'],
  ]);
  expect(tasks[1]?.derivation.join('\n')).toContain(printed);
});

it('units that the office named answer what the words leave open', () => {
  const { tasks, open } = fannedOut(
    aRow({ lead: ['Các cơ quan có liên quan'], assigned: [unitId('so-y-te'), unitId('so-noi-vu')] }),
  );
  expect(open).toEqual([]);
  expect(tasks.map(({ unit }) => unit)).toEqual(['so-y-te', 'so-noi-vu']);
});

it('an empty lead cell is held by the office too', () => {
  const { tasks, open } = fannedOut(aRow({ lead: [] }));
  expect(open).toEqual([{ printed: '', why: 'missing', candidates: [] }]);
  expect(tasks).toHaveLength(1);
});

it('a unit that a reform has closed since the day of issue is stood for by whoever has its work', () => {
  const { tasks } = fanOut(aRow({ lead: ['Sở Kế hoạch và Đầu tư'] }), terms, {
    organisation: twoTierProvince(),
    calendar,
    today: plainDate('2026-01-05'),
  });
  expect(tasks.map(({ unit }) => unit)).toEqual(['so-tai-chinh']);
});

it('in a district’s plan a class means the units under the district, and its own leader hears of delays', () => {
  const { tasks } = fannedOut(aRow({ lead: ['UBND các xã, thị trấn'] }), { issuer: unitId('ubnd-quan-huyen-1') });
  expect(tasks).toHaveLength(14);
  expect(new Set(tasks.map(({ committee }) => committee))).toEqual(new Set(['ubnd-quan-huyen-1']));
});

it('the same row on the same day gives the same tasks with the same ids', () => {
  const row = aRow({ lead: ['UBND cấp xã'], phrase: 'Định kỳ hằng quý' });
  expect(fannedOut(row)).toEqual(fannedOut(row));
  expect(new Set(fannedOut(row).tasks.map(({ taskId }) => taskId)).size).toBe(4 * COMMUNES);
});
