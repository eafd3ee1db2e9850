import type { IRunOptions, Paragraph as WordParagraph, Table as WordTable } from 'docx';
import { line } from '#shared/kernel/line.ts';
import type { ListFile } from './list-file.ts';

/** Half points. */
const TITLE_SIZE = 28;
const TEXT_SIZE = 22;
/** Twentieths of a point: A4 on its side, 1.5 cm around. */
const PAGE = { width: 11_906, height: 16_838 };
const MARGIN = 850;
const TEXT_WIDTH = PAGE.height - 2 * MARGIN;

/** A4 on its side in the font of official letters; the head of the table stands on every page. */
export async function wordBytes(list: ListFile): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded when it is asked for, as the workbook is.
  const { Document, Packer, PageOrientation } = await import('docx');
  const document = new Document({
    title: line(list.title),
    creator: 'Đúng Hạn',
    styles: {
      default: { document: { run: { font: 'Times New Roman', size: TEXT_SIZE, language: { value: 'vi-VN' } } } },
    },
    sections: [
      {
        properties: {
          page: {
            size: { ...PAGE, orientation: PageOrientation.LANDSCAPE },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        children: [...(await headOf(list)), await tableOf(list)],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const runOf = (text: string, isHead: boolean): IRunOptions => ({ text: line(text), bold: isHead });

async function headOf({ title, about = [] }: ListFile): Promise<WordParagraph[]> {
  const { AlignmentType, Paragraph, TextRun } = await import('docx');
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 120 },
      children: [new TextRun({ ...runOf(title, true), size: TITLE_SIZE })],
    }),
    ...about.map((text) => new Paragraph({ spacing: { after: 120 }, children: [new TextRun(line(text))] })),
  ];
}

async function tableOf({ columns, rows }: ListFile): Promise<WordTable> {
  const { Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } = await import('docx');
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((TEXT_WIDTH * width) / total));
  const cell = (text: string, index: number, isHead = false) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { left: 80, right: 80, top: 40, bottom: 40 },
      children: [new Paragraph({ children: [new TextRun(runOf(text, isHead))] })],
    });
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({ tableHeader: true, children: columns.map(({ header }, index) => cell(header, index, true)) }),
      ...rows.map((cells) => new TableRow({ children: cells.map((each, index) => cell(String(each), index)) })),
    ],
  });
}
