import ExcelJS from 'exceljs';
import fc from 'fast-check';
import JSZip from 'jszip';
import { expect, it } from 'vitest';
import { harmlessText } from '#shared/list-files/harmless.ts';
import { listResponse, type ListFile } from '#shared/list-files/index.ts';

const EVIL = ['=HYPERLINK("http://x","a")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', ' =1+1', '＝1+1', '\r=1'];

const list: ListFile = {
  title: 'Việc: quý 1/2024 [thử]',
  about: ['Phạm vi: Sở Tư pháp'],
  columns: [
    { header: 'Việc', width: 40 },
    { header: 'Số', width: 8 },
  ],
  rows: [...EVIL.map((text, place) => [text, place]), ['Bình thường, có "nháy"\nvà xuống dòng', -3]],
};

const bytesOf = async (format: 'xlsx' | 'csv' | 'docx', of = list): Promise<Uint8Array> =>
  new Uint8Array(await (await listResponse(of, format, 'việc/quý 1')).arrayBuffer());

/** RFC 4180, read back. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n)/gu)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

it('in CSV no text begins like a formula; numbers of our own stay numbers', async () => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf('csv'));
  expect(text.startsWith('\uFEFFViệc,Số\r\n')).toBe(true);
  const rows = cellsOf(text.slice(1));
  expect(rows.slice(1, -1).map(([cell]) => cell)).toEqual(EVIL.map((evil) => `'${evil}`));
  expect(rows.at(-1)).toEqual(['Bình thường, có "nháy"\nvà xuống dòng', '-3']);
});

it('whatever is typed comes back from CSV as it was, or behind an apostrophe', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }), async (texts) => {
      const one = { ...list, columns: texts.map((header) => ({ header: `c${header}`, width: 9 })), rows: [texts] };
      const text = new TextDecoder().decode(await bytesOf('csv', one));
      const typed = texts.map(harmlessText);
      expect(cellsOf(text).at(-1)).toEqual(typed);
      for (const cell of typed) expect(cell).not.toMatch(/^\s*[=+\-@]/u);
    }),
    { numRuns: 60 },
  );
});

it('in Excel every text is a text cell and every number a number', async () => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await bytesOf('xlsx')).slice().buffer);
  const [sheet] = workbook.worksheets;
  expect(sheet?.name).toBe('Việc quý 1 2024 thử');
  for (const [place, evil] of EVIL.entries()) {
    const cell = sheet?.getCell(place + 2, 1);
    expect(cell?.type).toBe(ExcelJS.ValueType.String);
    expect(cell?.formula).toBeUndefined();
    expect(cell?.text.replaceAll('_x000D_', '').trim()).toBe(evil.trim());
  }
  expect(sheet?.getCell(EVIL.length + 2, 2).value).toBe(-3);
});

it('in Word stand the title, what it is about, and the rows', async () => {
  const zip = await JSZip.loadAsync(await bytesOf('docx'));
  const document = (await zip.file('word/document.xml')?.async('string')) ?? '';
  for (const text of [list.title, 'Phạm vi: Sở Tư pháp', 'Bình thường, có &quot;nháy&quot; và xuống dòng'])
    expect(document).toContain(text);
});

it("a file's name holds no path and no header of its own", async () => {
  const response = await listResponse(list, 'csv', 'a/../b"\r\nx: y');
  expect(response.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''a-..-b-x-%20y.csv");
});
