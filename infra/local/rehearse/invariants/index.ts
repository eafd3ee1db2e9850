import { acknowledgedIsKept } from './acknowledged-is-kept.ts';
import { casesEndOrWait } from './cases-end-or-wait.ts';
import { digestIsLedger } from './digest-is-ledger.ts';
import { dueDatesAreFresh } from './due-dates-are-fresh.ts';
import type { Checked, Invariant } from './invariant.ts';
import { nobodyIsFlooded } from './nobody-is-flooded.ts';
import { provinceIsSum } from './province-is-sum.ts';
import { rungsFireOnce } from './rungs-fire-once.ts';
import type { Stage } from '../stage.ts';

const invariants: readonly Invariant[] = [
  acknowledgedIsKept,
  dueDatesAreFresh,
  rungsFireOnce,
  digestIsLedger,
  nobodyIsFlooded,
  provinceIsSum,
  casesEndOrWait,
];

export interface CheckedInvariant extends Checked {
  readonly name: string;
}

export async function checkAll(stage: Stage): Promise<readonly CheckedInvariant[]> {
  const results: CheckedInvariant[] = [];
  for (const invariant of invariants) results.push({ name: invariant.name, ...(await invariant.check(stage)) });
  return results;
}
