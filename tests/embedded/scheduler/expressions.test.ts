import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExpression } from '#infra/local/scheduler/expression.ts';
import { lastOccurrence, nextOccurrence, type Timetable } from '#infra/local/scheduler/occurrence.ts';
import { timeZone } from '#infra/local/scheduler/time-zone.ts';

const timetable = (text: string, zone = 'Asia/Ho_Chi_Minh', start = 0): Timetable => ({
  expression: parseExpression(text),
  zone: timeZone(zone),
  start,
  end: Infinity,
});

/** The next `count` occurrences after an instant, as local wall-clock times of the zone. */
function occurrences(text: string, after: string, count: number, zone = 'Asia/Ho_Chi_Minh'): string[] {
  const times: string[] = [];
  const table = timetable(text, zone);
  let last = Date.parse(after);
  while (times.length < count) {
    const next = nextOccurrence(table, last);
    if (next === undefined) break;
    last = next;
    times.push(new Date(table.zone.toLocal(next)).toISOString().slice(0, 16));
  }
  return times;
}

describe('cron expressions', () => {
  it.each([
    ['cron(5 0 * * ? *)', 'each day at 00:05', ['2026-01-06T00:05', '2026-01-07T00:05']],
    ['cron(30 7 ? * MON-FRI *)', 'at 07:30 from Monday to Friday', ['2026-01-06T07:30', '2026-01-07T07:30']],
    ['cron(0 9 ? * 1 *)', 'on Sunday, the week’s first day', ['2026-01-11T09:00', '2026-01-18T09:00']],
    ['cron(0 9 L * ? *)', 'on the last day of the month', ['2026-01-31T09:00', '2026-02-28T09:00']],
    ['cron(0 9 15W * ? *)', 'on the weekday nearest the 15th', ['2026-01-15T09:00', '2026-02-16T09:00']],
    [
      'cron(0 9 1W * ? *)',
      'on the weekday nearest the 1st, in the same month',
      ['2026-02-02T09:00', '2026-03-02T09:00'],
    ],
    ['cron(0 9 LW * ? *)', 'on the last weekday of the month', ['2026-01-30T09:00', '2026-02-27T09:00']],
    ['cron(0 9 ? * FRI#2 *)', 'on the second Friday', ['2026-01-09T09:00', '2026-02-13T09:00']],
    ['cron(0 9 ? * 6L *)', 'on the last Friday', ['2026-01-30T09:00', '2026-02-27T09:00']],
    ['cron(0 9 ? * L *)', 'on Saturday, the week’s last day', ['2026-01-10T09:00', '2026-01-17T09:00']],
    ['cron(0/20 8-9 6 1 ? 2026)', 'with steps and ranges', ['2026-01-06T08:00', '2026-01-06T08:20']],
    ['cron(0 0 29 2 ? *)', 'on a day only leap years have', ['2028-02-29T00:00', '2032-02-29T00:00']],
    ['cron(0 0 1 1,7 ? 2027-2030/3)', 'in the years named', ['2027-01-01T00:00', '2027-07-01T00:00']],
  ])('%s is %s', (text, _meaning, expected) => {
    expect(occurrences(text, '2026-01-05T10:00:00Z', 2)).toEqual(expected);
  });

  it('end when the last year named is over', () => {
    expect(occurrences('cron(0 0 1 1 ? 2026)', '2026-01-05T00:00:00Z', 1)).toEqual([]);
  });

  it.each([
    ['cron(0 0 * * *)', /six fields/],
    ['cron(0 0 * * * *)', /exactly one of/],
    ['cron(60 0 * * ? *)', /minutes: "60"/],
    ['cron(0 0 ? * FOO *)', /day-of-week: "FOO"/],
    ['cron(0 0 32W * ? *)', /day-of-month: "32"/],
    ['rate(1 days)', /rate/],
    ['rate(0 hours)', /rate/],
    ['at(2026-13-01T00:00:00)', /at/],
    ['every day', /expected cron/],
  ])('that Scheduler would refuse are refused with the fault: %s', (text, message) => {
    expect(() => parseExpression(text)).toThrow(message);
  });

  it('skip a local time that the change of clocks leaves out, and run once when it comes twice', () => {
    const berlin = (after: string) => occurrences('cron(30 2 * * ? *)', after, 2, 'Europe/Berlin');
    expect(berlin('2026-03-28T12:00:00Z')).toEqual(['2026-03-30T02:30', '2026-03-31T02:30']);
    expect(berlin('2026-10-24T12:00:00Z')).toEqual(['2026-10-25T02:30', '2026-10-26T02:30']);
  });

  it('give the same next minute as walking minute by minute', () => {
    const minute = fc.constantFrom('0', '5', '*/7', '10-40/15', '30', '59');
    const hour = fc.constantFrom('*', '0', '7', '23', '8-17', '0/6');
    const days = fc.constantFrom(
      '? * MON-FRI',
      '? * 1,7',
      '1 * ?',
      'L * ?',
      '15W * ?',
      '? * 3#1',
      '? * 2L',
      '* 3,10 ?',
    );
    const zone = fc.constantFrom('Asia/Ho_Chi_Minh', 'UTC', 'Europe/Berlin', 'Australia/Lord_Howe');
    const after = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2026, 11, 1) / 60_000 });
    fc.assert(
      fc.property(minute, hour, days, zone, after, (minutes, hours, dayFields, zoneName, start) => {
        const table = timetable(`cron(${minutes} ${hours} ${dayFields} *)`, zoneName);
        const from = start * 60_000;
        const next = nextOccurrence(table, from);
        const limit = Math.min(next ?? Infinity, from + 3 * 86_400_000);
        expect(walk(table, from, limit)).toBe(next !== undefined && next <= limit ? next : undefined);
      }),
      { numRuns: 30 },
    );
  });
});

/** The first minute after `from`, up to `limit`, whose local fields satisfy the expression (and which is no repeat). */
function walk({ expression, zone }: Timetable, from: number, limit: number): number | undefined {
  if (expression.kind !== 'cron') return undefined;
  const { minutes, hours, months, matchesDay } = expression.fields;
  for (let time = from + 60_000; time <= limit; time += 60_000) {
    const local = new Date(zone.toLocal(time));
    const month = local.getUTCMonth() + 1;
    if (
      minutes.includes(local.getUTCMinutes()) &&
      hours.includes(local.getUTCHours()) &&
      months.has(month) &&
      matchesDay(local.getUTCFullYear(), month, local.getUTCDate()) &&
      !Array.from({ length: 180 }, (_, index) => zone.toLocal(time - (index + 1) * 60_000)).includes(local.getTime())
    )
      return time;
  }
  return undefined;
}

describe('rate and at expressions', () => {
  it('count a rate from the start', () => {
    const table = timetable('rate(6 hours)', 'UTC', Date.UTC(2026, 0, 1, 1));
    expect(nextOccurrence(table, Date.UTC(2026, 0, 1, 2))).toBe(Date.UTC(2026, 0, 1, 7));
    expect(nextOccurrence(table, Date.UTC(2026, 0, 1, 7))).toBe(Date.UTC(2026, 0, 1, 13));
  });

  it('run a single time in its zone', () => {
    expect(occurrences('at(2026-02-17T07:30:00)', '2026-01-01T00:00:00Z', 2)).toEqual(['2026-02-17T07:30']);
  });

  it('find the last occurrence missed in a long outage', () => {
    const table = timetable('cron(5 0 * * ? *)');
    const missed = lastOccurrence(table, Date.parse('2026-01-01T00:00:00Z'), Date.parse('2026-07-01T00:00:00Z'));
    expect(new Date(missed ?? 0).toISOString()).toBe('2026-06-30T17:05:00.000Z');
    expect(
      lastOccurrence(table, Date.parse('2026-01-01T00:00:00Z'), Date.parse('2026-01-01T00:01:00Z')),
    ).toBeUndefined();
  });
});
