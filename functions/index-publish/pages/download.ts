/** The sheet as an Excel workbook: to be read, or to be filled and sent back. */
import type { PageContext } from '#shared/ui/routes.ts';
import { nameOfMonth } from '../domain/month.ts';
import { rankingsOf } from '../domain/ranking.ts';
import { writeExcel } from '../write-excel.ts';
import type { OpenSheet } from './context.ts';

export async function downloadSheet(context: PageContext, open: OpenSheet): Promise<Response> {
  const { known, scale, line, nameOf } = open;
  const { month, units, scores, publisher } = known.sheet;
  const members = context.var.reference.organisation.units.filter(({ id }) => units.includes(id));
  const title = `Bộ chỉ số 766 tháng ${nameOfMonth(month)} - ${line.name} - ${nameOf(publisher)}`;
  const rankings = rankingsOf(scale, line, members, scores);
  const workbook = await writeExcel({ title, scale, units, scores, rankings, nameOf });
  const fileName = encodeURIComponent(`${title.replaceAll('/', '-')}.xlsx`);
  return context.body(new Uint8Array(workbook).buffer, 200, {
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-disposition': `attachment; filename="bo-chi-so-${month}.xlsx"; filename*=UTF-8''${fileName}`,
  });
}
