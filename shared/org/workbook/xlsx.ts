/** The template as an Excel workbook. */
import ExcelJS from 'exceljs';
import { dateOf, formatDate } from '#shared/kernel/civil-date.ts';
import { err } from '#shared/kernel/result.ts';
import { withShortRuns } from '#shared/kernel/runs.ts';
import { checkArchive } from '#shared/zip/archive.ts';
import type { Organisation } from '../organisation.ts';
import { organisationFrom, tablesOf, type ImportResult } from './tables.ts';
import type { ImportProblem, Table } from './table.ts';
import { PEOPLE_COLUMNS, PEOPLE_SHEET, roleChoices, tierChoices, UNIT_COLUMNS, UNIT_SHEET } from './template.ts';

/** A province's list takes some 200 KB; what is far larger is not one. */
const MOST_BYTES = 5 * 2 ** 20;
/** What it may inflate to: ExcelJS holds some twenty times that in memory. */
const MOST_INFLATED = 20 * 2 ** 20;
/** Beside the template's own columns people may add some; a cell in the last column of Excel is a slip. */
const MOST_COLUMNS = 60;

export async function readWorkbook(bytes: Uint8Array): Promise<ImportResult> {
  if (bytes.byteLength > MOST_BYTES)
    return err([unreadable('Tệp lớn hơn 5 MB.', 'Chỉ giữ hai trang của mẫu rồi nhập lại.')]);
  const workbook = new ExcelJS.Workbook();
  try {
    checkArchive(bytes, MOST_INFLATED);
    await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  } catch {
    return err([unreadable('Tệp không mở được bằng Excel.', 'Lưu lại dạng .xlsx rồi nhập lại.')]);
  }
  const units = workbook.getWorksheet(UNIT_SHEET);
  const people = workbook.getWorksheet(PEOPLE_SHEET);
  if (units === undefined || people === undefined)
    return err(
      [UNIT_SHEET, PEOPLE_SHEET]
        .filter((sheet) => workbook.getWorksheet(sheet) === undefined)
        .map((sheet) => ({
          ...unreadable(`Thiếu trang «${sheet}».`, 'Dùng tệp mẫu có đủ hai trang «Đơn vị» và «Người».'),
          sheet,
        })),
    );
  return organisationFrom({ units: tableOf(units), people: tableOf(people) });
}

const unreadable = (message: string, remedy: string): ImportProblem => ({
  sheet: UNIT_SHEET,
  row: null,
  column: null,
  message,
  remedy,
});

function tableOf(sheet: ExcelJS.Worksheet): Table {
  const rows: Table['rows'][number][] = [];
  sheet.eachRow((row, number) => {
    const cells = Array.from({ length: Math.min(row.cellCount, MOST_COLUMNS) }, (_, index) =>
      textOf(row.getCell(index + 1)),
    );
    rows.push({ number, cells });
  });
  return { sheet: sheet.name, rows };
}

/** Excel keeps a date as a day at midnight UTC. */
function textOf(cell: ExcelJS.Cell): string {
  const { value } = cell;
  return value instanceof Date
    ? formatDate(dateOf(value.getUTCFullYear(), value.getUTCMonth() + 1, value.getUTCDate()))
    : withShortRuns(cell.text);
}

/** Of an organisation without units: the empty template. */
export async function writeWorkbook(organisation: Organisation): Promise<Uint8Array> {
  const { units, people } = tablesOf(organisation);
  const workbook = new ExcelJS.Workbook();
  addSheet(workbook, units, UNIT_COLUMNS.indexOf('Cấp'), [...tierChoices.keys()]);
  addSheet(workbook, people, PEOPLE_COLUMNS.indexOf('Vai trò'), [...roleChoices.keys()]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Cells are text, so that Excel turns no code or date into something else; one column offers its words to choose from. */
function addSheet(
  workbook: ExcelJS.Workbook,
  { sheet, rows }: Table,
  choiceColumn: number,
  words: readonly string[],
): void {
  const worksheet = workbook.addWorksheet(sheet, { views: [{ state: 'frozen', ySplit: 1 }] });
  for (const { cells } of rows) worksheet.addRow([...cells]);
  worksheet.getRow(1).font = { bold: true };
  for (const column of worksheet.columns) {
    column.width = 24;
    column.numFmt = '@';
  }
  const letter = worksheet.getColumn(choiceColumn + 1).letter;
  for (let row = 2; row <= rows.length + 1; row += 1)
    worksheet.getCell(`${letter}${row}`).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [`"${words.join(',')}"`],
    };
}
