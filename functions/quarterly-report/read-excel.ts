/** Figures from a filled Excel sheet of a form, as text for the form's own reading, so that faults show beside cells. */
import type ExcelJS from 'exceljs';
import { openWorkbook, textOf } from '#shared/excel/read-workbook.ts';
import { foldName } from '#shared/org/fold.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Form } from './domain/form.ts';
import type { Typed } from './domain/read-cells.ts';
import { columnNumber } from './write-excel.ts';

/** Nobody prints a header below the fortieth line. */
const LAST_HEADER_ROW = 40;

/**
 * The row of `unitName`, or the first below the column numbers when none bears the name. The sheet is the one called
 * after the form, else the first. An error is a sentence in Vietnamese.
 */
export async function readExcel(bytes: Uint8Array, form: Form, unitName: string): Promise<Result<Typed, string>> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) return opened;
  const workbook = opened.value;
  const worksheet = workbook.getWorksheet(form.code) ?? workbook.worksheets[0];
  const numbers = worksheet === undefined ? undefined : numberRowOf(worksheet, form);
  if (worksheet === undefined || numbers === undefined)
    return err(
      `Không thấy dòng số cột «${columnNumber(0)} … ${columnNumber(form.columns.length - 1)}» của biểu ${form.code}. ` +
        'Tải biểu mẫu ở trang này, điền vào đó rồi tải lên.',
    );
  const row = dataRowOf(worksheet, numbers.row, unitName);
  if (row === undefined) return err('Dưới dòng số cột không có dòng số liệu nào. Điền số liệu rồi tải lên lại.');
  return ok(Object.fromEntries(form.columns.map(({ id }, i) => [id, textOf(row.getCell(numbers.columns[i] ?? 0))])));
}

interface NumberRow {
  readonly row: number;
  /** Excel column of each column of the form. */
  readonly columns: readonly number[];
}

function numberRowOf(worksheet: ExcelJS.Worksheet, { columns }: Form): NumberRow | undefined {
  for (let number = 1; number <= Math.min(LAST_HEADER_ROW, worksheet.rowCount); number += 1) {
    const places = new Map<string, number>();
    worksheet.getRow(number).eachCell((cell, column) => places.set(textOf(cell).trim(), column));
    const found = columns.map((_, i) => places.get(columnNumber(i))).filter((column) => column !== undefined);
    if (found.length === columns.length) return { row: number, columns: found };
  }
  return undefined;
}

function dataRowOf(worksheet: ExcelJS.Worksheet, after: number, unitName: string): ExcelJS.Row | undefined {
  const rows: ExcelJS.Row[] = [];
  worksheet.eachRow((row, number) => {
    if (number > after) rows.push(row);
  });
  const name = foldName(unitName);
  return rows.find((row) => namesIn(row).includes(name)) ?? rows[0];
}

function namesIn(row: ExcelJS.Row): string[] {
  const names: string[] = [];
  row.eachCell((cell) => {
    if (typeof cell.value === 'string') names.push(foldName(cell.value));
  });
  return names;
}
