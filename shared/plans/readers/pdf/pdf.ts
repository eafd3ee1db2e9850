/** PDF with a text layer: words and drawn lines by position, tables over pages joined. A scan without text is refused. */
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import type { PDFDocumentProxy, PDFPageProxy } from 'unpdf/pdfjs';
import type { SourceDocument } from '../../source-document.ts';
import { DocumentBuilder } from '../document-builder.ts';
import { detectLegacyFont, fromLegacyFont } from '../legacy-fonts.ts';
import { broken, UnreadableFile } from '../unreadable.ts';
import { isMatrix, multiply, type Matrix, type Word } from './geometry.ts';
import { PageFlow } from './page-flow.ts';
import { ruledTables } from './ruled-tables.ts';
import { rulesOf } from './rules.ts';
import { withoutRunningLines } from './running-lines.ts';

/** No plan is longer; the rest of a book is not read. */
const MOST_PAGES = 300;

export async function readPdf(bytes: Uint8Array): Promise<SourceDocument> {
  const pdf = await open(bytes);
  try {
    return await readPages(pdf);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw broken('PDF');
  } finally {
    await pdf.loadingTask.destroy();
  }
}

/** pdf.js takes the buffer over, so it gets a copy. */
async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      throw new UnreadableFile('encrypted', 'Tệp PDF được đặt mật khẩu.', 'Hãy bỏ mật khẩu, lưu lại rồi nhập lại.');
    throw broken('PDF');
  }
}

async function readPages(pdf: PDFDocumentProxy): Promise<SourceDocument> {
  const pages: { page: PDFPageProxy; words: Word[]; toPage: Matrix }[] = [];
  for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number += 1) {
    const page = await pdf.getPage(number);
    const toPage: unknown = page.getViewport({ scale: 1 }).transform;
    if (!isMatrix(toPage)) throw broken('PDF');
    pages.push({ page, words: await wordsOf(page, toPage), toPage });
  }
  const readable = inUnicode(pages.map(({ words }) => words));
  const { OPS } = await getResolvedPDFJS();
  const read: ReturnType<typeof ruledTables>[] = [];
  for (const [index, { page, toPage }] of pages.entries())
    read.push(ruledTables(readable[index] ?? [], await rulesOf(page, OPS, toPage)));
  const outside = withoutRunningLines(read.map(({ rest }) => rest));
  const flow = new PageFlow(new DocumentBuilder());
  for (const [index, { tables }] of read.entries()) flow.page(tables, outside[index] ?? []);
  return flow.end();
}

async function wordsOf(page: PDFPageProxy, toPage: Matrix): Promise<Word[]> {
  const { items } = await page.getTextContent();
  return items.flatMap((item): Word[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const at: unknown = item.transform;
    if (!isMatrix(at)) return [];
    const [, , c, d, left, baseline] = multiply(toPage, at);
    return [{ text: item.str, left, right: left + item.width, baseline, size: Math.hypot(c, d) || item.height || 10 }];
  });
}

/** Refuses pages without letters, and reads letters of old fonts. */
function inUnicode(pages: readonly (readonly Word[])[]): Word[][] {
  const text = pages
    .flat()
    .map((word) => word.text)
    .join(' ');
  if ((text.match(/\p{L}/gu)?.length ?? 0) < 20)
    throw new UnreadableFile(
      'scanned',
      'Tệp PDF là ảnh quét, không có chữ để đọc.',
      'Hãy dùng bản gốc .docx hoặc nhận dạng chữ (OCR) rồi nhập lại.',
    );
  const font = detectLegacyFont(text);
  if (font === undefined) return pages.map((words) => [...words]);
  if (font === 'unsure')
    throw new UnreadableFile(
      'legacy-font',
      'Chữ trong tệp PDF dùng bảng mã cũ, không đọc chắc chắn được.',
      'Hãy dùng bản gốc .docx hoặc xuất lại PDF với phông Unicode.',
    );
  return pages.map((words) => words.map((word) => ({ ...word, text: fromLegacyFont(word.text, font) })));
}
