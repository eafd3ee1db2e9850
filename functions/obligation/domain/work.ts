/** The work of a person, sorted by what it asks for today. */
import type { Access } from '#shared/access/access.ts';
import type { Task } from '#shared/casework/index.ts';
import { addDays, type PlainDate } from '#shared/kernel/civil-date.ts';

export const GROUPS = ['decide', 'overdue', 'today', 'week', 'check-in', 'later', 'waiting', 'continuous'] as const;
export type Group = (typeof GROUPS)[number];

const DECIDES = new Set(['head', 'office', 'leader']);

/** A continuous task whose last day of asking has come without an answer since. */
export function isCheckInAsked({ state, checkIns, checkedInOn }: Task, today: PlainDate): boolean {
  const asked = checkIns.findLast((day) => day <= today);
  return state === 'continuous' && asked !== undefined && (checkedInOn === null || checkedInOn < asked);
}

function groupOfOpen({ due }: Task, today: PlainDate): Group {
  if (due === null) return 'later';
  if (due.lenient < today) return 'overdue';
  if (due.lenient === today) return 'today';
  return due.lenient <= addDays(today, 6) ? 'week' : 'later';
}

/** Where an open task stands in its doer's list. A week is today and the six days after it, as in the digests. */
export function groupOf(task: Task, today: PlainDate): Group {
  if (DECIDES.has(task.doer)) return 'decide';
  switch (task.state) {
    case 'continuous':
      return isCheckInAsked(task, today) ? 'check-in' : 'continuous';
    case 'waiting':
    case 'suspended':
      return 'waiting';
    case 'planned':
      return 'later';
    default:
      return groupOfOpen(task, today);
  }
}

/** Whether the task is the reader's own to do: his unit's, and by the role it asks for. A head sees his officers' work. */
export const isMine = ({ unit, doer }: Task, access: Pick<Access, 'hasIn'>): boolean =>
  doer === 'officer' ? access.hasIn(unit, 'officer', 'head') : access.hasIn(unit, doer);

export interface WorkFilter {
  readonly group: Group | null;
  /** Words to look for, without regard to case and marks. */
  readonly search: string;
}

/** «Đôn đốc» and «don doc» are the same when looked for. */
export const plain = (text: string): string =>
  text.toLowerCase().replaceAll('đ', 'd').normalize('NFD').replace(/\p{M}/gu, '');

/** The tasks a filter leaves, by group; each group the most urgent first, as the table lists them. */
export function groupWork(
  tasks: readonly Task[],
  today: PlainDate,
  { group, search }: WorkFilter = { group: null, search: '' },
): ReadonlyMap<Group, readonly Task[]> {
  const words = plain(search).split(/\s+/u).filter(Boolean);
  const found = tasks.filter(({ subject }) => words.every((word) => plain(subject).includes(word)));
  const byGroup = Map.groupBy(found, (task) => groupOf(task, today));
  return new Map(
    GROUPS.filter((name) => group === null || name === group).map((name) => [name, byGroup.get(name) ?? []]),
  );
}
