/** Writes a plan with the libraries people's tools are built on: docx, exceljs, pdfkit, and plain HTML. */
import { createRequire } from 'node:module';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import ExcelJS from 'exceljs';
import PDFDocument from 'pdfkit';
import type { Piece, PieceCell, TablePiece } from './plan-pieces.ts';

const resolve = createRequire(import.meta.url).resolve;
const FONT = resolve('@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf');

export async function asDocx(pieces: readonly Piece[]): Promise<Uint8Array> {
  const cellOf = ({ text, colSpan, rowSpan }: PieceCell): TableCell =>
    new TableCell({
      columnSpan: colSpan,
      rowSpan,
      children: text.split('\n').map((paragraph) => new Paragraph(paragraph)),
    });
  const children = pieces.map((piece) =>
    piece.kind === 'paragraph'
      ? new Paragraph({ children: [new TextRun(piece.text)] })
      : new Table({ rows: piece.rows.map((row) => new TableRow({ children: row.map(cellOf) })) }),
  );
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

export async function asXlsx(pieces: readonly Piece[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Kế hoạch');
  for (const piece of pieces) {
    if (piece.kind === 'paragraph') sheet.addRow([piece.text]);
    else addTable(sheet, piece);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A table with a blank row below it. */
function addTable(sheet: ExcelJS.Worksheet, table: TablePiece): void {
  const top = sheet.rowCount + 1;
  const covered = new Set<string>();
  for (const [index, cells] of table.rows.entries()) {
    let column = 1;
    for (const { text, colSpan, rowSpan } of cells) {
      while (covered.has(`${index}:${column}`)) column += 1;
      sheet.getCell(top + index, column).value = text;
      for (let below = 1; below < rowSpan; below += 1)
        for (let right = 0; right < colSpan; right += 1) covered.add(`${index + below}:${column + right}`);
      if (colSpan * rowSpan > 1) sheet.mergeCells(top + index, column, top + index + rowSpan - 1, column + colSpan - 1);
      column += colSpan;
    }
  }
  sheet.getCell(top + table.rows.length, 1).value = '';
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export function asHtml(pieces: readonly Piece[]): Uint8Array {
  const cellOf = ({ text, colSpan, rowSpan }: PieceCell): string => {
    const paragraphs = text.split('\n').map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`);
    return `<td colspan="${colSpan}" rowspan="${rowSpan}">${paragraphs.join('')}</td>`;
  };
  const body = pieces.map((piece) => {
    if (piece.kind === 'paragraph') return `<p>${escapeHtml(piece.text)}</p>`;
    const rows = piece.rows.map((row) => `<tr>${row.map(cellOf).join('')}</tr>`);
    return `<table border="1">${rows.join('\n')}</table>`;
  });
  return new TextEncoder().encode(
    `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${body.join('\n')}</body></html>`,
  );
}

/** Pages large enough for each table part: they break where the plan's pages do. */
export const asPdf = (pieces: readonly Piece[]): Promise<Uint8Array> => pdfOf(pieces, 'A3', true);

/** Small pages, which break wherever they are full: between the rows of a header, within a row. */
export const asPdfOfSmallPages = (pieces: readonly Piece[]): Promise<Uint8Array> => pdfOf(pieces, 'A4', false);

function pdfOf(pieces: readonly Piece[], size: 'A3' | 'A4', plansBreaks: boolean): Promise<Uint8Array> {
  return new Promise((resolvePdf, reject) => {
    const pdf = new PDFDocument({ size, layout: 'landscape', margin: 36 });
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => {
      resolvePdf(new Uint8Array(Buffer.concat(chunks)));
    });
    pdf.on('error', reject);
    pdf.font(FONT).fontSize(9);
    for (const piece of pieces) {
      if (piece.kind === 'paragraph') pdf.text(piece.text).moveDown(0.5);
      else {
        if (piece.afterPageBreak && plansBreaks) pdf.addPage();
        const data = plansBreaks ? piece.rows.map((row) => row.map((cell) => ({ ...cell }))) : gridOf(piece);
        pdf.table({ columnStyles: widths(piece.columns, pdf.page.width - 80), data });
        pdf.moveDown();
      }
    }
    pdf.end();
  });
}

/** A page edge cannot cut a cell merged downwards (pdfkit would lose its words): an empty cell stands below it. */
function gridOf({ rows }: TablePiece): { text: string; colSpan: number }[][] {
  const [top = []] = rows;
  return rows.map((row, index) => {
    if (index !== 1 || top.every(({ rowSpan }) => rowSpan === 1))
      return row.map(({ text, colSpan }) => ({ text, colSpan }));
    const below = [...row];
    return top.flatMap(({ colSpan, rowSpan }) =>
      Array.from({ length: colSpan }, () => ({ text: rowSpan > 1 ? '' : (below.shift()?.text ?? ''), colSpan: 1 })),
    );
  });
}

/** A narrow column of numbers, equal columns for words. */
const widths = (columns: number, page: number): number[] => [
  40,
  ...new Array<number>(columns - 1).fill(Math.floor((page - 40) / (columns - 1))),
];
