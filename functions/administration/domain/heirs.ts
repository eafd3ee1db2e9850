/** Whose a piece of open work is once units have been closed (Luật Tổ chức chính quyền địa phương số 72/2025/QH15). */
import type { Heirs, Task } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { changeOver, type Organisation } from '#shared/org/index.ts';
import { validOn, type UnitId } from '#shared/org/unit.ts';

export interface Inheritance {
  readonly unit: UnitId;
  readonly committee: Task['committee'];
  readonly needsReview: boolean;
}

/** Throws when on that day nobody at all could take the work: an organisation without a root. */
export function inheritanceOf(organisation: Organisation, task: Task, date: PlainDate): Inheritance {
  const moves = changeOver(organisation, [{ id: task.taskId, unitId: task.unit }], date);
  if (!moves.ok) throw new Error(moves.error.message);
  const [move] = moves.value;
  return {
    unit: move?.to ?? task.unit,
    committee: task.committee === null ? null : committeeOn(organisation, task.committee, date),
    needsReview: move?.needsReview ?? false,
  };
}

export const heirsIn =
  (organisation: Organisation): Heirs =>
  (task, today) => {
    const { unit, committee } = inheritanceOf(organisation, task, today);
    return { unit, committee };
  };

/**
 * Whose office and leader hear of a delay: the committee itself while it exists, its only successor, or – when several
 * share its work and none has all of it – the committee above. Null is the one at the root.
 */
function committeeOn(organisation: Organisation, id: UnitId, date: PlainDate): Task['committee'] {
  const committee = organisation.unit(id);
  if (committee === undefined) return null;
  if (validOn(committee, date)) return id;
  const [heir, ...others] = organisation.successorsOn(id, date);
  if (heir !== undefined && others.length === 0) return heir.id;
  return organisation.parentOn(committee, date)?.id ?? null;
}
