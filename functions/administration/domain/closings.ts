/** From which days on open work of units must move, when one state of the organisation follows another. */
import { addDays, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation, Unit } from '#shared/org/index.ts';

/** Executions live a year; a reform further off is handed over by a person on its day (page «Bàn giao»). */
const FARTHEST_DAYS = 300;

/**
 * The first days without a unit that had none, or another, last day before; and of units whose heirs were changed. What
 * lies in the past counts as today.
 */
export function daysOfHandOver(before: Organisation, after: Organisation, today: PlainDate): readonly PlainDate[] {
  const closed = after.units.filter((unit) => unit.validTo !== null && isChanged(before.unit(unit.id), unit));
  const days = closed.flatMap(({ validTo }) => {
    if (validTo === null) return [];
    const first = addDays(validTo, 1);
    return [first < today ? today : first];
  });
  return [...new Set(days)].filter((day) => day <= addDays(today, FARTHEST_DAYS)).sort();
}

const isChanged = (before: Unit | undefined, { validTo, successors }: Unit): boolean =>
  before !== undefined && (before.validTo !== validTo || before.successors.join() !== successors.join());
