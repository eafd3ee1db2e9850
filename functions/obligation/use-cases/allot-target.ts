import { documentEvent } from '#shared/casework/event.ts';
import { documentWrite, type Actor, type CaseStore } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { UnitId } from '#shared/org/unit.ts';
import {
  allot,
  allotmentDocument,
  allotmentKey,
  targetDocument,
  type Allotment,
  type Central,
  type Target,
  type TargetPlan,
  type TargetRules,
} from '#shared/targets/index.ts';
import { refuse } from '../domain/refusals.ts';

export interface AllotTarget {
  readonly plan: TargetPlan;
  readonly target: Target;
  readonly central: Central;
  /** Each unit once, with its result of the year before; who is not named has this target no more. */
  readonly baselines: ReadonlyMap<UnitId, number | null>;
  readonly why: string;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** How many allotments of this target the person saw. */
  readonly version: number;
}

interface Ports {
  readonly store: CaseStore;
  readonly rules: TargetRules;
}

/** Gives a target to units by the rule of the settings. The allotments before stay: past mornings are told by them. */
export async function allotTarget(command: AllotTarget, { store, rules }: Ports): Promise<Result<Allotment, Refusal>> {
  const { plan, target, central, baselines, why, by, now, version } = command;
  const caseId = plan.plan;
  const shares = [...baselines].map(([unit, baseline]) => ({ unit, baseline, ...allot(central, baseline, rules) }));
  const value: Allotment = { target: target.key, ...central, shares, at: now, by, why };
  const known = await store.readDocument(targetDocument, caseId, target.key);
  if (known === undefined) throw new Error(`Plan ${caseId} has no target ${target.key}`);
  const sequence = version + 1;
  const conflicts = await store.commit({
    documents: [
      documentWrite(allotmentDocument, { caseId, key: allotmentKey(target.key, sequence), value, version: 1 }),
      // Whoever names the units has answered what the plan's words left open.
      documentWrite(targetDocument, {
        ...{ caseId, key: target.key, version: known.version + 1 },
        value: { ...known.value, open: [] },
      }),
    ],
    events: [documentEvent(caseId, `allotment.${target.key}`, sequence, { what: 'target-allotted', by, now, why })],
  });
  return conflicts.length === 0 ? ok(value) : refuse('allotted-meanwhile');
}
