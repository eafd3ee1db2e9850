/** Addresses of the portal's pages that mails lead to, and the words their filters have in them. */
import type { CaseId, TaskId } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { Count } from './digest-rows.ts';

export const COUNT_WORDS: Readonly<Record<Count, { readonly slug: string; readonly label: string }>> = {
  overdue: { slug: 'qua-han', label: 'Quá hạn' },
  dueThisWeek: { slug: 'trong-7-ngay', label: 'Đến hạn trong 7 ngày' },
  newlyOverdue: { slug: 'moi-qua-han', label: 'Mới quá hạn' },
  finished: { slug: 'da-xong', label: 'Mới hoàn thành' },
  extended: { slug: 'gia-han', label: 'Được gia hạn' },
  opened: { slug: 'moi-mo', label: 'Mới mở' },
  toSign: { slug: 'cho-ky', label: 'Chờ ký' },
};

/** What a page of rows shows: the query of its address. */
export interface BoardView {
  /** The morning whose rows are shown; null for how things stand now. */
  readonly date: PlainDate | null;
  readonly since: PlainDate | null;
  readonly committee: UnitId | null;
  readonly unit: UnitId | null;
  readonly count: Count | null;
}

const WITHOUT_FILTER: BoardView = { date: null, since: null, committee: null, unit: null, count: null };

/** `/bang`, or `/bang/<board>`; `view` in the query. */
export function boardHref(board: string | null, view: Partial<BoardView>, path = ''): string {
  const { date, since, committee, unit, count } = { ...WITHOUT_FILTER, ...view };
  const query = new URLSearchParams();
  const fields = {
    ngay: date,
    tu: since,
    cap: committee,
    'don-vi': unit,
    loc: count === null ? null : COUNT_WORDS[count].slug,
  };
  for (const [name, value] of Object.entries(fields)) if (value !== null) query.set(name, value);
  const place = board === null ? '/bang' : `/bang/${encodeURIComponent(board)}`;
  const text = query.toString();
  return `${place}${path}${text === '' ? '' : `?${text}`}`;
}

export const taskHref = ({ caseId, taskId }: { readonly caseId: CaseId; readonly taskId: TaskId }): string =>
  `/viec/${part(caseId)}/${part(taskId)}`;

const part = (text: string): string => encodeURIComponent(text).replaceAll('%3A', ':');
