/**
 * Word documents. Read from the XML itself rather than through mammoth: the numbers Word prints by itself, cells that
 * start after a skipped column, and the fonts of single runs are lost in its HTML, and plans live by all three.
 */
import type { SourceDocument } from '../../source-document.ts';
import { DocumentBuilder, type RawCell, type RawRow } from '../document-builder.ts';
import { broken } from '../unreadable.ts';
import type { Archive } from '../zip.ts';
import { Numbering } from './numbering.ts';
import { readParagraph, type WordContext, type WordParagraph } from './paragraph.ts';
import { readStyles } from './styles.ts';
import { child, parseXml, valueAt, type XmlElement } from './xml-tree.ts';

export function readDocx(archive: Archive): SourceDocument {
  const main = archive.part('word/document.xml');
  if (main === undefined) throw broken('Word');
  const [styles, numbering] = ['word/styles.xml', 'word/numbering.xml'].map((name) => archive.part(name));
  const context: WordContext = {
    styles: readStyles(styles === undefined ? undefined : parseXml(styles)),
    numbering: new Numbering(numbering === undefined ? undefined : parseXml(numbering)),
  };
  const body = child(parseXml(main).children[0], 'w:body');
  if (body === undefined) throw broken('Word');
  const builder = new DocumentBuilder();
  readBlocks(body, context, builder);
  return builder.build('docx');
}

/** Wrappers that hold paragraphs and tables: content controls, inserted and moved text, the modern alternative. */
const WRAPPERS = new Set([
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:ins',
  'w:moveTo',
  'w:smartTag',
  'mc:AlternateContent',
  'mc:Choice',
]);

function* unwrapped(element: XmlElement): Generator<XmlElement> {
  for (const one of element.children) {
    if (WRAPPERS.has(one.name)) yield* unwrapped(one);
    else yield one;
  }
}

function readBlocks(element: XmlElement, context: WordContext, builder: DocumentBuilder): void {
  for (const one of unwrapped(element)) {
    if (one.name === 'w:tbl') readTable(one, context, builder);
    if (one.name !== 'w:p') continue;
    const paragraph = readParagraph(one, context);
    builder.paragraph(paragraph.text, paragraph.bold);
    for (const box of paragraph.boxes) readBlocks(box, context, builder);
  }
}

function readTable(table: XmlElement, context: WordContext, builder: DocumentBuilder): void {
  const rows = [...unwrapped(table)].filter(
    (one) => one.name === 'w:tr' && child(child(one, 'w:trPr'), 'w:del') === undefined,
  );
  const cellsOf = rows.map((row) => [...unwrapped(row)].filter(({ name }) => name === 'w:tc'));
  // A frame around other content, not a table of its own.
  if (
    cellsOf.every((cells) => cells.length === 1) &&
    cellsOf.flat().some((cell) => child(cell, 'w:tbl') !== undefined)
  ) {
    for (const cell of cellsOf.flat()) readBlocks(cell, context, builder);
    return;
  }
  const grid: GridRow[] = [];
  for (const [index, row] of rows.entries()) grid.push(gridRow(row, cellsOf[index] ?? [], grid.at(-1)));
  builder.table(grid.map((row, index) => rawRow(row, grid.slice(index + 1), context)));
}

interface GridCell {
  readonly element: XmlElement;
  readonly column: number;
  readonly span: number;
  /** Part of a cell merged downwards. */
  readonly merged: boolean;
  /** Not its first part. A part without one above (its row was deleted) stands for itself. */
  readonly continues: boolean;
}

interface GridRow {
  readonly skip: number;
  readonly cells: readonly GridCell[];
}

function gridRow(row: XmlElement, cells: readonly XmlElement[], above: GridRow | undefined): GridRow {
  const skip = Number(valueAt(row, 'w:trPr', 'w:gridBefore') ?? '0');
  let column = skip;
  const placed = cells.map((element): GridCell => {
    const properties = child(element, 'w:tcPr');
    const span = Math.max(1, Number(valueAt(properties, 'w:gridSpan') ?? '1'));
    const merge = child(properties, 'w:vMerge');
    const upper = above?.cells.some((other) => other.column === column && other.merged) ?? false;
    const continues = merge !== undefined && merge.attributes['w:val'] !== 'restart' && upper;
    const cell = { element, column, span, merged: merge !== undefined, continues };
    column += span;
    return cell;
  });
  return { skip, cells: placed };
}

function rawRow(row: GridRow, below: readonly GridRow[], context: WordContext): RawRow {
  return {
    skip: row.skip,
    cells: row.cells.filter((cell) => !cell.continues).map((cell) => rawCell(cell, below, context)),
  };
}

function rawCell(cell: GridCell, below: readonly GridRow[], context: WordContext): RawCell {
  const end = below.findIndex((row) => !row.cells.some((other) => other.column === cell.column && other.continues));
  const paragraphs = cellParagraphs(cell.element, context);
  const words = paragraphs.filter(({ text }) => /\p{L}/u.test(text));
  return {
    text: paragraphs.map(({ text }) => text).join('\n'),
    colSpan: cell.span,
    rowSpan: 1 + (end < 0 ? below.length : end),
    bold: words.length > 0 && words.every(({ bold }) => bold),
  };
}

/** Paragraphs of a cell; a table inside a cell gives one line for each of its rows. */
function cellParagraphs(element: XmlElement, context: WordContext): WordParagraph[] {
  return [...unwrapped(element)].flatMap((one) => {
    if (one.name === 'w:p') {
      const paragraph = readParagraph(one, context);
      return [paragraph, ...paragraph.boxes.flatMap((box) => cellParagraphs(box, context))];
    }
    if (one.name !== 'w:tbl') return [];
    return one.children
      .filter(({ name }) => name === 'w:tr')
      .map((row) => {
        const cells = row.children
          .filter(({ name }) => name === 'w:tc')
          .flatMap((cell) => cellParagraphs(cell, context));
        return { text: cells.map(({ text }) => text).join(' '), bold: false, boxes: [] };
      });
  });
}
