import type { Task } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { holdersOn, type Organisation } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';

/**
 * The unit in whose list a decision about a task stands: the task's own for its head, else the one of the committee (or
 * of the root's) in which somebody holds the role. The committee itself when nobody does: its delay then escalates.
 */
export function deciderUnit(
  organisation: Organisation,
  { unit, committee }: Pick<Task, 'unit' | 'committee'>,
  role: 'head' | 'office' | 'leader',
  date: PlainDate,
): UnitId {
  if (role === 'head') return unit;
  const top = committee === null ? organisation.rootsOn(date)[0] : organisation.unit(committee);
  if (top === undefined) return unit;
  const offices = organisation.childrenOn(top.id, date).filter(({ tier }) => tier === top.tier);
  const held = [top, ...offices].find(({ id }) => holdersOn(organisation, id, role, date).length > 0);
  return (held ?? top).id;
}
