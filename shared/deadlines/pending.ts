/**
 * A day whose cycle a later part of the phrase names: «Cấp xã: trước ngày 17; cấp huyện: trước ngày 19 của tháng cuối
 * quý».
 */
import { takeBound } from './bounds.ts';
import type { Deadline } from './deadline.ts';
import { labelled, type Label } from './labels.ts';
import type { Reader } from './reader.ts';

export interface PendingDay {
  readonly kind: 'PENDING_DAY';
  readonly day: number;
  readonly exclusive: boolean;
  readonly label?: Label;
}

const DAY = /ngày (\d{1,2})(?= ?(?:[;,.-]|$| và ))/uy;

export function takePendingDay(reader: Reader): PendingDay | undefined {
  const bound = takeBound(reader);
  const from = reader.at;
  const day = Number(reader.take(DAY)?.[1] ?? 0);
  if (day < 1 || day > 31) return undefined;
  reader.say('day', from);
  return { kind: 'PENDING_DAY', day, exclusive: bound === 'before' };
}

type DayOfCycle = Extract<Deadline, { kind: 'RECUR_QEND_DAY' | 'RECUR_MONTH_DAY' }>;

/** Gives pending days the cycle of the next part that has one; undefined when none follows. */
export function resolvePending(reader: Reader, parts: readonly (Deadline | PendingDay)[]): Deadline[] | undefined {
  const resolved: Deadline[] = [];
  let cycle: DayOfCycle | undefined;
  for (const part of parts.toReversed()) {
    if (part.kind === 'RECUR_QEND_DAY' || part.kind === 'RECUR_MONTH_DAY') cycle = part;
    if (part.kind !== 'PENDING_DAY') {
      resolved.unshift(part);
      continue;
    }
    if (cycle === undefined) return undefined;
    const { actor: _actor, what: _what, exclusive: _exclusive, ...same } = cycle;
    const exclusive = part.exclusive ? { exclusive: true as const } : {};
    reader.assume('frequency', cycle.every, 'cycle-of-sibling');
    resolved.unshift(labelled({ ...same, day: part.day, ...exclusive }, part.label));
  }
  return resolved;
}
