/** Findings about products, and about figures that hide in titles. */
import { foldName } from '#shared/org/index.ts';
import type { ImportedPlan } from '../index.ts';
import type { PlanRow } from '../imported-plan.ts';
import { leaves, onRow, type Finding } from './finding.ts';

/** Only where the plan has a product column at all. */
export function missingProducts(plan: ImportedPlan): Finding[] {
  const rows = leaves(plan);
  if (rows.every((row) => isBlank(row.product))) return [];
  return rows
    .filter((row) => isBlank(row.product))
    .map((row) =>
      onRow(
        row,
        'warning',
        'product-missing',
        'không ghi sản phẩm.',
        'Ghi văn bản hoặc kết quả phải có khi xong việc.',
      ),
    );
}

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

/** Short products («Báo cáo», «Kế hoạch được ban hành») are kinds; a long one names one paper. */
const FEWEST_WORDS = 6;

/** Two rows that promise one paper, by one lead: one of them is probably a copy. */
export function sharedProducts(plan: ImportedPlan): Finding[] {
  const first = new Map<string, PlanRow>();
  return leaves(plan).flatMap((row) => {
    const product = foldName(row.product ?? '');
    if (product.split(' ').length < FEWEST_WORDS || row.inherited_from?.product !== undefined) return [];
    const key = `${product}|${row.lead.map(foldName).join(';')}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, row);
    if (other === undefined) return [];
    return [
      onRow(
        row,
        'advice',
        'product-twice',
        `có cùng sản phẩm và cơ quan chủ trì với nhiệm vụ ${other.id}.`,
        'Gộp hai nhiệm vụ hoặc ghi rõ sản phẩm riêng.',
      ),
    ];
  });
}

const SHARE = /(\d+(?:[.,]\d+)?)\s*%/gu;

/** «tối thiểu 50%» in a title is a target to be measured, not a task to be ticked off. */
export function hiddenTargets(plan: ImportedPlan): Finding[] {
  const known = new Set(plan.targets.map(({ title }) => foldName(title)));
  return leaves(plan).flatMap((row) => {
    const shares = [...row.title.matchAll(SHARE)].map(([share]) => share.replace(/\s+/gu, ''));
    if (shares.length === 0 || known.has(foldName(row.title))) return [];
    return [
      onRow(
        row,
        'advice',
        'hidden-target',
        `tên việc có chỉ tiêu ${shares.join(', ')}.`,
        'Tách thành chỉ tiêu có số đo để theo dõi.',
      ),
    ];
  });
}
