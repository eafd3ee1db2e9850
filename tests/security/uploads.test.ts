/** Workbooks that people send back: none takes the memory of who reads it, whatever it says of itself. */
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '#shared/excel/read-workbook.ts';
import { readWorkbook } from '#shared/org/workbook/index.ts';
import { PEOPLE_SHEET, UNIT_SHEET } from '#shared/org/workbook/template.ts';
import { zipOf } from './zip-of.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const zeros = new Uint8Array(120 * 2 ** 20);

const readers: readonly (readonly [string, (bytes: Uint8Array) => Promise<{ ok: boolean }>])[] = [
  ['a report or index form', openWorkbook],
  ['a list of units and people', readWorkbook],
];

const bomb = zipOf(SHEET, zeros);
const liar = zipOf(SHEET, zeros, 1000);

const megabytesUsed = (): number => process.memoryUsage().rss / 2 ** 20;

describe.each(readers)('%s', (_name, read) => {
  it('that would unfold to 120 MB is refused without unfolding it', async () => {
    const before = megabytesUsed();
    expect((await read(bomb)).ok).toBe(false);
    expect(megabytesUsed() - before).toBeLessThan(60);
  });

  it('that says it is small and unfolds to more is cut off at what it said', async () => {
    const before = megabytesUsed();
    expect((await read(liar)).ok).toBe(false);
    expect(megabytesUsed() - before).toBeLessThan(60);
  });

  it('that is no archive, or a cut one, is refused', async () => {
    for (const bytes of [
      new Uint8Array(),
      new Uint8Array([80, 75, 3, 4]),
      zipOf(SHEET, zeros.subarray(0, 999)).slice(0, -9),
    ])
      expect((await read(bytes)).ok).toBe(false);
  });
});

it('a list of units whose rows reach Excel’s last column is read by its own columns', async () => {
  const workbook = new ExcelJS.Workbook();
  for (const name of [UNIT_SHEET, PEOPLE_SHEET]) workbook.addWorksheet(name);
  const zip = await JSZip.loadAsync(await workbook.xlsx.writeBuffer());
  // Cell by cell these are fifty million, more than any function has memory for.
  const rows = Array.from({ length: 3000 }, (_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>1</v></c></row>`);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  zip.file(SHEET, `<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`);
  expect((await readWorkbook(await zip.generateAsync({ type: 'uint8array' }))).ok).toBe(false);
});
