/** Whether each unit that owes a plan of its own under a plan has issued it. */
import type { BoardTask } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { OwnPlan } from './draft.ts';

export interface CascadeUnit {
  readonly unit: UnitId;
  /** What it issued; null while it owes it, or when it reported by a document kept elsewhere. */
  readonly plan: OwnPlan | null;
  readonly state: BoardTask['state'];
  readonly due: BoardTask['due'];
}

/** `owed`: the tasks of the rows that each unit fulfils by its own plan. Those without a plan first, the earliest due on top. */
export function cascadeOf(owed: readonly BoardTask[], issued: readonly OwnPlan[]): readonly CascadeUnit[] {
  const plans = new Map(issued.map((plan) => [plan.issuer, plan]));
  const owing = owed
    .filter(({ state }) => state !== 'withdrawn')
    .map(({ unit, state, due }) => ({ unit, state, due, plan: plans.get(unit) ?? null }));
  const known = new Set(owing.map(({ unit }) => unit));
  const unasked = issued
    .filter(({ issuer }) => !known.has(issuer))
    .map((plan) => ({ unit: plan.issuer, plan, state: 'done' as const, due: null }));
  return [...owing, ...unasked].sort(
    (a, b) => Number(a.plan !== null) - Number(b.plan !== null) || dueOf(a.due).localeCompare(dueOf(b.due)),
  );
}

const dueOf = (due: BoardTask['due']): PlainDate | '9999' => due?.lenient ?? '9999';
