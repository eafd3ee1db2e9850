/** What holds for a sheet: its scale, its line and the rules of its month. */
import type { Reference } from '#shared/reference/index.ts';
import { rulesReference, scalesReference } from '../settings.ts';
import type { MonthId } from './month.ts';
import { rulesOf, type Line, type Rules } from './rules.ts';
import { scaleOf, type Scale } from './scale.ts';

export interface Terms {
  readonly scale: Scale;
  readonly rules: Rules;
  readonly line: Line;
}

/** Throws when an administrator took away what a sheet stands on: rules and scales are added to, not removed. */
export function termsOf(
  reference: Reference,
  { month, line: id }: { readonly month: MonthId; readonly line: string },
): Terms {
  const scale = scaleOf(reference.get(scalesReference), month);
  const rules = rulesOf(reference.get(rulesReference), month);
  const line = rules?.lines.find((each) => each.id === id);
  if (scale === undefined || rules === undefined || line === undefined)
    throw new Error(`No scale or line ${id} is known for ${month}`);
  return { scale, rules, line };
}
