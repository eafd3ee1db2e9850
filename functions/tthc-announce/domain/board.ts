/** «Đã công bố, chưa công khai»: every announcement under way, the most urgent first. */
import { isOverdue, type Board, type BoardTask } from '#shared/casework/index.ts';
import { daysBetween, type PlainDate } from '#shared/kernel/civil-date.ts';
import { decisionStepOf, publicationOf } from './announcement.ts';

export interface BoardRow {
  readonly caseId: string;
  readonly title: string;
  /** Publications still owed; before the signature the one step that is open. */
  readonly open: readonly BoardTask[];
  /** Publications done. */
  readonly done: number;
  /** The earliest last day of what is owed. */
  readonly due: PlainDate | null;
  /** Calendar days since that day; 0 when it has not passed. */
  readonly daysLate: number;
}

export interface AnnouncementBoard {
  /** Signed, not yet published in every way. */
  readonly unpublished: readonly BoardRow[];
  /** Not yet signed. */
  readonly unsigned: readonly BoardRow[];
}

const isOpen = ({ state }: BoardTask): boolean => state !== 'done' && state !== 'withdrawn';

/** Cases of these boards that are not at their end. */
export function announcementBoard(boards: readonly Board[], today: PlainDate): AnnouncementBoard {
  const tasks = Map.groupBy(
    boards.flatMap((board) => board.tasks),
    ({ caseId }) => caseId,
  );
  const rows = boards
    .flatMap((board) => board.cases)
    .map(({ caseId, title }) => rowOf(caseId, title, tasks.get(caseId) ?? [], today))
    .filter(({ open }) => open.length > 0)
    .toSorted((a, b) => compare(a.due ?? '9999', b.due ?? '9999') || compare(a.caseId, b.caseId));
  const isSigned = ({ open }: BoardRow): boolean => open.every(({ taskId }) => decisionStepOf(taskId) === undefined);
  return { unpublished: rows.filter(isSigned), unsigned: rows.filter((row) => !isSigned(row)) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function rowOf(caseId: string, title: string, tasks: readonly BoardTask[], today: PlainDate): BoardRow {
  const open = tasks.filter(isOpen);
  const dates = open.flatMap(({ due }) => (due === null ? [] : [due.lenient])).sort();
  const late = open.flatMap(({ due }) => (due !== null && isOverdue(due, today) ? [due.lenient] : [])).sort();
  const done = tasks.filter(({ taskId, state }) => publicationOf(taskId) !== undefined && state === 'done').length;
  const [due = null] = dates;
  const [first] = late;
  return { caseId, title, open, done, due, daysLate: first === undefined ? 0 : daysBetween(first, today) };
}
