/** The year as an Excel workbook: a worksheet of the inspections, one of the recommendations. */
import { formatDate } from '#shared/kernel/civil-date.ts';
import { dueWords, stateWords } from '#shared/ui/casework/task-state.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { CONTENT_WORDS } from '../domain/checklist.ts';
import { KIND_WORDS } from '../domain/kind-words.ts';
import { doneOf, recommendationsOf, type ListedInspection } from '../use-cases/list-inspections.ts';
import { nameOf, type PagePorts } from './context.ts';
import { readYear } from './list.tsx';
import { trackedIn } from './recommendations.tsx';
import { standing } from './words.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Sheet {
  readonly name: string;
  readonly columns: readonly (readonly [header: string, width: number])[];
  readonly rows: readonly (readonly string[])[];
}

const INSPECTIONS = [
  ['Đơn vị', 36],
  ['Hình thức', 22],
  ['Từ ngày', 12],
  ['Đến ngày', 12],
  ['Nội dung', 60],
  ['Quyết định thành lập đoàn', 26],
  ['Văn bản kết luận', 26],
  ['Tình trạng', 40],
  ['Kiến nghị', 10],
  ['Đã xong', 10],
] as const;
const RECOMMENDATIONS = [
  ['Đơn vị', 36],
  ['Kiến nghị', 70],
  ['Văn bản kết luận', 26],
  ['Hạn', 14],
  ['Tình trạng', 20],
] as const;

function inspectionRow(listed: ListedInspection, context: PageContext): string[] {
  const { inspection } = listed;
  const { kind, unit, period, contents, team, conclusion } = inspection;
  const recommendations = recommendationsOf(listed);
  const counts = { all: recommendations.length, done: doneOf(recommendations) };
  return [
    nameOf(context)(unit),
    KIND_WORDS[kind],
    formatDate(period.from),
    formatDate(period.to),
    contents.map((content) => CONTENT_WORDS[content]).join('; '),
    team?.decision.number ?? '',
    conclusion?.document.number ?? '',
    standing(inspection, counts),
    String(counts.all),
    String(counts.done),
  ];
}

async function workbookOf(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded when it is asked for: it is large, and no other page needs it.
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  for (const { name, columns, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    for (const row of [columns.map(([header]) => header), ...rows]) sheet.addRow(row);
    sheet.getRow(1).font = { bold: true };
    for (const [index, [, width]] of columns.entries()) sheet.getColumn(index + 1).width = width;
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

export const downloadYear =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const { year, seen } = await readYear(context, pages);
    const { today } = context.var;
    const recommendations = trackedIn(seen).map(({ listed, task, what }) => [
      nameOf(context)(task.unit),
      what,
      listed.inspection.conclusion?.document.number ?? '',
      dueWords(task),
      stateWords(task, today).text,
    ]);
    const bytes = await workbookOf([
      { name: 'Kiểm tra', columns: INSPECTIONS, rows: seen.map((listed) => inspectionRow(listed, context)) },
      { name: 'Kiến nghị', columns: RECOMMENDATIONS, rows: recommendations },
    ]);
    return context.body(bytes, 200, {
      'content-type': XLSX,
      'content-disposition': `attachment; filename="kiem-tra-${String(year)}.xlsx"`,
    });
  };
