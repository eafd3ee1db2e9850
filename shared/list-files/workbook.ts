import { shortLine } from '#shared/kernel/line.ts';
import type { ListFile } from './list-file.ts';

/** Excel's own limits: 31 characters a sheet's name without these signs, 32,767 a cell. */
const SHEET_NAME = 31;
const LONGEST_CELL = 32_767;
const NOT_IN_SHEET_NAMES = /[[\]:*?/\\']/gu;

/** Excel keeps text cells apart from formulas, so a text stands as it was typed, whatever it begins with. */
export async function workbookBytes({ title, columns, rows }: ListFile): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded when it is asked for: it is large, and no page needs it.
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  const name = shortLine(title.replaceAll(NOT_IN_SHEET_NAMES, ' ').trim() || 'Danh sách', SHEET_NAME);
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ header, width }) => ({
    header,
    width,
    style: { alignment: { wrapText: true, vertical: 'top' }, numFmt: '@' },
  }));
  sheet.getRow(1).font = { bold: true };
  for (const cells of rows) {
    const row = sheet.addRow(cells.map((cell) => (typeof cell === 'number' ? cell : cell.slice(0, LONGEST_CELL))));
    for (const [index, cell] of cells.entries()) if (typeof cell === 'number') row.getCell(index + 1).numFmt = '0.##';
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
