/** A workbook that somebody filled in and sent back, read cell by cell as text that forms can show again. */
import ExcelJS from 'exceljs';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import { checkArchive } from '#shared/zip/archive.ts';

/** A filled form takes some 20 KB; what is far larger is something else. */
const MOST_BYTES = 5 * 2 ** 20;
/** What it may inflate to: ExcelJS holds some twenty times that in memory. */
const MOST_INFLATED = 20 * 2 ** 20;

/** An error is a sentence in Vietnamese. */
export async function openWorkbook(bytes: Uint8Array): Promise<Result<ExcelJS.Workbook, string>> {
  if (bytes.byteLength > MOST_BYTES)
    return err('Tệp lớn hơn 5 MB. Chỉ giữ trang của biểu này, xóa hình và trang khác, rồi tải lên lại.');
  const workbook = new ExcelJS.Workbook();
  try {
    checkArchive(bytes, MOST_INFLATED);
    await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  } catch {
    return err('Tệp không mở được bằng Excel. Lưu lại dạng .xlsx rồi tải lên lại.');
  }
  return ok(workbook);
}

/** A number as it would be typed here; text as it stands. Of a formula the value Excel kept. Empty for merged blanks. */
export function textOf(cell: ExcelJS.Cell): string {
  const value = cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value;
  if (typeof value === 'number') return formatNumber(value);
  // ExcelJS cannot make text of a merged cell whose first cell is empty.
  return cell.value === null ? '' : cell.text;
}
