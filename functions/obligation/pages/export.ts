/** The list of work as a file, by the same filter as the page it is taken from. */
import type { Task } from '#shared/casework/index.ts';
import { unitName } from '#shared/ui/casework/event-words.ts';
import { dueWords, stateWords } from '#shared/ui/casework/task-state.tsx';
import { problems } from '#shared/ui/problem.ts';
import { get, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { groupWork } from '../domain/work.ts';
import type { ObligationPorts } from '../ports.ts';
import { readWork } from '../use-cases/read-work.ts';
import { queryOf } from './work-query.ts';

const HEADERS = ['Việc', 'Đơn vị', 'Hạn', 'Trạng thái', 'Đã gia hạn (lần)', 'Đã trả lại (lần)'];

function cellsOf(task: Task, { var: { reference, today } }: PageContext): string[] {
  return [
    task.subject,
    unitName(reference.organisation, task.unit, today),
    dueWords(task),
    stateWords(task, today).text,
    String(task.extensions.length),
    String(task.returns),
  ];
}

/** A cell that begins like a formula is text to whoever opens the file. */
const harmless = (cell: string): string => (/^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell);
const quoted = (cell: string): string => `"${harmless(cell).replaceAll('"', '""')}"`;

/** With a byte order mark, without which Excel reads UTF-8 as something else. */
const csv = (rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`\uFEFF${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`);

async function xlsx(rows: readonly (readonly string[])[]): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded when it is asked for: it is large, and no other page needs it.
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Việc', { views: [{ state: 'frozen', ySplit: 1 }] });
  for (const row of rows) sheet.addRow(row);
  sheet.getRow(1).font = { bold: true };
  for (const [index, width] of [60, 30, 16, 20, 16, 16].entries()) sheet.getColumn(index + 1).width = width;
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const FORMATS = {
  csv: { type: 'text/csv; charset=utf-8', write: (rows: readonly string[][]) => Promise.resolve(csv(rows)) },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: xlsx },
} as const;

const exported = (format: keyof typeof FORMATS, ports: ObligationPorts): PageRoute =>
  get(`/viec.${format}`, 'signed-in', async (context) => {
    const { access } = signedIn(context);
    const query = queryOf(context);
    if (query.unit !== null && !access.mayRead(query.unit)) return context.var.problem(problems.forbidden);
    const groups = groupWork(await readWork(access, query.unit, ports), context.var.today, query);
    const rows = [...groups.values()].flat().map((task) => cellsOf(task, context));
    const { type, write } = FORMATS[format];
    return context.body(await write([HEADERS, ...rows]), 200, {
      'content-type': type,
      'content-disposition': `attachment; filename="viec-${context.var.today}.${format}"`,
    });
  });

export const exportPages = (ports: ObligationPorts): readonly PageRoute[] => [
  exported('csv', ports),
  exported('xlsx', ports),
];
