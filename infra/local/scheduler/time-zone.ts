/** Wall-clock time of one time zone, by the machine's own zone data (Intl). */
export interface TimeZone {
  /** Local wall-clock time as if it were UTC (epoch ms). */
  toLocal(instant: number): number;
  /**
   * The instant at which the zone's clocks show this local time; the first of two when clocks go back, undefined when
   * clocks skip it.
   */
  toInstant(local: number): number | undefined;
}

const DAY_MS = 86_400_000;

/** Throws a RangeError for a zone the machine does not know. */
export function timeZone(name: string): TimeZone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const toLocal = (instant: number): number => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    return (
      Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) +
      (((instant % 1000) + 1000) % 1000)
    );
  };
  const offsetsAround = memoizeLast((day: number): readonly [number, number] => {
    const offsetAt = (instant: number): number => toLocal(instant) - instant;
    return [offsetAt((day - 2) * DAY_MS), offsetAt((day + 3) * DAY_MS)];
  });
  return {
    toLocal,
    toInstant: (local) => {
      // No zone is more than a day from UTC, so the offsets days before and after cover any change of clocks.
      const [before, after] = offsetsAround(Math.floor(local / DAY_MS));
      if (before === after) return local - before;
      const candidates = [local - before, local - after].filter((instant) => toLocal(instant) === local);
      return candidates.length === 0 ? undefined : Math.min(...candidates);
    },
  };
}

function memoizeLast<T>(compute: (key: number) => T): (key: number) => T {
  let last: { key: number; value: T } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: compute(key) };
    return last.value;
  };
}
