/**
 * The month or quarter at hand: «trong tháng», «hết quý», «trong quý này». Which one it is depends on when the plan was
 * issued, so the reading is always shown to a person.
 */
import { partsOf } from '#shared/kernel/civil-date.ts';
import { takeBound } from '../bounds.ts';
import type { Deadline } from '../deadline.ts';
import type { Reader } from '../reader.ts';
import { monthWindow, quarterWindow } from '../windows.ts';

const CURRENT = /(?:hết |cuối )?(tháng|quý)(?: này)?(?= ?(?:$|[,;.)]))/uy;

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
