import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineSchema, parsePhrase, renderDeadline, type Deadline } from '#shared/deadlines/index.ts';
import { dateOf, fromDayNumber, toDayNumber } from '#shared/kernel/civil-date.ts';
import {
  adhoc,
  afterDays,
  afterNow,
  afterWorkdays,
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

const day = fc
  .integer({ min: toDayNumber(dateOf(2018, 1, 1)), max: toDayNumber(dateOf(2035, 12, 31)) })
  .map(fromDayNumber);
const aYear = fc.integer({ min: 2018, max: 2035 });
const aMonth = fc.integer({ min: 1, max: 12 });
const dayOfMonth = fc.integer({ min: 1, max: 28 });
const pair = <T>(of: fc.Arbitrary<T>, less: (a: T, b: T) => boolean) => fc.tuple(of, of).filter(([a, b]) => less(a, b));
const events = fc.constantFrom(
  'quyết định công bố',
  'Chủ tịch UBND tỉnh ký Quyết định',
  'có văn bản hướng dẫn của Bộ Nội vụ',
  'nhận đủ hồ sơ hợp lệ',
);
const references = fc.constantFrom(
  'Kế hoạch số 7384/KH-UBND ngày 30/10/2023 của UBND tỉnh',
  'quy định',
  'Chương trình công tác của UBND tỉnh',
);

const window: fc.Arbitrary<Deadline> = fc.oneof(
  day.map(before),
  day.map(by),
  day.map(since),
  pair(day, (a, b) => a < b).map(([from, to]) => range(from, to)),
  fc
    .tuple(
      aYear.filter((n) => n !== 2028 && n !== 2020 && n !== 2032),
      aMonth,
    )
    .map(([y, m]) => month(y, m)),
  fc
    .tuple(
      aYear.filter((n) => n % 4 !== 0),
      pair(aMonth, (a, b) => a < b),
    )
    .map(([y, [from, to]]) => monthRange(y, from, to)),
  fc.tuple(aYear, fc.constantFrom(1, 2, 3, 4)).map(([y, q]) => quarter(y, q)),
  fc.tuple(aYear, fc.constantFrom(1, 2, 3)).map(([y, q]) => quarters(y, q, q + 1)),
  fc
    .tuple(aYear, fc.constantFrom(3, 5, 7))
    .map(([y, m]): Deadline => ({ kind: 'MONTHS', items: [months(y, m, m), months(y, 12, 12)] })),
  aYear.map(year),
  pair(aYear, (a, b) => a < b).map(([from, to]) => yearRange(from, to)),
);
const recurring: fc.Arbitrary<Deadline> = fc.oneof(
  fc.constantFrom<Deadline>(
    every('month'),
    every('quarter'),
    every('half-year'),
    every('year'),
    every('week'),
    every('day'),
  ),
  fc.tuple(dayOfMonth, fc.boolean()).map(([d, exclusive]) => monthDay(d, exclusive)),
  fc.tuple(dayOfMonth, fc.boolean()).map(([d, exclusive]) => quarterEndDay(d, exclusive)),
  fc.tuple(dayOfMonth, aMonth).map(([d, m]) => every('year', { day: d, month: m })),
  aMonth.map((m) => every('year', { month: m })),
  fc.constantFrom(1, 2, 3, 4).map((q) => every('year', { quarter: q })),
  fc.integer({ min: 2, max: 9 }).map((times) => every('month', { times })),
  fc.integer({ min: 2, max: 9 }).map((interval) => every('year', { interval })),
  fc.constantFrom(1, 2, 3).map((third) => every('quarter', { month_of_quarter: third })),
  fc.constantFrom(1, 2, 3, 4, 5).map((weekday) => every('week', { weekday })),
  fc
    .tuple(fc.constantFrom(1, 3), fc.constantFrom(1, 2, 3, 4, -1))
    .map(([third, week]) => every('quarter', { month_of_quarter: third, week })),
);
const amount = fc.integer({ min: 1, max: 120 });
const byEvent: fc.Arbitrary<Deadline> = fc.oneof(
  fc.tuple(amount, events).map(([n, event]) => afterDays(n, event)),
  fc.tuple(fc.oneof(amount, fc.constantFrom(0.25, 0.5, 1.5)), events).map(([n, event]) => afterWorkdays(n, event)),
  fc
    .tuple(amount, events, fc.constantFrom('week', 'month', 'year'))
    .map(([n, event, unit]): Deadline => ({ kind: 'AFTER_CAL', n, event, unit })),
  fc.tuple(amount, events).map(([n, event]): Deadline => ({ kind: 'AFTER_HOURS', n, event })),
  fc
    .tuple(amount, events, fc.constantFrom('work', 'hour', 'week', 'month'))
    .map(([n, event, unit]): Deadline => ({ kind: 'BEFORE_EVENT', n, event, unit })),
  events.map(afterNow),
);
const open: fc.Arbitrary<Deadline> = fc.oneof(
  fc.constantFrom<Deadline>(cont, adhoc(), row('5.1'), row('3'), row('above'), { kind: 'EMPTY' }),
  events.map((event) => adhoc(event)),
  references.map(ref),
);
const leaf = fc.oneof(window, recurring, byEvent, open);
const chain: fc.Arbitrary<Deadline> = fc.tuple(events, amount, amount).map(([event, first, second]) => ({
  kind: 'CHAIN',
  total: first + second,
  event,
  steps: [
    { ...afterDays(first, event), what: 'Phê duyệt quy trình nội bộ' },
    { ...afterDays(second, 'phê duyệt quy trình nội bộ'), what: 'Thiết lập quy trình điện tử' },
  ],
}));
const perActor: fc.Arbitrary<Deadline> = fc.tuple(day, day).map(([a, b]) => ({
  kind: 'COMPOSITE',
  op: 'AND',
  parts: [
    { ...before(a), actor: 'Cấp xã' },
    { ...before(b), actor: 'Các sở, ban, ngành' },
  ],
}));
const alternatives: fc.Arbitrary<Deadline> = fc.tuple(window, references).map(([a, text]) => ({
  kind: 'COMPOSITE',
  op: 'OR',
  parts: [a, ref(text)],
}));

describe('a deadline rendered', () => {
  it('as Vietnamese is read back as the same deadline', () => {
    fc.assert(
      fc.property(fc.oneof(leaf, chain, perActor, alternatives), (deadline) => {
        const text = renderDeadline(deadline);
        const parsed = parsePhrase(text, { planYear: 2024 });
        expect({ text, deadline: parsed.ok ? parsed.value.deadline : parsed.error }).toEqual({ text, deadline });
        expect(deadlineSchema.parse(deadline)).toEqual(deadline);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps a year-long stretch of all spellings: decomposed letters, capitals, odd blanks', () => {
    fc.assert(
      fc.property(fc.oneof(window, recurring), fc.constantFrom('NFC', 'NFD'), (deadline, form) => {
        const text = renderDeadline(deadline).toUpperCase().replaceAll(' ', ' \u00a0 ').normalize(form);
        const parsed = parsePhrase(text, { planYear: 2024 });
        expect({ text, deadline: parsed.ok && parsed.value.deadline }).toEqual({ text, deadline });
      }),
    );
  });
});
