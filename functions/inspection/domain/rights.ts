/** Who may do a task of an inspection: the committee's office, or the people of a unit that inspects itself. */
import type { Access } from '#shared/access/access.ts';
import type { Task } from '#shared/casework/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { Inspection } from './inspection.ts';

export const mayDo = (access: Access, { unit, doer }: Pick<Task, 'unit' | 'doer'>): boolean =>
  doer === 'office' ? access.hasIn(unit, doer) : access.mayWork(unit);

/** Fills in the checklist and writes the conclusion. */
export const mayInspect = (access: Access, { kind, inspector }: Pick<Inspection, 'kind' | 'inspector'>): boolean =>
  mayDo(access, { unit: inspector, doer: kind === 'self' ? 'officer' : 'office' });

/** The inspected unit, the inspector, and the committees above them. */
export const mayRead = (access: Access, { unit, inspector }: { unit: UnitId; inspector: UnitId }): boolean =>
  access.mayRead(unit) || access.mayRead(inspector) || access.hasIn(inspector, 'office');
