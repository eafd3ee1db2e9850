import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import PDFDocument from 'pdfkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { importPlan } from '#shared/plans/index.ts';
import { zipOf } from '../../security/zip-of.ts';
import { asDocx } from '../formats/writers.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The refusal's code, having checked that officer's line: one line, Vietnamese, what is wrong and what to do. */
async function refusal(content: Uint8Array, filename: string): Promise<string> {
  const result = await importPlan(content, filename);
  if (result.ok) return 'read';
  expect(result.error.message).toMatch(/^\p{Lu}[^\n]*\.$/u);
  expect(result.error.remedy).toMatch(/^Hãy [^\n]*\.$/u);
  return result.error.code;
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ole = (stream: string): Uint8Array =>
  new Uint8Array([...OLE, ...new Array<number>(504).fill(0), ...Buffer.from(stream, 'utf16le')]);

const pdfOf = (draw: (pdf: PDFKit.PDFDocument) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> =>
  new Promise((resolve) => {
    const pdf = new PDFDocument(options);
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => {
      resolve(new Uint8Array(Buffer.concat(chunks)));
    });
    draw(pdf);
    pdf.end();
  });

describe('files that cannot be read', () => {
  let docx: Uint8Array;
  beforeAll(async () => {
    docx = await asDocx([{ kind: 'paragraph', text: 'KẾ HOẠCH' }]);
  });

  it('an empty file', async () => {
    expect(await refusal(new Uint8Array(), 'a.docx')).toBe('empty-file');
  });

  it('50 MB and more, whatever is inside', async () => {
    expect(await refusal(new Uint8Array(50 * 2 ** 20), 'a.pdf')).toBe('too-large');
  });

  it('a scanned PDF: pages without letters', async () => {
    expect(await refusal(await pdfOf((pdf) => pdf.rect(0, 0, 400, 400).fill('#eee')), 'a.pdf')).toBe('scanned');
  });

  it('a PDF locked with a password', async () => {
    expect(
      await refusal(await pdfOf((pdf) => pdf.text('abc'), { userPassword: 'x', ownerPassword: 'y' }), 'a.pdf'),
    ).toBe('encrypted');
  });

  it('a PDF cut in the middle', async () => {
    const whole = await pdfOf((pdf) => pdf.text('abc'));
    expect(['broken', 'scanned']).toContain(await refusal(whole.slice(0, 200), 'a.pdf'));
  });

  it('an encrypted .docx, an old .doc, an old .xls', async () => {
    expect(await refusal(ole('EncryptedPackage'), 'a.docx')).toBe('encrypted');
    expect(await refusal(ole('WordDocument'), 'a.doc')).toBe('legacy-office');
    expect(await refusal(ole('Workbook'), 'a.xls')).toBe('legacy-office');
  });

  it('a .docx cut in the middle, or with damaged XML', async () => {
    expect(await refusal(docx.slice(0, docx.length / 2), 'a.docx')).toBe('broken');
    expect(await refusal(zipOf('word/document.xml', bytes('<w:document><w:body><w:p>')), 'a.docx')).toBe('broken');
  });

  it('a zip bomb that declares its size, and one that lies about it', async () => {
    const zeros = new Uint8Array(40 * 2 ** 20);
    expect(await refusal(zipOf('word/document.xml', zeros), 'a.docx')).toBe('zip-bomb');
    expect(await refusal(zipOf('word/document.xml', zeros, 1000), 'a.docx')).toBe('zip-bomb');
  });

  it('XML that grows by entities is not expanded', async () => {
    const xml =
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>';
    expect(await refusal(zipOf('word/document.xml', bytes(xml)), 'a.docx')).toBe('broken');
  });

  it('a workbook with macros', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('a').addRow(['KẾ HOẠCH']);
    const zip = await JSZip.loadAsync(await workbook.xlsx.writeBuffer());
    zip.file('xl/vbaProject.bin', 'macro');
    expect(await refusal(await zip.generateAsync({ type: 'uint8array' }), 'a.xlsm')).toBe('macros');
  });

  it('a wrong extension is told', async () => {
    expect(await refusal(docx, 'a.pdf')).toBe('wrong-extension');
    expect(await refusal(bytes('KẾ HOẠCH năm 2024'), 'a.docx')).toBe('wrong-extension');
    expect(await refusal(bytes('<!DOCTYPE html><html><body>KẾ HOẠCH</body></html>'), 'a.docx')).toBe('wrong-extension');
  });

  it.each([
    ['image', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2]), 'a.jpg'],
    ['unsupported', bytes('{\\rtf1 ke hoach}'), 'a.rtf'],
    ['unsupported', new Uint8Array([0x1f, 0x8b, 8, 0, 0]), 'a.gz'],
    ['binary', new Uint8Array([75, 0, 1, 2, 0, 3, 0, 0, 0, 9, 200, 0]), 'a.txt'],
    ['other-language', bytes('This plan sets the tasks of the province for the year 2024 and nothing else.'), 'a.txt'],
  ])('%s', async (code, content, filename) => {
    expect(await refusal(content, filename)).toBe(code);
  });

  it('a text with NUL bytes inside', async () => {
    expect(await refusal(bytes('KẾ HOẠCH kiểm soát thủ tục\0 năm 2024'), 'a.txt')).toBe('binary');
  });

  it('a decision whose plan is not attached has no task', async () => {
    expect(
      await refusal(
        bytes('Số: 5/QĐ-UBND\nHuế, ngày 03 tháng 01 năm 2024\nQUYẾT ĐỊNH\nBan hành Kế hoạch cải cách thủ tục năm 2024'),
        'a.txt',
      ),
    ).toBe('no-tasks');
  });
});
