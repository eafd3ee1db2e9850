/** Which rows of targets a page, a file or a number of a digest shows: one query, read and written in one place. */
import { caseIdSchema, type CaseId } from '#shared/casework/index.ts';
import { isPlainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { unitIdSchema, type UnitId } from '#shared/org/unit.ts';
import { reaches } from '#shared/obligations/index.ts';
import type { TargetRow } from './ledger.ts';
import { STATUSES, type Status } from './standing.ts';

export const STATUS_WORDS: Readonly<Record<Status, { readonly slug: string; readonly label: string }>> = {
  met: { slug: 'dat', label: 'Đạt' },
  missed: { slug: 'chua-dat', label: 'Chưa đạt' },
  unmeasured: { slug: 'chua-do', label: 'Chưa có số liệu' },
  'not-due': { slug: 'chua-den-ky', label: 'Chưa đến kỳ' },
  unallotted: { slug: 'chua-giao', label: 'Chưa giao số' },
};

export interface TargetsView {
  /** The morning told of; null for how things stand now. */
  readonly date: PlainDate | null;
  readonly committee: UnitId | null;
  readonly plan: CaseId | null;
  readonly target: string | null;
  readonly unit: UnitId | null;
  readonly status: Status | null;
}

const EVERYTHING: TargetsView = { date: null, committee: null, plan: null, target: null, unit: null, status: null };

const PATH = '/chi-tieu';

export function targetsHref(view: Partial<TargetsView>, { path = PATH, page = 1 } = {}): string {
  const { date, committee, plan, target, unit, status } = { ...EVERYTHING, ...view };
  const fields = {
    ...{ ngay: date, cap: committee, 'ke-hoach': plan, muc: target, 'don-vi': unit },
    loc: status === null ? null : STATUS_WORDS[status].slug,
    trang: page === 1 ? null : String(page),
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== null) query.set(name, value);
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** The view an address asks for; what it says wrongly is as if it were not said. */
export function viewOfQuery(query: Readonly<Record<string, string>>): TargetsView {
  const { ngay = '', muc = '', loc = '' } = query;
  return {
    date: isPlainDate(ngay) ? ngay : null,
    committee: unitIdSchema.safeParse(query['cap']).data ?? null,
    plan: caseIdSchema.safeParse(query['ke-hoach']).data ?? null,
    target: muc === '' ? null : muc,
    unit: unitIdSchema.safeParse(query['don-vi']).data ?? null,
    status: STATUSES.find((status) => STATUS_WORDS[status].slug === loc) ?? null,
  };
}

/** How many rows stand how. */
export function countStatuses(rows: readonly TargetRow[]): Readonly<Record<Status, number>> {
  const count = (status: Status): number => rows.filter(({ standing }) => standing.status === status).length;
  return {
    met: count('met'),
    missed: count('missed'),
    unmeasured: count('unmeasured'),
    'not-due': count('not-due'),
    unallotted: count('unallotted'),
  };
}

/** How a row stood in one period, by the figure of that very period. */
export function statusIn({ allotment, share, standing }: TargetRow, period: string): Status {
  if (share.assigned === null) return 'unallotted';
  const value = standing.figures.get(period);
  if (value === undefined) return 'unmeasured';
  return reaches({ op: allotment.op, value: share.assigned, unit: '%' }, value) ? 'met' : 'missed';
}
