/** Measures and pieces that the parts of a letter share. Sizes are in half points, lengths in twentieths of a point. */
import {
  AlignmentType,
  BorderStyle,
  Header,
  LineRuleType,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
} from 'docx';
import { line } from '#shared/kernel/line.ts';

export const FONT = 'Times New Roman';
export const BODY_SIZE = 28;
export const HEAD_SIZE = 26;

export const cm = (length: number): number => Math.round((length / 2.54) * 1440);
/** Between the margins of an A4 page. */
export const TEXT_WIDTH = cm(16);
export const INDENT = cm(1.27);

/** Text that people typed; what Word cannot open is left out. */
export const run = (text: string, options: Omit<IRunOptions, 'text' | 'children'> = {}): TextRun =>
  new TextRun({ ...options, text: line(text) });

/** Room to write in by hand. */
export const blank = (width: number, options: Omit<IRunOptions, 'text' | 'children'> = {}): TextRun =>
  new TextRun({ ...options, text: '\u00A0'.repeat(width) });

export const centred = (text: string, options: Omit<IRunOptions, 'text' | 'children'> = {}): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, options)] });

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };

export interface Column {
  readonly width: number;
  readonly content: readonly Paragraph[];
}

/** Two columns side by side, without lines. */
export const sideBySide = (left: Column, right: Column): Table =>
  new Table({
    width: { size: left.width + right.width, type: WidthType.DXA },
    columnWidths: [left.width, right.width],
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
    rows: [
      new TableRow({
        cantSplit: true,
        children: [left, right].map(
          ({ width, content }) =>
            new TableCell({
              width: { size: width, type: WidthType.DXA },
              margins: { left: 0, right: 0 },
              children: [...content],
            }),
        ),
      }),
    ],
  });

/** A line under what stands above it: the top border of an almost empty paragraph, as wide as the indents leave it. */
export const rule = (columnWidth: number, width: number): Paragraph => {
  const side = Math.round((columnWidth - width) / 2);
  return new Paragraph({
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    indent: { left: side, right: side },
    spacing: { before: 40, after: 0, line: 60, lineRule: LineRuleType.EXACT },
  });
};

/** The page's number above the text, from the second page on. */
export const pageHeader = (): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: HEAD_SIZE })],
      }),
    ],
  });
