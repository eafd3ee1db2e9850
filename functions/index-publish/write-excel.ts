/**
 * A sheet as an Excel workbook: a row for each unit, a column for each indicator under its group. The row of codes under
 * the header is what a filled workbook is read by again.
 */
import ExcelJS from 'exceljs';
import { bold, FONT, headerCell, setText, THIN } from '#shared/excel/write-cells.ts';
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { gradeOf, indicatorsOf, mostOf, type Scale } from './domain/scale.ts';
import { isComplete, totalOf, type Ranking } from './domain/ranking.ts';
import type { Scores } from './domain/sheet.ts';

/** Codes of the columns before and behind the indicators'. */
export const UNIT_CODE = 'ma-don-vi';
export const UNIT_NAME = 'ten-don-vi';
const LEADING = [
  ['TT', 'tt'],
  ['Mã đơn vị', UNIT_CODE],
  ['Đơn vị', UNIT_NAME],
] as const;
const TRAILING = ['Tổng điểm', 'Xếp loại', 'Hạng'] as const;
const GROUP_ROW = 3;
const CODE_ROW = 5;

interface Exported {
  readonly title: string;
  readonly scale: Scale;
  readonly units: readonly UnitId[];
  readonly scores: Scores;
  readonly rankings: readonly Ranking[];
  readonly nameOf: (unit: UnitId) => string;
}

export async function writeExcel(exported: Exported): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Bộ chỉ số 766', {
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    views: [{ state: 'frozen', xSplit: LEADING.length, ySplit: CODE_ROW }],
  });
  setText(sheet.getCell(1, 1), exported.title);
  sheet.getCell(1, 1).font = { name: FONT, size: 13, bold: true };
  writeHeader(sheet, exported.scale);
  for (const [i, unit] of exported.units.entries()) writeUnit(sheet.getRow(CODE_ROW + 1 + i), i + 1, unit, exported);
  sheet.getColumn(2).width = 22;
  sheet.getColumn(3).width = 36;
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function writeHeader(sheet: ExcelJS.Worksheet, scale: Scale): void {
  for (const [i, [text, code]] of LEADING.entries()) {
    sheet.mergeCells(GROUP_ROW, i + 1, GROUP_ROW + 1, i + 1);
    headerCell(sheet.getCell(GROUP_ROW, i + 1), text);
    headerCell(sheet.getCell(CODE_ROW, i + 1), code);
  }
  let column = LEADING.length + 1;
  for (const group of scale.groups) {
    const last = column + group.indicators.length - 1;
    if (last > column) sheet.mergeCells(GROUP_ROW, column, GROUP_ROW, last);
    headerCell(sheet.getCell(GROUP_ROW, column), `${group.name} (${formatNumber(mostOf(group))})`);
    for (const { id, name, max } of group.indicators) {
      headerCell(sheet.getCell(GROUP_ROW + 1, column), `${name} (tối đa ${formatNumber(max)})`);
      headerCell(sheet.getCell(CODE_ROW, column), id);
      sheet.getColumn(column).width = 15;
      column += 1;
    }
  }
  for (const text of TRAILING) {
    sheet.mergeCells(GROUP_ROW, column, GROUP_ROW + 1, column);
    headerCell(sheet.getCell(GROUP_ROW, column), text);
    headerCell(sheet.getCell(CODE_ROW, column), '');
    column += 1;
  }
}

function writeUnit(row: ExcelJS.Row, ordinal: number, unit: UnitId, exported: Exported): void {
  const { scale, nameOf } = exported;
  const own = exported.scores[unit] ?? {};
  for (const [i, text] of [String(ordinal), unit, nameOf(unit)].entries()) setText(row.getCell(i + 1), text);
  const indicators = indicatorsOf(scale);
  for (const [i, { id }] of indicators.entries()) {
    const points = own[id];
    const cell = row.getCell(LEADING.length + 1 + i);
    if (points !== undefined) cell.value = points;
    cell.numFmt = '0.##';
  }
  if (isComplete(scale, own)) {
    const total = totalOf(scale, own);
    const ranked = exported.rankings.flatMap((ranking) => ranking.ranked).find((each) => each.unit === unit);
    const first = LEADING.length + indicators.length + 1;
    row.getCell(first).value = total;
    row.getCell(first).font = bold();
    setText(row.getCell(first + 1), gradeOf(scale, total));
    row.getCell(first + 2).value = ranked?.rank ?? null;
  }
  for (let column = 1; column <= LEADING.length + indicators.length + TRAILING.length; column += 1)
    row.getCell(column).border = THIN;
}
