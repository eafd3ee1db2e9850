/** A plan in plain text taken apart, to be written by the real writers of other formats. */
export interface ParagraphPiece {
  readonly kind: 'paragraph';
  readonly text: string;
}

export interface PieceCell {
  /** Without tags; paragraphs separated by `\n`. */
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan: number;
}

export interface TablePiece {
  readonly kind: 'table';
  readonly columns: number;
  /** Cells from left to right; places that a cell of the row above covers are left out. */
  readonly rows: readonly (readonly PieceCell[])[];
  /** Goes on from the table before it, on a new page. */
  readonly afterPageBreak: boolean;
}

export type Piece = ParagraphPiece | TablePiece;

/** Lines with TABs, or cells that lone bars close, are tables; a blank line within one is a page break. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let rows: string[][] = [];
  const close = (): void => {
    if (rows.length > 0) pieces.push(tableOf(rows, pieces.at(-1)?.kind === 'table'));
    rows = [];
  };
  const lines = text.split('\n');
  const barred = lines.indexOf('TT');
  const end = lines.lastIndexOf('|');
  for (const [index, line] of lines.entries()) {
    if (barred >= 0 && index > barred && index <= end) continue;
    if (index === barred) pieces.push(tableOf(barredRows(lines.slice(barred, end)), false));
    else if (line.includes('\t')) rows.push(line.split('\t'));
    else {
      close();
      addLine(pieces, withoutMarks(line), lines[index - 1] ?? '');
    }
  }
  close();
  return pieces;
}

/** Opens a paragraph, or goes on with the one whose line the narrow page of the original cut. */
function addLine(pieces: Piece[], line: string, above: string): void {
  if (line === '' || line === '|') return;
  const open = pieces.at(-1);
  const isCut = !/[.;:|]$/u.test(above.trim()) && (above.trim().length >= 45 || /^[\p{Ll}\d]/u.test(line));
  if (open?.kind === 'paragraph' && above.trim() !== '' && isCut && !OPENS_PARAGRAPH.test(line))
    pieces[pieces.length - 1] = { kind: 'paragraph', text: `${open.text} ${line}` };
  else pieces.push({ kind: 'paragraph', text: line });
}

const OPENS_PARAGRAPH = /^(?:[-–(*]|\d{1,2}\.(?:\s|\d)|\p{Ll}\)|[IVX]+\. |Điều |Căn cứ |Xét |Theo )/u;

/** One cell after another: a row begins at a number; the row of a Roman number is a heading of two cells. */
function barredRows(lines: readonly string[]): string[][] {
  const cells = lines
    .join('\n')
    .split('\n|\n')
    .map((cell) => cell.replaceAll('\n', ' '));
  const columns = cells.findIndex((cell) => /^[IVX]+$/u.test(cell));
  const rows: string[][] = [];
  while (cells.length > 0) rows.push(cells.splice(0, /^[IVX]+$/u.test(cells[0] ?? '') ? 2 : columns));
  return rows;
}

function tableOf(texts: readonly (readonly string[])[], afterPageBreak: boolean): TablePiece {
  const columns = Math.max(...texts.map((row) => row.length));
  const grid = texts.map((row) => Array.from({ length: columns }, (_, column) => withoutMarks(row[column] ?? '')));
  const [top = [], second = []] = grid;
  const isTwoRowHeader = top.includes('') && second[0] === '' && /^S?\s*(?:ố )?tt$/iu.test(top[0] ?? '');
  const header = isTwoRowHeader ? twoRowHeader(top, second) : [];
  const rest = grid.slice(header.length).map((row) => row.map((text) => ({ text, colSpan: 1, rowSpan: 1 })));
  return { kind: 'table', columns, rows: [...header, ...rest], afterPageBreak };
}

/** As printed: labels with labels below reach over their columns, the others over both rows. */
function twoRowHeader(top: readonly string[], second: readonly string[]): PieceCell[][] {
  const cells: PieceCell[] = [];
  for (let column = 0; column < top.length; column += colSpanAt(top, column)) {
    const colSpan = colSpanAt(top, column);
    cells.push({ text: top[column] ?? '', colSpan, rowSpan: (second[column] ?? '') === '' ? 2 : 1 });
  }
  return [cells, second.filter((text) => text !== '').map((text) => ({ text, colSpan: 1, rowSpan: 1 }))];
}

function colSpanAt(top: readonly string[], column: number): number {
  const next = top.findIndex((text, index) => index > column && text !== '');
  return (next < 0 ? top.length : next) - column;
}

/** Words as printed: no tags, no Markdown marks. */
const withoutMarks = (text: string): string =>
  text
    .replaceAll(/<\/p>\s*<p>|<br\s*\/?>/gu, '\n')
    .replaceAll(/<[^<>]*>|\*{1,3}|^#+ /gu, '')
    .trim();
