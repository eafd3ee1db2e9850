/**
 * Tables that lost every line in copying: header words one below another, then cell after cell. A row begins at the
 * number that comes next in the numbering; its lines are its cells when there is one for each column.
 */
import { cellText, startsInsideSentence } from './cell-text.ts';
import { type ColumnRole, roleOf } from './columns.ts';
import { looksLikeAgencies, looksLikeTime } from './cell-looks.ts';
import type { Grid, GridRow } from './grid.ts';
import { type RowNumber, rowNumber } from './numbering.ts';

const MOST_COLUMNS = 10;
/** Longer than any plan; keeps a file of headers from being read once for each of them. */
const MOST_LINES = 5000;

interface Line {
  readonly text: string;
  /** Numbered from 1. */
  readonly line: number;
}

/** The lines that are not blank, from `start` on, at most `most`. */
function linesFrom(lines: readonly string[], start: number, most: number): readonly Line[] {
  const found: Line[] = [];
  for (let index = start; index < lines.length && found.length < most; index += 1) {
    const text = cellText(lines[index] ?? '').replaceAll('\n', ' ');
    if (text !== '') found.push({ text, line: index + 1 });
  }
  return found;
}

/** Header labels standing one a line: a number column first, at least a title and one more known word. */
function headerOf(lines: readonly string[], start: number): readonly Line[] | null {
  if (roleOf(lines[start] ?? '') !== 'number') return null;
  const first = linesFrom(lines, start, MOST_COLUMNS + 1);
  const width = first.findIndex(({ text }) => rowNumber(text) !== null);
  const header = first.slice(0, Math.max(width, 0));
  const roles = new Set(header.map(({ text }) => roleOf(text)));
  const asks = roles.has('lead') || roles.has('deadline') || roles.has('coordinating');
  return width >= 3 && asks && roles.has('title') && !roles.has(null) ? header : null;
}

/** The number could follow `last` in a plan: the next of its kind, a part, or the first of a new section. */
function follows(number: RowNumber | null, seen: readonly RowNumber[]): boolean {
  if (number === null || number.kind === 'bullet' || number.kind === 'minor') return false;
  const last = seen.findLast(({ kind, parts }) => kind === number.kind && parts.length === number.parts.length);
  const own = number.parts.at(-1) ?? 0;
  if (number.kind === 'letter') return true;
  return own === 1 || (last !== undefined && own === (last.parts.at(-1) ?? 0) + 1);
}

/** What a column of this role may hold, for telling where an empty cell was lost. */
function fits(role: ColumnRole | null, text: string): boolean {
  if (role === 'lead' || role === 'coordinating') return !looksLikeTime(text);
  if (role === 'deadline')
    return looksLikeTime(text) || (!looksLikeAgencies(text) && /\d|ngày|tháng|quý|năm|theo|khi/iu.test(text));
  return true;
}

/** Lines by column. Too many: a cell was wrapped, a line that begins inside a sentence goes on. Too few: left open. */
function cellsOf(own: readonly Line[], header: readonly Line[]): readonly string[] {
  const joined: string[] = [];
  for (const { text } of own) {
    const above = joined.at(-1);
    if (above !== undefined && joined.length > 1 && own.length > header.length && startsInsideSentence(text))
      joined[joined.length - 1] = `${above} ${text}`;
    else joined.push(text);
  }
  if (joined.length >= header.length || joined.length <= 2) return joined;
  const cells: string[] = [];
  let next = 0;
  for (const { text } of header) {
    const cell = joined[next];
    if (cell === undefined || !fits(roleOf(text), cell)) cells.push('');
    else {
      cells.push(cell);
      next += 1;
    }
  }
  return next === joined.length ? cells : joined;
}

const rowOf = (texts: readonly string[], from: number, to: number, uncertain: boolean): GridRow => ({
  cells: texts.map((text) => ({ text, span: 1 })),
  from,
  to,
  afterGap: false,
  ...(uncertain ? { uncertain: true as const } : {}),
});

/** Where the table ends: a row with more lines than columns takes no more than its own. */
function rowEnd(body: readonly Line[], at: number, seen: readonly RowNumber[], width: number): number {
  let end = at + 1;
  while (end < body.length && !follows(rowNumber(body[end]?.text ?? ''), seen)) end += 1;
  const isLast = end >= body.length;
  return isLast ? Math.min(end, at + width) : end;
}

/** The rows of the body, up to the first line that no row begins with. */
function bodyRows(body: readonly Line[], header: readonly Line[]): readonly GridRow[] {
  const rows: GridRow[] = [];
  const seen: RowNumber[] = [];
  for (let at = 0; at < body.length;) {
    const number = rowNumber(body[at]?.text ?? '');
    if (number === null || !follows(number, seen)) break;
    seen.push(number);
    const own = body.slice(at, rowEnd(body, at, seen, header.length));
    rows.push(
      rowOf(
        cellsOf(own, header),
        own[0]?.line ?? 0,
        own.at(-1)?.line ?? 0,
        own.length > 2 && own.length !== header.length,
      ),
    );
    at += own.length;
  }
  return rows;
}

/** The table whose header begins on line `start` (from 0); null when none does. */
export function readBareCells(lines: readonly string[], start: number): { grid: Grid; next: number } | null {
  const header = headerOf(lines, start);
  const headEnd = header?.at(-1)?.line;
  if (header === null || headEnd === undefined) return null;
  const head = rowOf(
    header.map(({ text }) => text),
    start + 1,
    headEnd,
    false,
  );
  const rows = [head, ...bodyRows(linesFrom(lines, headEnd, MOST_LINES), header)];
  const last = rows.at(-1)?.to ?? headEnd;
  return { grid: { kind: 'grid', rows, from: start + 1, to: last }, next: last };
}
