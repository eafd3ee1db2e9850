/** Puts the pieces of pages in reading order: lines above, between and below tables, tables joined over page edges. */
import type { SourceDocument } from '../../source-document.ts';
import type { DocumentBuilder } from '../document-builder.ts';
import { alignedRows, linesGoingOn, onNextPage, type AlignedTable } from './aligned-tables.ts';
import type { Word } from './geometry.ts';
import type { RuledTable } from './ruled-tables.ts';
import { overPages, type TablePart } from './table-over-pages.ts';
import { joinWrapped, linesOf, lineText, partsOf, type Line } from './text-lines.ts';

const OPENS_PARAGRAPH =
  /^(?:\(|[-–—+•*]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[IVX]+[.)]\s|\p{Ll}\)\s|Điều \d|Căn cứ |Phụ lục|PHỤ LỤC)/u;
const PAGE_NUMBER = /^[-–—\s]*(?:trang\s*)?\d{1,3}(?:\s*\/\s*\d{1,3})?[-–—\s]*$/iu;

export class PageFlow {
  readonly #builder: DocumentBuilder;
  /** The line added last. */
  #above: Line = [];
  #paragraph = '';
  /** How far right the lines of this page reach. */
  #margin = 0;
  /** The drawn table added last, while nothing stands below it: the next page may go on with it. */
  #table: TablePart | null = null;
  /** The same for a table without drawn lines. */
  #aligned: AlignedTable | null = null;

  constructor(builder: DocumentBuilder) {
    this.#builder = builder;
  }

  /** Adds a page: its tables, and its words outside them. */
  page(tables: readonly RuledTable[], rest: readonly Word[]): void {
    const lines = withoutPageNumber(linesOf(rest));
    this.#margin = Math.max(0, ...rest.map((word) => word.right));
    let from = 0;
    for (const [index, table] of tables.entries()) {
      this.#lines(
        lines.filter((line) => topOf(line) >= from && topOf(line) < table.top),
        index === 0,
      );
      this.#drawn(table, index === 0);
      from = table.bottom;
    }
    this.#lines(
      lines.filter((line) => topOf(line) >= from),
      from === 0,
    );
  }

  #drawn(table: RuledTable, isFirst: boolean): void {
    const whole = isFirst && this.#table !== null ? overPages(this.#table, table) : undefined;
    if (whole === undefined) this.#close();
    this.#table = whole ?? table;
  }

  end(): SourceDocument {
    this.#close();
    return this.#builder.build('pdf');
  }

  /** Lines outside drawn tables; lines in three columns or more make a table of their own. */
  #lines(lines: readonly Line[], opensPage: boolean): void {
    let index = opensPage ? this.#goOn(lines) : 0;
    while (index < lines.length) {
      const length = columnsRun(lines, index);
      const run = lines.slice(index, index + Math.max(1, length));
      if (length >= 3 && alignedRows([run]) !== undefined) {
        this.#close();
        this.#aligned = [run];
      } else this.#paragraphs(run);
      index += run.length;
    }
  }

  /** Adds the lines at the head of a page that go on with the table before it; returns how many. */
  #goOn(lines: readonly Line[]): number {
    if (this.#aligned === null) return 0;
    const length = Math.max(columnsRun(lines, 0), linesGoingOn(this.#aligned, lines));
    const whole = length === 0 ? undefined : onNextPage(this.#aligned, lines.slice(0, length));
    if (whole === undefined) return 0;
    this.#aligned = whole;
    return length;
  }

  /** Adds a line to the paragraph under way, or begins one. */
  #line(line: Line): void {
    const text = lineText(line);
    if (text === '') return;
    if (this.#paragraph !== '' && runsOn(this.#above, line, this.#margin) && !OPENS_PARAGRAPH.test(text))
      this.#paragraph = joinWrapped(this.#paragraph, text);
    else {
      this.#close();
      this.#paragraph = text;
    }
    this.#above = line;
  }

  #close(): void {
    if (this.#table !== null) this.#builder.table(this.#table.rows);
    if (this.#aligned !== null) this.#builder.table(alignedRows(this.#aligned) ?? []);
    [this.#table, this.#aligned] = [null, null];
    this.#builder.paragraph(this.#paragraph);
    this.#paragraph = '';
  }

  /** Two blocks side by side (a letterhead) are read one after the other. */
  #paragraphs(run: readonly Line[]): void {
    const parts = run.map(partsOf);
    const most = Math.max(...parts.map((line) => line.length));
    for (let column = 0; column < most; column += 1)
      for (const line of parts) {
        const part = line[column];
        if (part !== undefined) this.#line(part);
      }
  }
}

const topOf = (line: Line): number => Math.min(...line.map((word) => word.baseline - word.size * 0.5));

/** Full lines run on; a short line, a wider gap or an indent ends a paragraph. A page end alone does not. */
function runsOn(above: Line, line: Line, margin: number): boolean {
  const [first, last, next] = [above[0], above.at(-1), line[0]];
  if (first === undefined || last === undefined || next === undefined) return false;
  const apart = next.baseline - first.baseline;
  const isFull = last.right > margin - (margin - first.left) * 0.15;
  return isFull && apart < next.size * 2.2 && next.left < first.left + next.size * 1.5;
}

/** The first or last line of a page that holds a number only. */
function withoutPageNumber(lines: readonly Line[]): Line[] {
  return lines.filter(
    (line, index) => !((index === 0 || index === lines.length - 1) && PAGE_NUMBER.test(lineText(line))),
  );
}

/** How many lines from `index` on have two parts or more; single parts inside a table's run (wrapped cells) count. */
function columnsRun(lines: readonly Line[], index: number): number {
  const partCount = (at: number): number => partsOf(lines[at] ?? []).length;
  if (partCount(index) < 2) return 0;
  let end = index;
  for (let at = index; at < lines.length && at - end <= 3; at += 1) if (partCount(at) >= 2) end = at;
  const run = lines.slice(index, end + 1);
  return run.some((line) => partsOf(line).length >= 3) ? run.length : sideBySide(lines, index);
}

function sideBySide(lines: readonly Line[], index: number): number {
  let length = 0;
  while (partsOf(lines[index + length] ?? []).length >= 2) length += 1;
  return length;
}
