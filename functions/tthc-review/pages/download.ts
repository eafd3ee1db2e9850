/** The cost sheets of a review as an Excel workbook: a worksheet for each group, before, after and what is saved. */
import { costWorkbook } from '#shared/compliance-cost/index.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { sheetAfter } from '../domain/group.ts';
import { groupsOf } from '../use-cases/known-review.ts';
import type { OpenReview } from './context.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function download(context: PageContext, { caseId, review, ports }: OpenReview): Promise<Response> {
  const groups = await groupsOf(ports.store, caseId);
  const bytes = await costWorkbook(
    groups.map(({ value }, index) => ({
      name: `Nhóm ${String(index + 1)}`,
      title: value.title,
      blocks: [
        { title: 'Trước khi đơn giản hóa', lines: value.before },
        { title: 'Sau khi đơn giản hóa', lines: sheetAfter(value) },
      ],
    })),
  );
  const name = encodeURIComponent(`Chi phí tuân thủ – rà soát năm ${String(review.year)}.xlsx`);
  return context.body(bytes, 200, {
    'content-type': XLSX,
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
  });
}
