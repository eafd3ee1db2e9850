import type { Deadline } from '#shared/deadlines/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';

/** The last day a deadline names on the calendar itself; undefined when it counts from an event or has no day. */
export function lastNamedDay(deadline: Deadline): PlainDate | undefined {
  switch (deadline.kind) {
    case 'ABS_BEFORE':
    case 'ABS_ON_OR_BEFORE':
      return deadline.date;
    case 'RANGE':
    case 'MONTH':
    case 'MONTH_RANGE':
    case 'QUARTER':
    case 'QUARTERS':
    case 'YEAR':
    case 'YEAR_RANGE':
      return deadline.to;
    case 'COMPOSITE':
      return deadline.parts.map(lastNamedDay).find((day) => day !== undefined);
    default:
      return undefined;
  }
}

/** A day somebody wrote down, as «15/3/2024», not the end of a month or quarter. */
export function writtenDay(deadline: Deadline): PlainDate | undefined {
  switch (deadline.kind) {
    case 'ABS_BEFORE':
    case 'ABS_ON_OR_BEFORE':
      return deadline.date;
    case 'RANGE':
      return deadline.to;
    case 'COMPOSITE':
      return deadline.parts.map(writtenDay).find((day) => day !== undefined);
    default:
      return undefined;
  }
}
