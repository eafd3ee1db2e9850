/**
 * A unit's own target from the one given from above and its result of the year before (plan of Quảng Nam 2024, appendix,
 * point 1): never below the central target; (a) a result below it gives the central target; (b) a result at or above it
 * gives that result, with ten per cent more to aim for.
 */
import type { Measure } from '#shared/obligations/index.ts';
import type { TargetRules } from './rules.ts';

export interface Allotted {
  /** What the unit must reach; null while nobody has said. */
  readonly assigned: number | null;
  /** What it should aim for, at least `assigned`. */
  readonly aim: number | null;
}

type Rules = Pick<TargetRules, 'increase' | 'cap' | 'noBaseline'>;
/** What is given from above: `value` null when the plan prints none that can be read. */
export interface Central {
  readonly op: Measure['op'];
  readonly value: number | null;
  /** «%», or what else is counted; null when the plan prints none. */
  readonly unit: string | null;
}

/** Shares that ought to stay low; the rule is about those that ought to grow, so these are given on as they are. */
const staysLow = (op: Measure['op']): boolean => op === '<' || op === '<=';

/** `baseline`: the result of the year before; null when there is none. */
export function allot({ op, value, unit }: Central, baseline: number | null, rules: Rules): Allotted {
  if (value === null) return { assigned: null, aim: null };
  if (staysLow(op)) return { assigned: value, aim: value };
  if (baseline === null) {
    const assigned = rules.noBaseline === 'central' ? value : null;
    return { assigned, aim: assigned };
  }
  const capped = (share: number): number => (unit === '%' ? Math.max(value, Math.min(share, rules.cap)) : share);
  if (baseline < value) return { assigned: value, aim: value };
  const assigned = capped(baseline);
  return { assigned, aim: Math.max(assigned, capped(raised(baseline, rules.increase))) };
}

function raised(share: number, { amount, as }: Rules['increase']): number {
  return hundredths(as === 'points' ? share + amount : share * (1 + amount / 100));
}

/** Targets have two decimals at most: 93,5 and not 93,50000000000001. */
const hundredths = (share: number): number => Math.round(share * 100) / 100;
