import type { CronFields } from './cron.ts';
import type { Expression } from './expression.ts';
import type { TimeZone } from './time-zone.ts';

export interface Timetable {
  readonly expression: Expression;
  readonly zone: TimeZone;
  /** Epoch ms; a rate counts from here. */
  readonly start: number;
  /** Epoch ms, inclusive. */
  readonly end: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const LAST_YEAR = 2199;

/** The first occurrence later than `after` (epoch ms), or undefined when there is none any more. */
export function nextOccurrence({ expression, zone, start, end }: Timetable, after: number): number | undefined {
  const from = Math.max(after, start - 1);
  const next = nextOf(expression, zone, start, from);
  return next === undefined || next > end ? undefined : next;
}

/** The last occurrence not later than `until` and later than `after`, or undefined. */
export function lastOccurrence(timetable: Timetable, after: number, until: number): number | undefined {
  let last: number | undefined;
  // Looking back a growing stretch finds the last one without walking through every one missed.
  for (let stretch = DAY_MS; last === undefined; stretch *= 4) {
    const from = Math.max(after, until - stretch);
    for (let next = nextOccurrence(timetable, from); next !== undefined && next <= until;) {
      last = next;
      next = nextOccurrence(timetable, next);
    }
    if (from === after) break;
  }
  return last;
}

function nextOf(expression: Expression, zone: TimeZone, start: number, from: number): number | undefined {
  switch (expression.kind) {
    case 'at': {
      const instant = zone.toInstant(Date.parse(`${expression.local}Z`));
      return instant !== undefined && instant > from ? instant : undefined;
    }
    case 'rate':
      return start + Math.floor((from - start) / expression.everyMs + 1) * expression.everyMs;
    case 'cron':
      return nextCron(expression.fields, zone, from);
  }
}

function nextCron(fields: CronFields, zone: TimeZone, from: number): number | undefined {
  const localFrom = zone.toLocal(from);
  // One day early: when clocks go back, a later instant can show an earlier local time.
  for (let midnight = Math.floor(localFrom / DAY_MS) * DAY_MS - DAY_MS; ; midnight += DAY_MS) {
    const date = new Date(midnight);
    const year = date.getUTCFullYear();
    if (year > LAST_YEAR) return undefined;
    if (!fields.years.has(year)) {
      midnight = Date.UTC(year + 1, 0, 1) - DAY_MS;
      continue;
    }
    const month = date.getUTCMonth() + 1;
    if (!fields.months.has(month) || !fields.matchesDay(year, month, date.getUTCDate())) continue;
    const instant = firstOfDay(fields, zone, midnight, from);
    if (instant !== undefined) return instant;
  }
}

function firstOfDay(fields: CronFields, zone: TimeZone, midnight: number, from: number): number | undefined {
  for (const hour of fields.hours)
    for (const minute of fields.minutes) {
      const instant = zone.toInstant(midnight + (hour * 60 + minute) * MINUTE_MS);
      if (instant !== undefined && instant > from) return instant;
    }
  return undefined;
}
