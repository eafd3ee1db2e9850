/** Parts of a phrase put together: alternatives, parts that all bind, a start and a finish. */
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { isWindow, type Deadline } from './deadline.ts';
import { resolvePending, type PendingDay } from './pending.ts';
import type { Reader } from './reader.ts';

const alike = (a: Deadline, b: Deadline): boolean => JSON.stringify(a) === JSON.stringify(b);

/** «Hằng quý (trước ngày 15 của tháng cuối quý)»: the second part says all of the first. */
function saidByOther(part: Deadline, others: readonly Deadline[]): boolean {
  if (part.kind !== 'RECUR' || Object.keys(part).length > 2) return false;
  return others.some(
    (other) =>
      (other.kind === 'RECUR_QEND_DAY' || other.kind === 'RECUR_MONTH_DAY' || other.kind === 'RECUR') &&
      other.every === part.every &&
      Object.keys(other).length > 2,
  );
}

/** «Từ Quý I đến hết năm 2025»: a start, then an end of another unit. */
function startAndEnd(parts: readonly Deadline[]): Deadline | undefined {
  const [start, end, ...others] = parts;
  if (start?.kind !== 'ABS_FROM' || end === undefined || others.length > 0) return undefined;
  if (start.actor !== undefined || start.what !== undefined || !('by' in end) || end.by !== true) return undefined;
  return start.date <= end.to ? { kind: 'RANGE', from: start.date, to: end.to } : undefined;
}

function join(op: 'AND' | 'OR', parts: readonly Deadline[]): Deadline | undefined {
  const flat = parts.flatMap((part) => (part.kind === 'COMPOSITE' && part.op === op ? part.parts : [part]));
  const distinct = [...new Map(flat.map((part) => [JSON.stringify(part), part])).values()];
  const placed = distinct.filter((part) => part.kind.startsWith('RECUR') && Object.keys(part).length > 2);
  const own = distinct.filter((part) => !saidByOther(part, placed));
  const span = op === 'AND' ? startAndEnd(own) : undefined;
  return span ?? (own.length <= 1 ? own[0] : { kind: 'COMPOSITE', op, parts: own });
}

const eventOf = (deadline: Deadline): string | null | undefined =>
  deadline.kind === 'AFTER_CAL' || deadline.kind === 'AFTER_WORK' ? deadline.event : undefined;

/** Alternatives, each of parts that all bind. */
export function combine(
  reader: Reader,
  alternatives: readonly (readonly (Deadline | PendingDay)[])[],
): Deadline | undefined {
  const [[only, ...more] = [], ...others] = alternatives;
  if (only !== undefined && only.kind !== 'PENDING_DAY' && more.length + others.length === 0) return only;
  const joined: Deadline[] = [];
  for (const parts of alternatives) {
    const resolved = resolvePending(reader, parts);
    const one = resolved === undefined ? undefined : join('AND', resolved);
    if (one === undefined) return undefined;
    joined.push(one);
  }
  const events = joined.map(eventOf).filter((event) => typeof event === 'string');
  if (new Set(events).size > 1)
    reader.doubt('alternatives count from different events; which of them binds is not said');
  return join('OR', joined);
}

interface Window {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

function windowOf(deadline: Deadline): Window | undefined {
  if (isWindow(deadline) || deadline.kind === 'QUARTERS') return deadline;
  return 'date' in deadline ? { from: deadline.date, to: deadline.date } : undefined;
}

/** The two time columns «A → B»: A is when it begins, B when it ends; one text in both is one deadline. */
export function startToFinish(start: Deadline, finish: Deadline): Deadline {
  if (alike(start, finish)) return start;
  const [begin, end] = [windowOf(start), windowOf(finish)];
  if (begin !== undefined && finish.kind === 'CONT') return { ...finish, from: begin.from };
  if (begin !== undefined && end !== undefined && begin.from <= end.to) {
    return { kind: 'RANGE', from: begin.from, to: end.to };
  }
  return { kind: 'COMPOSITE', op: 'AND', parts: [start, finish] };
}
