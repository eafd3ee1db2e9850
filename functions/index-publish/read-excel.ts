/** Scores from a filled Excel sheet, as text for the form's own reading, so that faults show beside their fields. */
import type ExcelJS from 'exceljs';
import { openWorkbook, textOf } from '#shared/excel/read-workbook.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { foldName } from '#shared/org/fold.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { fieldOf, type Typed } from './domain/read-scores.ts';
import { indicatorsOf, type Indicator, type Scale } from './domain/scale.ts';
import { UNIT_CODE, UNIT_NAME } from './write-excel.ts';

/** Nobody puts a header below the fortieth line. */
const LAST_HEADER_ROW = 40;

/** A row that is not taken, as it stands, and why: told beside it, so that nothing of it is lost. */
export interface RefusedRow {
  /** As Excel counts. */
  readonly row: number;
  readonly unit: string;
  readonly values: readonly string[];
  readonly message: string;
}

export interface ExcelScores {
  readonly typed: Typed;
  readonly units: readonly UnitId[];
  readonly refused: readonly RefusedRow[];
}

interface Known {
  readonly scale: Scale;
  readonly units: readonly UnitId[];
  readonly nameOf: (unit: UnitId) => string;
}

/** An error is a sentence in Vietnamese: nothing of the file could be read. */
export async function readExcel(bytes: Uint8Array, known: Known): Promise<Result<ExcelScores, string>> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) return opened;
  for (const worksheet of opened.value.worksheets) {
    const header = headerOf(worksheet, indicatorsOf(known.scale));
    if (header !== undefined) return ok(readRows(worksheet, header, known));
  }
  return err('Không thấy dòng mã chỉ số trong tệp. Tải biểu mẫu ở trang này, điền vào đó rồi tải lên.');
}

interface Header {
  readonly row: number;
  readonly code: number | undefined;
  readonly name: number | undefined;
  /** Excel column of each indicator, in the scale's order. */
  readonly columns: readonly number[];
}

function headerOf(worksheet: ExcelJS.Worksheet, indicators: readonly Indicator[]): Header | undefined {
  for (let row = 1; row <= Math.min(LAST_HEADER_ROW, worksheet.rowCount); row += 1) {
    const places = new Map<string, number>();
    worksheet.getRow(row).eachCell((cell, column) => places.set(textOf(cell).trim(), column));
    const columns = indicators.map(({ id }) => places.get(id)).filter((column) => column !== undefined);
    const [code, name] = [places.get(UNIT_CODE), places.get(UNIT_NAME)];
    if (columns.length === indicators.length && (code ?? name) !== undefined) return { row, code, name, columns };
  }
  return undefined;
}

function readRows(worksheet: ExcelJS.Worksheet, header: Header, { scale, units, nameOf }: Known): ExcelScores {
  const byName = new Map(units.map((unit) => [foldName(nameOf(unit)), unit]));
  const typed: Record<string, string> = {};
  const rowOf = new Map<UnitId, number>();
  const refused: RefusedRow[] = [];
  worksheet.eachRow((row, number) => {
    if (number <= header.row) return;
    const values = header.columns.map((column) => textOf(row.getCell(column)).trim());
    const written = [header.code, header.name].map((column) =>
      column === undefined ? '' : textOf(row.getCell(column)),
    );
    const [code = '', name = ''] = written.map((text) => text.normalize('NFC').trim());
    if ([code, name, ...values].every((text) => text === '')) return;
    const shown = name === '' ? code : name;
    const taken = unitIn(
      { code, name: shown },
      units.find((each) => each === code),
      byName.get(foldName(name)),
      rowOf,
    );
    if (!taken.ok) {
      refused.push({ row: number, unit: shown, values, message: taken.error });
      return;
    }
    const unit = taken.value;
    rowOf.set(unit, number);
    for (const [i, indicator] of indicatorsOf(scale).entries()) typed[fieldOf(unit, indicator)] = values[i] ?? '';
  });
  return { typed, units: [...rowOf.keys()], refused };
}

/** The unit a row is of; an error says why it is nobody's, or not taken. */
function unitIn(
  { code, name }: { readonly code: string; readonly name: string },
  byCode: UnitId | undefined,
  byName: UnitId | undefined,
  rowOf: ReadonlyMap<UnitId, number>,
): Result<UnitId, string> {
  const shown = `«${name.slice(0, 80)}»`;
  const unit = byCode ?? byName;
  if (unit === undefined)
    return err(`${shown} không có trong bảng điểm này. Ghi đúng mã hoặc tên đơn vị như biểu mẫu.`);
  if (byName !== undefined && byName !== unit)
    return err(`Mã «${code}» và tên ${shown} là hai đơn vị khác nhau. Sửa cho khớp như biểu mẫu.`);
  const before = rowOf.get(unit);
  return before === undefined ? ok(unit) : err(`${shown} đã có ở dòng ${String(before)}. Giữ một dòng cho mỗi đơn vị.`);
}
