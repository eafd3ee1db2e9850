/** A form as an Excel workbook in its printed layout: merged header, column numbers, a row for each unit, the total. */
import ExcelJS from 'exceljs';
import { bold, FONT, headerCell, setText, THIN } from '#shared/excel/write-cells.ts';
import { headerCells, headerDepth } from './domain/header.ts';
import type { Figures } from './domain/figures.ts';
import type { Form } from './domain/form.ts';
import type { Sheet } from './domain/sheet.ts';

const TITLE_ROWS = 5;
/** «TT» and the unit's name stand before the form's own columns. */
const LEADING = ['TT', 'Đơn vị'] as const;

/** «(1)», «(2)» …: the row by which a filled sheet is read again. */
export const columnNumber = (index: number): string => `(${index + 1})`;

export async function writeExcel(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const sheet of sheets) addSheet(workbook, sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addSheet(workbook: ExcelJS.Workbook, sheet: Sheet): void {
  const { form } = sheet;
  const worksheet = workbook.addWorksheet(form.code, {
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  const width = LEADING.length + form.columns.length;
  writeTitle(worksheet, sheet, width);
  const depth = headerDepth(form.columns);
  writeHeader(worksheet, form, depth);
  const first = TITLE_ROWS + depth + 2;
  for (const [i, { name, figures }] of sheet.rows.entries())
    writeRow(worksheet, first + i, String(i + 1), name, form, figures);
  const last = first + sheet.rows.length;
  if (sheet.total !== null) writeRow(worksheet, last, '', 'Tổng số', form, sheet.total).font = bold();
  worksheet.getColumn(1).width = 6;
  worksheet.getColumn(2).width = 36;
  for (let column = 3; column <= width; column += 1) worksheet.getColumn(column).width = 13;
  worksheet.views = [{ state: 'frozen', xSplit: 2, ySplit: first - 1 }];
}

function writeTitle(worksheet: ExcelJS.Worksheet, { form, unitName, periodName, window }: Sheet, width: number): void {
  const lines = [`Biểu số ${form.code}`, unitName.toLocaleUpperCase('vi'), form.title.toLocaleUpperCase('vi')];
  for (const [i, line] of [...lines, `Kỳ báo cáo: ${periodName} (${window})`].entries()) {
    worksheet.mergeCells(i + 1, 1, i + 1, width);
    const cell = worksheet.getCell(i + 1, 1);
    setText(cell, line);
    cell.font = { name: FONT, size: 12, bold: i === 2, italic: i === 3 };
    cell.alignment = { horizontal: i < 2 ? 'left' : 'center', wrapText: true };
  }
}

function writeHeader(worksheet: ExcelJS.Worksheet, { columns }: Form, depth: number): void {
  const top = TITLE_ROWS + 1;
  const leading = LEADING.map((text, column) => ({ text, row: 0, column, rowSpan: depth, columnSpan: 1 }));
  const own = headerCells(columns).map((cell) => ({ ...cell, column: cell.column + LEADING.length }));
  for (const { text, row, column, rowSpan, columnSpan } of [...leading, ...own]) {
    const [r, c] = [top + row, column + 1];
    if (rowSpan > 1 || columnSpan > 1) worksheet.mergeCells(r, c, r + rowSpan - 1, c + columnSpan - 1);
    headerCell(worksheet.getCell(r, c), text);
  }
  for (let column = 1; column <= LEADING.length + columns.length; column += 1)
    headerCell(
      worksheet.getCell(top + depth, column),
      column <= LEADING.length ? (['A', 'B'][column - 1] ?? '') : columnNumber(column - LEADING.length - 1),
    );
}

function writeRow(
  worksheet: ExcelJS.Worksheet,
  number: number,
  ordinal: string,
  name: string,
  { columns }: Form,
  figures: Figures,
): ExcelJS.Row {
  const row = worksheet.getRow(number);
  setText(row.getCell(1), ordinal);
  setText(row.getCell(2), name);
  row.getCell(2).alignment = { wrapText: true };
  for (const [i, { id }] of columns.entries()) {
    const cell = row.getCell(i + LEADING.length + 1);
    const value = figures[id];
    if (value !== undefined) cell.value = value;
    cell.numFmt = '#,##0';
  }
  for (let column = 1; column <= LEADING.length + columns.length; column += 1) row.getCell(column).border = THIN;
  return row;
}
