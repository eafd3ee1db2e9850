/** Writes a plan with the libraries people's tools are built on: docx, exceljs, pdfkit, and plain HTML. */
import { createRequire } from 'node:module';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import ExcelJS from 'exceljs';
import PDFDocument from 'pdfkit';
import type { Piece } from './plan-pieces.ts';

const resolve = createRequire(import.meta.url).resolve;
const FONT = resolve('@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf');

export async function asDocx(pieces: readonly Piece[]): Promise<Uint8Array> {
  const children = pieces.map((piece) =>
    piece.kind === 'paragraph'
      ? new Paragraph({ children: [new TextRun(piece.text)] })
      : new Table({
          rows: piece.rows.map(
            (row) => new TableRow({ children: row.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) }),
          ),
        }),
  );
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

export async function asXlsx(pieces: readonly Piece[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Kế hoạch');
  for (const piece of pieces) {
    if (piece.kind === 'paragraph') sheet.addRow([piece.text]);
    else for (const row of [...piece.rows, []]) sheet.addRow([...row]);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export function asHtml(pieces: readonly Piece[]): Uint8Array {
  const body = pieces.map((piece) => {
    if (piece.kind === 'paragraph') return `<p>${escapeHtml(piece.text)}</p>`;
    const rows = piece.rows.map(
      (row) => `<tr>${row.map((cell) => `<td><p>${escapeHtml(cell)}</p></td>`).join('')}</tr>`,
    );
    return `<table border="1">${rows.join('\n')}</table>`;
  });
  return new TextEncoder().encode(
    `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${body.join('\n')}</body></html>`,
  );
}

/** Landscape pages with ruled tables that run over pages. */
export function asPdf(pieces: readonly Piece[]): Promise<Uint8Array> {
  return new Promise((resolvePdf, reject) => {
    const pdf = new PDFDocument({ size: 'A4', layout: 'landscape', margin: 36 });
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => {
      resolvePdf(new Uint8Array(Buffer.concat(chunks)));
    });
    pdf.on('error', reject);
    pdf.font(FONT).fontSize(9);
    for (const piece of pieces) {
      if (piece.kind === 'paragraph') pdf.text(piece.text);
      else {
        pdf.table({ columnStyles: widths(piece.rows[0]?.length ?? 1), data: piece.rows.map((row) => [...row]) });
        pdf.moveDown();
      }
    }
    pdf.end();
  });
}

/** A narrow column of numbers, equal columns for words. */
const widths = (columns: number): number[] => [
  40,
  ...new Array<number>(columns - 1).fill(Math.floor(720 / (columns - 1))),
];
