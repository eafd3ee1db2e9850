/** One unit's report for a period: how it stands, its figures, what is to be done with it. */
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { nameOfPeriod } from '../domain/period.ts';
import { sheetOf, type Sheet } from '../domain/sheet.ts';
import { periodCase, reportTask, submissionCase } from '../store.ts';
import { readHolder, readSum, type Sum } from '../use-cases/read-sum.ts';
import { writeExcel } from '../write-excel.ts';
import { boardPath } from './paths.ts';
import { ReportPage } from './report-page.tsx';
import { reportAsked, unitNameOf, type PagePorts, type ReportRequest } from './request.ts';

export const showReport =
  (pagePorts: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const request = await reportAsked(context, pagePorts, 'read');
    if (request instanceof Response) return request;
    const { open, ports, may } = request;
    const { ref, report } = open;
    const [sum, heldIn, task, submissions] = await Promise.all([
      readSum(open, ports),
      may.decide ? readHolder(open, ports) : undefined,
      ports.store.readTask(periodCase(ref.period), reportTask(ref.unit)),
      Promise.all(Array.from({ length: report.round }, (_, i) => ports.store.eventsOf(submissionCase(ref, i + 1)))),
    ]);
    return context.var.page(
      <ReportPage
        open={open}
        sum={sum}
        isHeld={heldIn !== undefined}
        sheets={sheetsOf(request, sum)}
        task={task}
        events={submissions.flat()}
        unitName={unitNameOf(ports, open)}
        organisation={ports.organisation}
        calendar={ports.calendar}
        today={context.var.today}
        may={may}
      />,
      {
        title: `Báo cáo ${nameOfPeriod(open.period)} – ${unitNameOf(ports, open)}`,
        beforeMain: <BackLink href={boardPath(ref.period)} />,
      },
    );
  };

/** The forms that hold anything, and those the unit has to fill. */
function sheetsOf({ open, ports }: ReportRequest, { forms, rows, totals }: Sum): readonly Sheet[] {
  return forms
    .filter(({ code }) => totals[code] !== undefined || open.forms.some((own) => own.code === code))
    .map((form) =>
      sheetOf({ report: open.report, rows, totals, form, regime: open.regime, organisation: ports.organisation }),
    );
}

/** All forms as one workbook; those not filled yet with an empty row, to be filled and read back. */
export const downloadReport =
  (pagePorts: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const request = await reportAsked(context, pagePorts, 'read');
    if (request instanceof Response) return request;
    const { open, ports } = request;
    const sheets = sheetsOf(request, await readSum(open, ports)).map((sheet) =>
      sheet.rows.length > 0 ? sheet : { ...sheet, rows: [{ name: unitNameOf(ports, open), figures: {} }] },
    );
    const fileName = encodeURIComponent(`Báo cáo ${nameOfPeriod(open.period)} - ${unitNameOf(ports, open)}.xlsx`);
    return context.body(new Uint8Array(await writeExcel(sheets)).buffer, 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="bao-cao.xlsx"; filename*=UTF-8''${fileName}`,
    });
  };
