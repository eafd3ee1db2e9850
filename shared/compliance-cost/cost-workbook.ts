/** Cost sheets as an Excel workbook: the columns of the circular's form, with formulas so that an office can check them. */
import ExcelJS from 'exceljs';
import { savingOf, totalOf, yearlyCostOf, type CostLine, type CostSheet } from './cost-sheet.ts';

export interface CostBlock {
  readonly title: string;
  readonly lines: CostSheet;
}

/** One worksheet. Two blocks are before and after: what is saved is told below them. */
export interface CostPage {
  /** The worksheet's name: unique, at most 31 characters, none of `[]:*?/\`. */
  readonly name: string;
  readonly title: string;
  readonly blocks: readonly [CostBlock] | readonly [CostBlock, CostBlock];
}

const COLUMNS = [
  { header: 'TT', width: 5 },
  { header: 'Công việc khi thực hiện thủ tục', width: 48 },
  { header: 'Thời gian (giờ)', width: 12 },
  { header: 'Thu nhập bình quân 1 giờ (đồng)', width: 16 },
  { header: 'Chi phí thuê dịch vụ, tư vấn (đồng)', width: 16 },
  { header: 'Phí, lệ phí (đồng)', width: 14 },
  { header: 'Số lần thực hiện 1 năm', width: 12 },
  { header: 'Số đối tượng tuân thủ 1 năm', width: 14 },
  { header: 'Tổng chi phí 1 năm (đồng)', width: 20 },
] as const;
const MONEY = '#,##0';
const FONT = 'Times New Roman';
const THIN: Partial<ExcelJS.Borders> = {
  top: { style: 'thin' },
  left: { style: 'thin' },
  bottom: { style: 'thin' },
  right: { style: 'thin' },
};

export async function costWorkbook(pages: readonly CostPage[]): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new ExcelJS.Workbook();
  for (const page of pages) addPage(workbook, page);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addPage(workbook: ExcelJS.Workbook, { name, title, blocks }: CostPage): void {
  const worksheet = workbook.addWorksheet(name, {
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  for (const [index, { width }] of COLUMNS.entries()) worksheet.getColumn(index + 1).width = width;
  heading(worksheet, 1, 'BẢNG TÍNH CHI PHÍ TUÂN THỦ THỦ TỤC HÀNH CHÍNH');
  heading(worksheet, 2, title);
  let next = 4;
  const totals: number[] = [];
  for (const block of blocks) {
    const total = addBlock(worksheet, next, block);
    totals.push(total);
    next = total + 2;
  }
  const [before, after] = blocks;
  const [beforeRow, afterRow] = totals;
  if (after === undefined || beforeRow === undefined || afterRow === undefined) return;
  addSaving(worksheet, next, [before, after], [beforeRow, afterRow]);
}

function heading(worksheet: ExcelJS.Worksheet, row: number, text: string): void {
  worksheet.mergeCells(row, 1, row, COLUMNS.length);
  const cell = setText(worksheet.getCell(row, 1), text);
  cell.font = { name: FONT, size: 13, bold: true };
  cell.alignment = { horizontal: 'center', wrapText: true };
}

/** Text stays text: one that begins with «=» or «@» is never a formula, not even after somebody edits the cell. */
function setText(cell: ExcelJS.Cell, text: string): ExcelJS.Cell {
  cell.value = text;
  cell.numFmt = '@';
  cell.font = { name: FONT, size: 11 };
  cell.alignment = { wrapText: true, vertical: 'middle' };
  return cell;
}

/** Returns the row of the total. */
function addBlock(worksheet: ExcelJS.Worksheet, top: number, { title, lines }: CostBlock): number {
  setText(worksheet.getCell(top, 1), title).font = { name: FONT, size: 12, bold: true };
  worksheet.getCell(top, 1).alignment = { wrapText: false };
  for (const [index, { header }] of COLUMNS.entries()) {
    const cell = setText(worksheet.getCell(top + 1, index + 1), header);
    cell.font = { name: FONT, size: 11, bold: true };
    cell.border = THIN;
  }
  const first = top + 2;
  for (const [index, line] of lines.entries()) addLine(worksheet.getRow(first + index), index + 1, line);
  const last = first + lines.length;
  setText(worksheet.getCell(last, 2), 'Tổng cộng').font = { name: FONT, size: 11, bold: true };
  const formula = lines.length === 0 ? '0' : `SUM(I${first}:I${last - 1})`;
  setMoney(worksheet.getCell(last, 9), { formula, result: totalOf(lines) }, true);
  return last;
}

function addLine(row: ExcelJS.Row, ordinal: number, line: CostLine): void {
  const { activity, hours, hourlyIncome, services, fees, timesPerYear, subjects } = line;
  setText(row.getCell(1), String(ordinal));
  setText(row.getCell(2), activity);
  for (const [index, value] of [hours, hourlyIncome, services, fees, timesPerYear, subjects].entries())
    setMoney(row.getCell(index + 3), value);
  row.getCell(3).numFmt = '#,##0.##';
  const r = row.number;
  const formula = `ROUND(C${r}*D${r}*G${r}*H${r},0)+(E${r}+F${r})*G${r}*H${r}`;
  setMoney(row.getCell(9), { formula, result: yearlyCostOf(line) });
  for (let column = 1; column <= COLUMNS.length; column += 1) row.getCell(column).border = THIN;
}

function setMoney(cell: ExcelJS.Cell, value: number | ExcelJS.CellFormulaValue, bold = false): void {
  cell.value = value;
  cell.numFmt = MONEY;
  cell.font = { name: FONT, size: 11, bold };
}

function addSaving(
  worksheet: ExcelJS.Worksheet,
  top: number,
  [before, after]: readonly [CostBlock, CostBlock],
  [beforeRow, afterRow]: readonly [number, number],
): void {
  const { dong, percent } = savingOf([before.lines], [after.lines]);
  setText(worksheet.getCell(top, 2), 'Chi phí cắt giảm 1 năm (đồng)');
  setMoney(worksheet.getCell(top, 9), { formula: `I${beforeRow}-I${afterRow}`, result: dong }, true);
  setText(worksheet.getCell(top + 1, 2), 'Tỷ lệ cắt giảm');
  if (percent === null) return;
  setMoney(worksheet.getCell(top + 1, 9), { formula: `I${top}/I${beforeRow}`, result: percent / 100 }, true);
  worksheet.getCell(top + 1, 9).numFmt = '0.00%';
}
