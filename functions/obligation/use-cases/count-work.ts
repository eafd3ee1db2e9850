import type { Access } from '#shared/access/access.ts';
import type { CaseStore } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { groupWork, type Group } from '../domain/work.ts';
import { readWork } from './read-work.ts';

export interface WorkCount {
  readonly group: Group;
  readonly count: number;
}

/** What asks for something: decisions, what is late, due today or this week, reports asked for. Zeros are left out. */
export async function countWork(
  access: Access | undefined,
  today: PlainDate,
  store: Pick<CaseStore, 'workOfUnit'>,
): Promise<readonly WorkCount[]> {
  if (access === undefined) return [];
  const groups = groupWork(await readWork(access, null, { store }), today);
  return URGENT.map((group) => ({ group, count: groups.get(group)?.length ?? 0 })).filter(({ count }) => count > 0);
}

const URGENT: readonly Group[] = ['decide', 'overdue', 'today', 'week', 'check-in'];
