/** Excel workbooks: every visible sheet, hidden rows kept (a filter left on must not lose tasks). */
import ExcelJS from 'exceljs';
import type { SourceDocument } from '../source-document.ts';
import { DocumentBuilder, type RawCell, type RawRow } from './document-builder.ts';
import { fromLegacyFont, legacyFontNamed } from './legacy-fonts.ts';
import { broken } from './unreadable.ts';
import type { Archive } from './zip.ts';

/** A sheet formatted down to the last row of Excel says nothing below its last words. */
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 60;

/** `archive` has been checked for size; each part is inflated once within its declared size before exceljs sees it. */
export async function readXlsx(bytes: Uint8Array, archive: Archive): Promise<SourceDocument> {
  for (const name of archive.names) archive.part(name);
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  } catch {
    throw broken('Excel');
  }
  const builder = new DocumentBuilder();
  for (const sheet of workbook.worksheets) if (sheet.state === 'visible') readSheet(sheet, builder);
  return builder.build('xlsx');
}

/** Lines above the first real row and below the last are the document's head and foot; the rows between are its table. */
function readSheet(sheet: ExcelJS.Worksheet, builder: DocumentBuilder): void {
  const rows = sheetRows(sheet);
  const filled = rows.map((row) => row.cells.filter((cell) => cell.text.trim() !== '').length);
  const first = filled.findIndex((count) => count >= 3);
  if (first < 0) {
    paragraphs(rows, builder);
    return;
  }
  const last = lastTableRow(filled);
  paragraphs(rows.slice(0, first), builder);
  for (const part of splitAtBlankRows(rows.slice(first, last + 1))) {
    const header = headerAfterWords(part);
    paragraphs(part.slice(0, header), builder);
    builder.table(part.slice(header));
  }
  paragraphs(rows.slice(last + 1), builder);
}

/** Where a part's own header stands, when only words (an appendix's title) come before it; else 0. */
function headerAfterWords(part: readonly RawRow[]): number {
  const words = (row: RawRow): string[] => row.cells.map(({ text }) => text.trim()).filter((text) => text !== '');
  const header = part.findIndex((row) => words(row).length >= 3);
  return header > 0 && /^(?:S?TT|Số TT|Số thứ tự)$/iu.test(words(part[header] ?? { cells: [] })[0] ?? '') ? header : 0;
}

/** A blank row parts tables, unless a merged cell reaches over it. */
function splitAtBlankRows(rows: readonly RawRow[]): RawRow[][] {
  const parts: RawRow[][] = [[]];
  let reach = 0;
  for (const [index, row] of rows.entries()) {
    const blank = row.cells.every((cell) => cell.text.trim() === '');
    if (blank && index >= reach) parts.push([]);
    else parts.at(-1)?.push(row);
    reach = Math.max(reach, index + Math.max(0, ...row.cells.map((cell) => cell.rowSpan ?? 1)));
  }
  return parts;
}

/** The last row with three cells, and what follows it without a blank row between (a closing section). */
function lastTableRow(filled: readonly number[]): number {
  let last = filled.findLastIndex((count) => count >= 3);
  while ((filled[last + 1] ?? 0) > 0) last += 1;
  return last;
}

function paragraphs(rows: readonly RawRow[], builder: DocumentBuilder): void {
  for (const row of rows) for (const cell of row.cells) builder.paragraph(cell.text, cell.bold);
}

interface Merge {
  readonly rows: number;
  readonly columns: number;
}

function sheetRows(sheet: ExcelJS.Worksheet): RawRow[] {
  const merges = mergedRanges(sheet);
  const columns = Math.min(sheet.columnCount, MOST_COLUMNS);
  const covered = new Set<string>();
  const rows: RawRow[] = [];
  for (let row = 1; row <= Math.min(sheet.rowCount, MOST_ROWS); row += 1) {
    const cells: RawCell[] = [];
    for (let column = 1; column <= columns; column += 1) {
      if (covered.has(`${row}:${column}`)) continue;
      const merge = merges.get(`${row}:${column}`) ?? { rows: 1, columns: 1 };
      for (let r = 0; r < merge.rows; r += 1)
        for (let c = 0; c < merge.columns; c += 1) if (r + c > 0) covered.add(`${row + r}:${column + c}`);
      const cell = sheet.getCell(row, column);
      cells.push({
        text: cellWords(cell),
        bold: cell.style.font?.bold === true,
        colSpan: merge.columns,
        rowSpan: merge.rows,
      });
    }
    rows.push({ cells });
  }
  return rows;
}

/** Merged ranges by their first cell. Ranges over whole columns are cut to what is read. */
function mergedRanges(sheet: ExcelJS.Worksheet): Map<string, Merge> {
  const merges = new Map<string, Merge>();
  for (const range of sheet.model.merges) {
    const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/u.exec(range);
    if (match === null) continue;
    const [, left = '', top = '', right = '', bottom = ''] = match;
    const [from, to] = [columnNumber(left), Math.min(columnNumber(right), MOST_COLUMNS)];
    const rows = Math.min(Number(bottom), MOST_ROWS) - Number(top) + 1;
    if (rows > 0 && to >= from) merges.set(`${Number(top)}:${from}`, { rows, columns: to - from + 1 });
  }
  return merges;
}

const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

function cellWords(cell: ExcelJS.Cell): string {
  const text = valueWords(cell.value, cell.style.numFmt ?? '');
  const legacy = legacyFontNamed(cell.style.font?.name);
  if (legacy === undefined || /[\u0102-\u01B0\u1EA0-\u1EF9]/u.test(text)) return text;
  const unicode = fromLegacyFont(text, legacy.font);
  return legacy.capitals ? unicode.toUpperCase() : unicode;
}

function valueWords(value: ExcelJS.CellValue, format: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return numberWords(value, format);
  return typeof value === 'object' ? objectWords(value, format) : String(value);
}

function objectWords(
  value: Exclude<ExcelJS.CellValue, string | number | boolean | null | undefined>,
  format: string,
): string {
  if (value instanceof Date) return dateWords(value, format);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('result' in value || 'formula' in value || 'sharedFormula' in value)
    return valueWords(value.result ?? '', format);
  if ('hyperlink' in value) return valueWords(value.text, format);
  return '';
}

/** Excel keeps a date as a day number, read as UTC midnight; printed the Vietnamese way. */
function dateWords(date: Date, format: string): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day, month] = [date.getUTCDate(), date.getUTCMonth() + 1].map((part) => String(part).padStart(2, '0'));
  const year = date.getUTCFullYear();
  return /d/iu.test(format) || format === '' ? `${day}/${month}/${year}` : `${month}/${year}`;
}

/** «1.10» typed as a number keeps its second decimal only in the format; shares print as percentages. */
function numberWords(value: number, format: string): string {
  if (format.includes('%')) return `${Number((value * 100).toFixed(2))}%`;
  const decimals = /^0\.(0+)$/u.exec(format)?.[1]?.length;
  return decimals === undefined ? String(Number(value.toFixed(10))) : value.toFixed(decimals);
}
