import type { Access } from '#shared/access/access.ts';
import type { CaseStore, Task } from '#shared/casework/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { isMine } from '../domain/work.ts';

/** Open work of the reader's own units, of whatever process, or of one unit that he may read. One query a unit. */
export async function readWork(
  access: Pick<Access, 'hasIn' | 'unitsAs' | 'mayRead'>,
  unit: UnitId | null,
  { store }: { readonly store: Pick<CaseStore, 'workOfUnit'> },
): Promise<readonly Task[]> {
  if (unit !== null) return access.mayRead(unit) ? store.workOfUnit(unit) : [];
  const units = access.unitsAs('officer', 'head', 'office', 'leader');
  const work = await Promise.all(units.map(({ id }) => store.workOfUnit(id)));
  return work.flat().filter((task) => isMine(task, access));
}
