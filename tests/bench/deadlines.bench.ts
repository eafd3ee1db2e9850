/** Deadline phrases per second beside chrono-node's Vietnamese locale on the same phrases, and due dates per second. */
import { vi } from 'chrono-node';
import { shippedCalendar } from '#shared/calendar/index.ts';
import { dueDates, parsePhrase, type Deadline } from '#shared/deadlines/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { rate, type Benchmark } from './benchmark.ts';

/** Phrases that name a day or the last day of a period, with that day. */
const dated: readonly (readonly [string, string])[] = [
  ['Trước ngày 15/01/2024', '2024-01-15'],
  ['Trước ngày 05/03/2024', '2024-03-05'],
  ['Trước ngày 15/3/2024', '2024-03-15'],
  ['Trước ngày 31/3/2024', '2024-03-31'],
  ['Trước ngày 30/8/2024', '2024-08-30'],
  ['Trước ngày 15/10/2024', '2024-10-15'],
  ['Trước 15/12/2024', '2024-12-15'],
  ['Chậm nhất ngày 30 tháng 11 năm 2024', '2024-11-30'],
  ['Đến hết ngày 31/12/2024', '2024-12-31'],
  ['Năm 2024', '2024-12-31'],
  ['Trong năm 2024', '2024-12-31'],
  ['Tháng 12/2024', '2024-12-31'],
  ['Tháng 9/2018', '2018-09-30'],
  ['Trong tháng 02/2024', '2024-02-29'],
  ['Chậm nhất Tháng 5', '2024-05-31'],
  ['Tháng 1 → Tháng 12', '2024-12-31'],
  ['Tháng 2 → Tháng 3', '2024-03-31'],
  ['Tháng 2 → Tháng 4', '2024-04-30'],
  ['Quý II', '2024-06-30'],
  ['Quý IV', '2024-12-31'],
  ['Quý I/2024', '2024-03-31'],
  ['Quý II/2024', '2024-06-30'],
  ['Quý III/2024', '2024-09-30'],
  ['Quý I/2019', '2019-03-31'],
  ['Quý III/ 2018', '2018-09-30'],
  ['Quý IV/2020', '2020-12-31'],
  ['01/3 → 30/7', '2024-07-30'],
  ['Quý IV/2025- Quý II/2026', '2026-06-30'],
  ['Giai đoạn 2026-2030', '2030-12-31'],
  ['ngày mười lăm tháng ba năm 2024', '2024-03-15'],
  ['6 tháng đầu năm 2025', '2025-06-30'],
  ['cuối tháng 9/2024', '2024-09-30'],
];
/** Phrases of the same plans without a day of their own; a citation's date in one is no deadline. */
const undated = [
  'Thường xuyên',
  'Định kỳ theo quy định',
  'Định kỳ hằng quý',
  'Theo Kế hoạch số 8079/KH-UBND ngày 12/11/2021 của UBND tỉnh',
  'Ngay sau khi có Thông tư của Bộ Nội vụ',
  'Chậm nhất là 03 ngày làm việc kể từ ngày quyết định công bố',
] as const;

const phrases = [...dated.map(([phrase]) => phrase), ...undated];
const planYear = 2024;
const issued = plainDate('2024-01-01');
const reference = new Date('2024-01-01T05:00:00Z');
const calendar = shippedCalendar();
const ROUNDS = 200;

function deadlineOf(phrase: string): Deadline {
  const parsed = parsePhrase(phrase, { planYear, issued });
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value.deadline;
}

function ourDay(phrase: string): string | undefined {
  const [first, ...rest] = dueDates(deadlineOf(phrase), { planYear, calendar });
  return first?.state === 'dated' && rest.length === 0 ? first.due : undefined;
}

function theirDay(phrase: string): string | undefined {
  const results = vi.parse(phrase, reference);
  const end = results[0]?.end ?? results[0]?.start;
  return end === undefined || results.length !== 1
    ? undefined
    : [end.get('year'), end.get('month'), end.get('day')].map((n) => String(n).padStart(2, '0')).join('-');
}

const right = (day: (phrase: string) => string | undefined): number =>
  dated.filter(([phrase, expected]) => day(phrase) === expected).length +
  undated.filter((phrase) => day(phrase) === undefined).length;

const repeat = (work: (phrase: string) => unknown) => () => {
  for (let round = 0; round < ROUNDS; round += 1) for (const phrase of phrases) work(phrase);
};

/** A mixture as in a plan: fixed days, working and calendar periods, months and quarters. */
const mixture = [
  'Trước ngày 15/3/2024',
  'Chậm nhất là 03 ngày làm việc kể từ ngày quyết định công bố',
  'Chậm nhất là 05 ngày thông thường kể từ ngày quyết định công bố',
  'Quý II/2024',
  'Tháng 12/2024',
  'Ngay sau khi có quyết định công bố',
].map(deadlineOf);
const events = { 'quyết định công bố': plainDate('2024-03-25'), 'có quyết định công bố': plainDate('2024-03-25') };
const DUE_ROUNDS = 50_000;

function manyDueDates(): number {
  let dates = 0;
  for (let round = 0; round < DUE_ROUNDS; round += 1) {
    for (const deadline of mixture) dates += dueDates(deadline, { planYear, calendar, events, issued }).length;
  }
  return dates;
}

export const benchmark: Benchmark = {
  name: 'Deadline phrases and due dates',
  run: async () => {
    const operations = ROUNDS * phrases.length;
    const ours = await rate(operations, repeat(deadlineOf));
    const theirs = await rate(
      operations,
      repeat((phrase) => vi.parse(phrase, reference)),
    );
    const due = await rate(DUE_ROUNDS * mixture.length, manyDueDates);
    return [
      { name: 'phrases read (ours)', unit: 'phrases/s', samples: ours, aim: 'faster than chrono-node' },
      { name: 'phrases read (chrono-node, vi)', unit: 'phrases/s', samples: theirs },
      { name: `phrases right of ${phrases.length} (ours)`, unit: 'phrases', samples: [right(ourDay)], aim: 'all' },
      {
        name: `phrases right of ${phrases.length} (chrono-node, vi)`,
        unit: 'phrases',
        samples: [right(theirDay)],
        note: 'right: the last day named; for a phrase without a day: no day found',
      },
      { name: 'due dates with derivation', unit: 'dates/s', samples: due, aim: '≥ 500,000' },
    ];
  },
};
