import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { ii06a } from '#functions/quarterly-report/domain/forms/ii-06a.ts';
import { ii07b } from '#functions/quarterly-report/domain/forms/ii-07b.ts';
import { readCells } from '#functions/quarterly-report/domain/read-cells.ts';
import type { Sheet } from '#functions/quarterly-report/domain/sheet.ts';
import { readExcel } from '#functions/quarterly-report/read-excel.ts';
import { writeExcel } from '#functions/quarterly-report/write-excel.ts';
import { aDossierRow } from './builders.ts';

const aSheet = (changes: Partial<Sheet> = {}): Sheet => ({
  form: ii06a,
  unitName: 'UBND huyện Núi Thành',
  periodName: 'Quý I năm 2024',
  window: 'từ ngày 15/12/2023 đến hết ngày 14/03/2024',
  rows: [
    { name: '=HYPERLINK("http://example.com")', figures: aDossierRow({ 'solved-late': 7, 'pending-late': 2 }) },
    { name: 'UBND xã Tam Anh', figures: aDossierRow() },
  ],
  total: aDossierRow({ 'received-online': 2000 }),
  ...changes,
});

async function opened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  return workbook;
}
const errorOf = (read: Awaited<ReturnType<typeof readExcel>>): string => (read.ok ? '' : read.error);

const firstSheet = async (bytes: Uint8Array): Promise<ExcelJS.Worksheet> => {
  const [sheet] = (await opened(bytes)).worksheets;
  if (sheet === undefined) throw new Error('the workbook has no sheet');
  return sheet;
};

describe('the Excel sheet of a form', () => {
  it('has the printed header, merged where the form prints one cell', async () => {
    const sheet = await firstSheet(await writeExcel([aSheet()]));
    expect(sheet.name).toBe('II.06a');
    expect([sheet.getCell('C6').text, sheet.getCell('F6').isMerged]).toEqual(['Số hồ sơ nhận giải quyết', true]);
    expect(sheet.getCell('F6').master.address).toBe('C6');
    expect(sheet.getCell('E7').master.address).toBe('D7');
    expect(sheet.getCell('A8').master.address).toBe('A6');
    expect(['A9', 'B9', 'C9', 'M9'].map((cell) => sheet.getCell(cell).text)).toEqual(['A', 'B', '(1)', '(11)']);
    expect(sheet.getCell('A4').text).toContain('Quý I năm 2024 (từ ngày 15/12/2023');
  });

  it('holds numbers as numbers and text as text, never a formula', async () => {
    const sheet = await firstSheet(await writeExcel([aSheet()]));
    expect([sheet.getCell('C11').type, sheet.getCell('C11').value]).toEqual([ExcelJS.ValueType.Number, 100]);
    const name = sheet.getCell('B10');
    expect([name.type, name.numFmt]).toEqual([ExcelJS.ValueType.String, '@']);
    expect(name.value).toBe('=HYPERLINK("http://example.com")');
    expect([sheet.getCell('B12').text, sheet.getCell('D12').value]).toEqual(['Tổng số', 2000]);
  });

  it('is a sheet for each form of the report', async () => {
    const workbook = await opened(await writeExcel([aSheet(), aSheet({ form: ii07b, rows: [], total: null })]));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['II.06a', 'II.07b']);
  });
});

describe('a filled Excel sheet', () => {
  const edited = async (change: (sheet: ExcelJS.Worksheet) => void): Promise<Uint8Array> => {
    const workbook = await opened(await writeExcel([aSheet()]));
    const [sheet] = workbook.worksheets;
    if (sheet !== undefined) change(sheet);
    return new Uint8Array(await workbook.xlsx.writeBuffer());
  };

  it('gives the figures of the unit’s own row, wherever it stands', async () => {
    const read = await readExcel(await writeExcel([aSheet()]), ii06a, 'UBND xã Tam Anh');
    expect(read.ok && readCells(ii06a, read.value)).toEqual({ ok: true, value: aDossierRow() });
    const other = await readExcel(await writeExcel([aSheet()]), ii06a, 'UBND xã khác');
    expect(other).toMatchObject({ ok: true, value: { 'solved-late': '7' } });
  });

  it('keeps what somebody typed into a number’s cell, to be told beside it', async () => {
    const bytes = await edited((sheet) => {
      sheet.getCell('D11').value = 'bốn mươi';
      sheet.getCell('E11').value = 45.5;
      sheet.getCell('J11').value = { formula: '3+3', result: 6 };
    });
    const read = await readExcel(bytes, ii06a, 'UBND xã Tam Anh');
    expect(read).toMatchObject({
      value: { 'received-online': 'bốn mươi', 'received-direct': '45,5', 'solved-late': '6' },
    });
    expect(read.ok && readCells(ii06a, read.value)).toMatchObject({
      error: [{ column: 'received-online' }, { column: 'received-direct' }],
    });
  });

  it('still reads when rows were inserted above its header', async () => {
    const bytes = await edited((sheet) => {
      sheet.insertRow(1, ['Ghi chú']);
    });
    expect(await readExcel(bytes, ii06a, 'UBND xã Tam Anh')).toMatchObject({ value: { received: '100' } });
  });

  it.each([
    ['not an Excel file', new TextEncoder().encode('xin chào'), 'không mở được'],
    ['too large', new Uint8Array(5 * 2 ** 20 + 1), 'lớn hơn 5 MB'],
  ])('that is %s is refused in one sentence', async (_name, bytes, message) => {
    expect(errorOf(await readExcel(bytes, ii06a, 'x'))).toContain(message);
  });

  it('of another form, or without a filled row, is refused in one sentence', async () => {
    const other = await writeExcel([aSheet({ form: { ...ii07b, columns: ii07b.columns.slice(0, 3) } })]);
    expect(errorOf(await readExcel(other, ii06a, 'x'))).toContain('(11)');
    const empty = await writeExcel([aSheet({ rows: [], total: null })]);
    expect(errorOf(await readExcel(empty, ii06a, 'x'))).toContain('dòng số liệu');
  });
});
