/** Rows of a board as an Excel workbook or CSV (UTF-8 with a byte order mark, as Excel wants it). */
import ExcelJS from 'exceljs';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation } from '#shared/org/index.ts';
import { dueWords, stateWords } from '#shared/ui/casework/task-state.tsx';
import type { CountedRow } from './read-rows.ts';

const HEADERS = ['Việc', 'Đơn vị', 'Nguồn', 'Hạn', 'Tình trạng'];
const WIDTHS = [60, 36, 36, 14, 22];

export const EXPORTS = {
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: writeWorkbook },
  csv: { type: 'text/csv; charset=utf-8', write: writeCsv },
} as const;

interface Exported {
  readonly rows: readonly CountedRow[];
  readonly organisation: Organisation;
  readonly date: PlainDate;
}

const linesOf = ({ rows, organisation, date }: Exported): readonly (readonly string[])[] =>
  rows.map(({ row, source }) => [
    row.title,
    organisation.nameOn(row.unit, date) ?? row.unit,
    source,
    dueWords(row),
    stateWords(row, date).text,
  ]);

async function writeWorkbook(exported: Exported): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Việc', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = HEADERS.map((header, i) => ({
    header,
    width: WIDTHS[i] ?? 20,
    style: { alignment: { wrapText: true } },
  }));
  sheet.getRow(1).font = { bold: true };
  for (const line of linesOf(exported)) sheet.addRow([...line]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function writeCsv(exported: Exported): Promise<Uint8Array<ArrayBuffer>> {
  const text = [HEADERS, ...linesOf(exported)].map((line) => line.map(csvCell).join(',')).join('\r\n');
  return Promise.resolve(new TextEncoder().encode(`\uFEFF${text}\r\n`));
}

/** What a spreadsheet would take for a formula is kept as text by an apostrophe. */
function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n;]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
