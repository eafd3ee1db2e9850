/** Which part of the work a page shows, as its address says. */
import { unitIdSchema, type UnitId } from '#shared/org/unit.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { GROUPS, type Group } from '../domain/work.ts';

export const GROUP_NAMES: Readonly<Record<Group, string>> = {
  decide: 'Cần tôi quyết định',
  overdue: 'Quá hạn',
  today: 'Hạn hôm nay',
  week: 'Trong 7 ngày tới',
  'check-in': 'Đến ngày báo cáo tình hình',
  later: 'Sau đó',
  waiting: 'Đang chờ',
  continuous: 'Thường xuyên',
};

export interface WorkQuery {
  readonly group: Group | null;
  readonly search: string;
  readonly unit: UnitId | null;
  readonly page: number;
}

export function queryOf(context: PageContext): WorkQuery {
  const group = GROUPS.find((name) => name === context.req.query('nhom')) ?? null;
  const unit = unitIdSchema.safeParse(context.req.query('don-vi'));
  const page = Number(context.req.query('trang') ?? '1');
  return {
    group,
    search: (context.req.query('tim') ?? '').normalize('NFC').slice(0, 200),
    unit: unit.success ? unit.data : null,
    page: Number.isInteger(page) && page >= 1 ? page : 1,
  };
}

export function hrefOf({ group, search, unit, page }: Partial<WorkQuery>, path = '/viec'): string {
  const query = new URLSearchParams();
  if (group) query.set('nhom', group);
  if (search) query.set('tim', search);
  if (unit) query.set('don-vi', unit);
  if (page !== undefined && page > 1) query.set('trang', String(page));
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
