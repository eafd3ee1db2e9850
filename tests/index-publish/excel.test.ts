import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { knownScales } from '#functions/index-publish/domain/known-scales.ts';
import { monthSchema } from '#functions/index-publish/domain/month.ts';
import { rankingsOf } from '#functions/index-publish/domain/ranking.ts';
import { typedOf } from '#functions/index-publish/domain/read-scores.ts';
import { knownRules, rulesOf } from '#functions/index-publish/domain/rules.ts';
import { indicatorsOf, scaleOf } from '#functions/index-publish/domain/scale.ts';
import { readExcel } from '#functions/index-publish/read-excel.ts';
import { writeExcel } from '#functions/index-publish/write-excel.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { threeTierProvince } from '#shared/org/sample/index.ts';

const MONTH = monthSchema.parse('2024-01');
const organisation = threeTierProvince();
const members = organisation.units.filter(({ id }) => ['so-tu-phap', 'so-xay-dung', 'so-y-te'].includes(id));
const units = members.map(({ id }) => id);
const nameOf = (unit: UnitId): string => organisation.unit(unit)?.names[0]?.name ?? '';
function termsOf() {
  const scale = scaleOf(knownScales, MONTH);
  const line = rulesOf(knownRules, MONTH)?.lines[0];
  if (scale === undefined || line === undefined) throw new Error('no scale or line');
  return { scale, line };
}
const { scale, line } = termsOf();
const scores = Object.fromEntries(
  units.map((unit, i) => [unit, Object.fromEntries(indicatorsOf(scale).map(({ id, max }) => [id, max - i / 4]))]),
);
const known = { scale, units, nameOf };

async function aWorkbook(change: (sheet: ExcelJS.Worksheet) => void = () => undefined): Promise<Uint8Array> {
  const rankings = rankingsOf(scale, line, members, scores);
  const workbook = new ExcelJS.Workbook();
  const bytes = await writeExcel({ title: 'Bộ chỉ số', scale, units, scores, rankings, nameOf });
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) throw new Error('the workbook is empty');
  change(sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function faultOf(bytes: Uint8Array): Promise<string> {
  const read = await readExcel(bytes, known);
  return read.ok ? '' : read.error;
}

describe('the workbook of a sheet', () => {
  it('is read back as it was written', async () => {
    const read = await readExcel(await aWorkbook(), known);
    expect(read).toEqual({ ok: true, value: { typed: typedOf(scale, units, scores), units, refused: [] } });
  });

  it('shows totals, grades and ranks behind the indicators', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(await aWorkbook()).buffer);
    const row = workbook.worksheets[0]?.getRow(7);
    // The second unit lacks a quarter of a point at each of eleven indicators.
    expect([15, 16, 17].map((column) => row?.getCell(column).value)).toEqual([97.25, 'Xuất sắc', 2]);
  });

  it('is read in any order of rows and columns, by name where the code is missing', async () => {
    const bytes = await aWorkbook((sheet) => {
      sheet.getRow(8).getCell(2).value = '';
      sheet.spliceColumns(1, 1);
      sheet.insertRow(1, ['Một dòng thêm ở trên']);
    });
    const read = await readExcel(bytes, known);
    expect(read).toMatchObject({ ok: true, value: { typed: typedOf(scale, units, scores), refused: [] } });
  });

  it('keeps words for numbers as they stand, and formulas by their value', async () => {
    const bytes = await aWorkbook((sheet) => {
      sheet.getRow(6).getCell(4).value = 'bốn điểm';
      sheet.getRow(6).getCell(5).value = { formula: '1+2,5', result: 3.5 };
    });
    const read = await readExcel(bytes, known);
    const [unit = ''] = units;
    expect(
      read.ok && [read.value.typed[`${unit}.cong-bo-dung-han`], read.value.typed[`${unit}.cong-khai-kip-thoi`]],
    ).toEqual(['bốn điểm', '3,5']);
  });

  it('refuses a unit it does not know, one that comes twice, and a code that is not its name’s, with all they hold', async () => {
    const bytes = await aWorkbook((sheet) => {
      sheet.getRow(8).getCell(2).value = 'so-tu-phap';
      sheet.addRow(['', 'so-la', 'Sở Lạ', 1.5]);
      sheet.addRow(['', 'so-tu-phap', '', 2]);
    });
    const read = await readExcel(bytes, known);
    const refused = read.ok ? read.value.refused : [];
    expect(refused.map(({ row, unit, values: [first] }) => [row, unit, first])).toEqual([
      [8, members[2]?.names[0]?.name, '3,5'],
      [9, 'Sở Lạ', '1,5'],
      [10, 'so-tu-phap', '2'],
    ]);
    expect(refused.map(({ message }) => message)).toEqual([
      expect.stringContaining('là hai đơn vị khác nhau'),
      expect.stringContaining('không có trong bảng điểm này'),
      expect.stringContaining('đã có ở dòng 6'),
    ]);
  });

  it('without its row of codes, or no workbook at all, it says what to do', async () => {
    const headless = await aWorkbook((sheet) => {
      sheet.spliceRows(5, 1);
    });
    expect(await faultOf(headless)).toContain('Tải biểu mẫu');
    expect(await faultOf(new TextEncoder().encode('PK'))).toContain('không mở được');
    expect(await faultOf(new Uint8Array(6 * 2 ** 20))).toContain('5 MB');
  });

  it('a name that begins like a formula stays text', async () => {
    const rankings = rankingsOf(scale, line, members, scores);
    const bytes = await writeExcel({ title: '=1+1', scale, units, scores, rankings, nameOf: () => '=HYPERLINK("x")' });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(bytes).buffer);
    expect(workbook.worksheets[0]?.getCell('C6').type).toBe(ExcelJS.ValueType.String);
  });
});
