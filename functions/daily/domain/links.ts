/** Addresses of the portal's pages that mails lead to, and the words their filters have in them. */
import type { CaseId, TaskId } from '#shared/casework/index.ts';
import { isPlainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { unitIdSchema, type UnitId } from '#shared/org/unit.ts';
import { COUNTS, type Count } from './digest-rows.ts';

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
  /** Monday of the week in which rows are due; null for any. Of the rows as they stand now only. */
  readonly week: PlainDate | null;
}

const WITHOUT_FILTER: BoardView = { date: null, since: null, committee: null, unit: null, count: null, week: null };

/** `/bang`, or `/bang/<board>`; the view in the query. */
export const boardHref = (board: string | null, view: Partial<BoardView>, page = 1): string =>
  withQuery(board === null ? '/bang' : `/bang/${encodeURIComponent(board)}`, {
    ...queryOf(view),
    trang: page === 1 ? null : String(page),
  });

/** The same rows as a file. */
export const exportHref = (board: string | null, view: Partial<BoardView>, format: 'xlsx' | 'csv' | 'docx'): string =>
  withQuery(`/bang-xuat/${format}`, { bang: board, ...queryOf(view) });

function queryOf(view: Partial<BoardView>): Readonly<Record<string, string | null>> {
  const { date, since, committee, unit, count, week } = { ...WITHOUT_FILTER, ...view };
  const loc = count === null ? null : COUNT_WORDS[count].slug;
  return { ngay: date, tu: since, cap: committee, 'don-vi': unit, loc, tuan: week };
}

function withQuery(path: string, fields: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== null) query.set(name, value);
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

const dateOrNull = (text: string | undefined): PlainDate | null =>
  text !== undefined && isPlainDate(text) ? text : null;
const unitOrNull = (text: string | undefined): UnitId | null => unitIdSchema.safeParse(text).data ?? null;

/** The view an address asks for; what it says wrongly is as if it were not said. */
export const viewOf = (query: Readonly<Record<string, string>>): BoardView => ({
  date: dateOrNull(query['ngay']),
  since: dateOrNull(query['tu']),
  committee: unitOrNull(query['cap']),
  unit: unitOrNull(query['don-vi']),
  count: COUNTS.find((count) => COUNT_WORDS[count].slug === query['loc']) ?? null,
  week: dateOrNull(query['tuan']),
});

export const taskHref = ({ caseId, taskId }: { readonly caseId: CaseId; readonly taskId: TaskId }): string =>
  `/viec/${part(caseId)}/${part(taskId)}`;

/** What a unit owes, how it keeps its dates, who works there. */
export const unitHref = (unit: UnitId): string => `/don-vi/${unit}`;

const part = (text: string): string => encodeURIComponent(text).replaceAll('%3A', ':');
