/** The cost sheets of a text as an Excel workbook, a worksheet for each procedure. */
import { costWorkbook } from '#shared/compliance-cost/index.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { proceduresOf } from '../use-cases/known-text.ts';
import type { OpenText } from './context.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function download(context: PageContext, { caseId, ports }: OpenText): Promise<Response> {
  const procedures = await proceduresOf(ports.store, caseId);
  const bytes = await costWorkbook(
    procedures.map(({ value: { name, lines } }, index) => ({
      name: `TTHC ${String(index + 1)}`,
      title: name,
      blocks: [{ title: 'Chi phí tuân thủ thủ tục hành chính', lines }],
    })),
  );
  const name = encodeURIComponent('Bảng tính chi phí tuân thủ.xlsx');
  return context.body(bytes, 200, {
    'content-type': XLSX,
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
  });
}
