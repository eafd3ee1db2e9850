/**
 * The time at hand, which depends on when the plan was issued.
 *
 *   trong tháng · hết quý · trong quý này: which one is not certain, so the reading is always shown to a person
 *   Từ nay đến 30/6/2025 · Từ nay đến hết Quý II · Từ nay đến cuối năm
 */
import { partsOf } from '#shared/kernel/civil-date.ts';
import { takeBound } from '../bounds.ts';
import { isWindow, type Deadline } from '../deadline.ts';
import type { Reader } from '../reader.ts';
import { fixedDate } from './fixed-date.ts';
import { month as readMonth } from './month.ts';
import { quarter as readQuarter } from './quarter.ts';
import { year as readYear } from './year.ts';
import { monthWindow, quarterWindow } from '../windows.ts';

const CURRENT = /(?:hết |cuối )?(tháng|quý)(?: này)?(?= ?(?:$|[,;.)]))/uy;

const FROM_NOW =
  /(?:(?:kể |tính )?từ (?:nay|bây giờ|khi ban hành(?: kế hoạch)?)|từ (?:ngày|khi) (?:ký|ký ban hành|ban hành)(?: kế hoạch)?),? (?=(?:cho )?(?:đến|tới)(?! (?:khi|lúc|trước)))/uy;

/** «Từ nay đến 30/6/2025»: from the plan's issue; without its date only the end is known. */
export function fromNow(reader: Reader): Deadline | undefined {
  const from = reader.at;
  if (reader.take(FROM_NOW) === null) return undefined;
  const until = [fixedDate, readMonth, readQuarter, readYear]
    .map((family) => () => reader.attempt(family))
    .reduce<Deadline | undefined>((found, next) => found ?? next(), undefined);
  if (until === undefined || reader.issued === undefined) return until;
  const to = isWindow(until) ? until.to : until.kind === 'ABS_ON_OR_BEFORE' ? until.date : undefined;
  if (to === undefined) return undefined;
  if (to < reader.issued) {
    reader.fault ??= { code: 'range-reversed', span: { from, to: reader.at } };
    return undefined;
  }
  reader.assume('from', reader.issued, 'plan-issue');
  return { kind: 'RANGE', from: reader.issued, to };
}

export function current(reader: Reader): Deadline | undefined {
  const from = reader.at;
  const bound = takeBound(reader);
  const match = reader.take(CURRENT);
  if (match === null || (bound === 'none' && match[0] === match[1])) return undefined;
  if (reader.issued === undefined) {
    reader.fault ??= { code: 'needs-issue-date', span: { from, to: reader.at } };
    return undefined;
  }
  const { year, month } = partsOf(reader.issued);
  reader.say('period', from);
  reader.assume('period', reader.issued, 'plan-issue');
  reader.doubt('which month or quarter is not said; read as the one in which the plan was issued');
  return match[1] === 'tháng'
    ? { kind: 'MONTH', ...monthWindow(year, month) }
    : { kind: 'QUARTER', ...quarterWindow(year, Math.ceil(month / 3)) };
}
