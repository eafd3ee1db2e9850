/** The plan as an Excel workbook: its rows with how far they are. */
import ExcelJS from 'exceljs';
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { byRow } from '../domain/progress.ts';
import { nameOf } from '../domain/row.ts';
import { readRows } from '../use-cases/read-draft.ts';
import type { OpenPlan } from './plan-context.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const COLUMNS = [
  { header: 'Số', width: 8 },
  { header: 'Nhiệm vụ', width: 60 },
  { header: 'Chủ trì', width: 30 },
  { header: 'Phối hợp', width: 30 },
  { header: 'Thời hạn', width: 30 },
  { header: 'Sản phẩm', width: 30 },
  { header: 'Đầu việc', width: 10 },
  { header: 'Đã xong', width: 10 },
  { header: 'Quá hạn', width: 10 },
];

export async function download(context: PageContext, plan: OpenPlan): Promise<Response> {
  const [rows, board] = await Promise.all([readRows(plan.caseId, plan.ports), plan.ports.store.boardOf(plan.caseId)]);
  const progress = byRow(board.tasks, context.var.today);
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Kế hoạch');
  sheet.columns = COLUMNS;
  sheet.getRow(1).font = { bold: true };
  for (const { key, value } of rows) {
    if (value.gone) continue;
    const { title, lead, assigned, coordinating, phrase, product } = value.content;
    const leads = [...lead, ...assigned.map(plan.nameOf)];
    const own = progress.get(key);
    const counts = own === undefined ? ['', '', ''] : [own.all, own.done, own.overdue];
    sheet.addRow([nameOf(value), title, leads.join('; '), coordinating.join('; '), phrase, product ?? '', ...counts]);
  }
  const bytes = await workbook.xlsx.writeBuffer();
  const day = formatDate(context.var.today).replaceAll('/', '-');
  const name = encodeURIComponent(`Kế hoạch ${plan.draft.number ?? ''} – ${day}.xlsx`.replaceAll('/', '-'));
  return context.body(new Uint8Array(bytes), 200, {
    'content-type': XLSX,
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
  });
}
