/** A plan in plain text taken apart, to be written by the real writers of other formats. */
export interface ParagraphPiece {
  readonly kind: 'paragraph';
  readonly text: string;
}

export interface TablePiece {
  readonly kind: 'table';
  /** Rows of equal width. */
  readonly rows: readonly (readonly string[])[];
}

export type Piece = ParagraphPiece | TablePiece;

/** Lines with TABs are table rows; a blank line between them ends a table. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let rows: string[][] = [];
  const close = (): void => {
    const width = Math.max(...rows.map((row) => row.length));
    if (rows.length > 0)
      pieces.push({
        kind: 'table',
        rows: rows.map((row) => [...row, ...new Array<string>(width - row.length).fill('')]),
      });
    rows = [];
  };
  for (const line of text.split('\n')) {
    if (line.includes('\t')) rows.push(line.split('\t').map((cell) => cell.trim()));
    else {
      close();
      if (line.trim() !== '') pieces.push({ kind: 'paragraph', text: line.trim() });
    }
  }
  close();
  return pieces;
}
