/**
 * What every reader (.docx, .xlsx, .html, .pdf, .txt) makes of a file: blocks in reading order, each tied to the lines
 * an officer sees. Readers understand the file's format and nothing of plans; what the words mean is read from here on.
 *
 * All text is clean: NFC, ordinary blanks, no soft hyphens, no zero-width characters (`readers/clean-text.ts`).
 */
export type SourceFormat = 'docx' | 'xlsx' | 'html' | 'pdf' | 'text';

export interface SourceDocument {
  readonly format: SourceFormat;
  /**
   * The document line by line, as shown beside a flagged cell; line n of the text is `lines[n - 1]`. In a text file
   * these are the file's own lines; elsewhere one line for each printed line or paragraph, with a blank line between
   * paragraphs, and one for each table row (cells separated by TAB).
   */
  readonly lines: readonly string[];
  /**
   * Format 'text' holds paragraphs only, one for each line that is not blank: tables drawn in text (TABs, `|`, HTML or
   * Markdown inside cells) are still to be found. Elsewhere tables are tables.
   */
  readonly blocks: readonly Block[];
}

export type Block = Paragraph | Table;

export interface Paragraph {
  readonly kind: 'paragraph';
  /** One line of text. In format 'text' tags and Markdown marks inside the line are kept (see {@link Cell.text}). */
  readonly text: string;
  /** Numbered from 1. */
  readonly line: number;
  /** Every letter is bold, or the paragraph is a heading. */
  readonly bold?: true;
}

export interface Table {
  readonly kind: 'table';
  /** First and last line, numbered from 1. */
  readonly from: number;
  readonly to: number;
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly from: number;
  readonly to: number;
  /** The first row of a page: a row or header cut by the page edge may go on in it. */
  readonly afterBreak?: true;
  /** In column order. A grid position that no cell covers is simply absent. */
  readonly cells: readonly Cell[];
}

export interface Cell {
  /** Without tags; paragraphs and list items of the cell are separated by `\n`. */
  readonly text: string;
  /** Grid column, from 0. */
  readonly column: number;
  readonly colSpan: number;
  readonly rowSpan: number;
  /**
   * Set on a position that a cell merged downwards covers: the index in `Table.rows` of the row that holds the cell.
   * `text` is then empty: the value is inherited, and whoever takes it must say so.
   */
  readonly mergedFrom?: number;
  readonly bold?: true;
}
