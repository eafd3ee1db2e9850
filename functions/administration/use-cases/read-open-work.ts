import type { CaseTable, Task } from '#shared/casework/index.ts';
import type { Organisation } from '#shared/org/index.ts';

const SIDE_BY_SIDE = 16;

/** Work that is not closed, of every unit that ever was: a query a unit, none of the whole table. */
export async function readOpenWork(
  { units }: Pick<Organisation, 'units'>,
  cases: Pick<CaseTable, 'workOfUnit'>,
): Promise<readonly Task[]> {
  const found: Task[] = [];
  for (let at = 0; at < units.length; at += SIDE_BY_SIDE) {
    const lists = await Promise.all(units.slice(at, at + SIDE_BY_SIDE).map(({ id }) => cases.workOfUnit(id)));
    found.push(...lists.flat());
  }
  return found;
}
