/** A sheet as plain text, however it came in, and the problems of its rows in the words of who filled it in. */

export interface TableRow {
  /** As the spreadsheet or editor counts them, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly sheet: string;
  /** The headings first. */
  readonly rows: readonly TableRow[];
}

export interface ImportProblem {
  readonly sheet: string;
  /** null where the fault is the file's or the sheet's. */
  readonly row: number | null;
  readonly column: string | null;
  readonly message: string;
  readonly remedy: string;
}

export interface Entry<Column extends string> {
  readonly number: number;
  readonly cells: ReadonlyMap<Column, string>;
}

const norm = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();

/** The rows below the headings, cell by heading; columns may stand in any order, blank rows are passed over. */
export function entriesOf<Column extends string>(
  { sheet, rows }: Table,
  columns: readonly Column[],
  problems: ImportProblem[],
): readonly Entry<Column>[] {
  const [head = { number: 1, cells: [] }, ...body] = rows;
  const headings = head.cells.map((cell) => norm(cell).toLowerCase());
  const tell = (column: string, message: string, remedy: string): void => {
    problems.push({ sheet, row: head.number, column, message, remedy });
  };
  const places = columns.map((column) => [column, headings.indexOf(column.toLowerCase())] as const);
  for (const [column, place] of places)
    if (place < 0) tell(column, `Thiếu cột «${column}».`, 'Dùng đúng tiêu đề cột của mẫu.');
  const own = new Set(places.map(([, place]) => place));
  for (const [index, heading] of headings.entries())
    if (heading !== '' && !own.has(index))
      tell(heading, `Cột «${heading}» không có trong mẫu hoặc lặp lại.`, 'Xóa cột này hoặc sửa tiêu đề theo mẫu.');
  return body
    .filter(({ cells }) => cells.some((cell) => norm(cell) !== ''))
    .map(({ number, cells }) => ({
      number,
      cells: new Map(places.map(([column, place]) => [column, norm(cells[place] ?? '')])),
    }));
}
