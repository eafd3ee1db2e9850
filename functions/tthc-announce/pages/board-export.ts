/** The board as a file: a line for each publication still owed. */
import ExcelJS from 'exceljs';
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { Reference } from '#shared/reference/index.ts';
import { decisionStepOf, publicationOf, rulesDocument } from '../domain/announcement.ts';
import type { BoardRow } from '../domain/board.ts';

export interface BoardNames {
  readonly unitName: (unit: UnitId) => string;
  readonly taskName: (taskId: string) => string;
}

const STEPS = { draft: 'Soạn dự thảo', check: 'Kiểm soát chất lượng', signature: 'Ký quyết định' } as const;

/** What a task is called on the board. */
export function boardCells(reference: Reference): Pick<BoardNames, 'taskName'> {
  const { publications } = reference.get(rulesDocument);
  return {
    taskName: (taskId) => {
      const step = decisionStepOf(taskId)?.step;
      if (step !== undefined) return STEPS[step];
      const id = publicationOf(taskId);
      return publications.find((publication) => publication.id === id)?.name ?? taskId;
    },
  };
}

const HEADINGS = ['Hồ sơ', 'Hình thức công khai', 'Đơn vị', 'Hạn', 'Chậm (ngày)'];

const linesOf = (rows: readonly BoardRow[], { unitName, taskName }: BoardNames): string[][] =>
  rows.flatMap(({ title, open, daysLate }) =>
    open.map(({ taskId, unit, due }) => [
      title,
      taskName(taskId),
      unitName(unit),
      due === null ? '' : formatDate(due.lenient),
      daysLate > 0 ? String(daysLate) : '',
    ]),
  );

/** A cell that begins like a formula would be computed by the spreadsheet that opens the file. */
const harmless = (cell: string): string => (/^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell);
const quoted = (cell: string): string => `"${harmless(cell).replaceAll('"', '""')}"`;

/** With a byte order mark, without which Excel reads UTF-8 as something else. */
export const csvOf = (rows: readonly BoardRow[], names: BoardNames): string =>
  `\uFEFF${[HEADINGS, ...linesOf(rows, names)].map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`;

export async function workbookOf(rows: readonly BoardRow[], names: BoardNames): Promise<ArrayBuffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Chưa công khai', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow(HEADINGS).font = { bold: true };
  for (const line of linesOf(rows, names)) sheet.addRow(line);
  for (const column of sheet.columns) column.width = 28;
  return new Uint8Array(await workbook.xlsx.writeBuffer()).buffer;
}
