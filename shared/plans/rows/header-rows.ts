/** Finds a table's header, of one row or two, and reads from its words what each column holds. */
import { type Column, type ColumnRole, roleOf } from './columns.ts';
import { fold } from './cell-text.ts';
import { type GridRow, cellAt, filledColumns } from './grid.ts';
import { rowNumber } from './numbering.ts';

export interface Header {
  readonly columns: readonly Column[];
  /** Rows it takes, with a row of column indexes «(1) (2) (3)» when there is one. */
  readonly length: number;
}

const LONGEST_LABEL = 90;
const LONGEST_SUB_LABEL = 50;

const labelsOf = (row: GridRow): readonly string[] => row.cells.map((cell) => cell.text.replaceAll('\n', ' '));

/** It could be a header: several short labels, none of them a row number. */
const looksLikeLabels = (labels: readonly string[]): boolean =>
  labels.length >= 2 && labels.every((label) => label.length <= LONGEST_LABEL && rowNumber(label) === null);

const ASKS: readonly ColumnRole[] = ['lead', 'deadline', 'lead-and-coordinating', 'target', 'product'];

/** At least a title and something asked about it, and hardly a word that no header uses. */
function isHeaderRow(row: GridRow): boolean {
  const labels = labelsOf(row).filter((label) => label !== '');
  if (!looksLikeLabels(labels)) return false;
  const known = labels.map(roleOf).filter((role): role is ColumnRole => role !== null);
  const roles = new Set(known);
  const names = roles.has('title') || (roles.has('number') && known.length < labels.length);
  return names && ASKS.some((role) => roles.has(role)) && roles.size >= 2 && known.length * 2 >= labels.length;
}

const isSpanning = (row: GridRow): boolean =>
  row.cells.some((cell, index) => cell.span > 1 || (index > 0 && cell.text === ''));

/** The second row of a header: short labels below a cell that spans several columns, none of them a value. */
function isSubHeader(row: GridRow, above: GridRow): boolean {
  const filled = filledColumns(row);
  if (filled.length === 0 || !isSpanning(above)) return false;
  return filled.every((column) => {
    const { text } = cellAt(row, column);
    if (text.length > LONGEST_SUB_LABEL || rowNumber(text) !== null) return false;
    const parent = cellAt(above, column).text;
    return parent === '' || fold(parent) === fold(text) || (roleOf(text) !== null && column > 0);
  });
}

/** «(1) (2) (3)» or «A B 1 2»: numbers the columns. */
function isIndexRow(row: GridRow): boolean {
  const texts = row.cells.map((cell) => cell.text).filter((text) => text !== '');
  return texts.length >= 3 && texts.every((text) => /^\(?(?:\d{1,2}|[A-Z])\)?(?:\s*=.*)?$/u.test(text));
}

function columnOf(index: number, top: GridRow, sub: GridRow | null): Column {
  const own = cellAt(top, index).text;
  const parent = own === '' && sub !== null ? nearestLeft(top, index) : own;
  const child = sub === null ? '' : cellAt(sub, index).text;
  const differs = child !== '' && fold(child) !== fold(parent);
  const label = differs && parent !== '' ? `${parent} – ${child}` : parent;
  const role = (differs ? (roleOf(child) ?? roleOf(`${parent} ${child}`)) : null) ?? roleOf(parent) ?? 'other';
  return { role, label: label.replaceAll('\n', ' ') };
}

function nearestLeft(row: GridRow, index: number): string {
  for (let column = index; column >= 0; column -= 1) {
    const { text } = cellAt(row, column);
    if (text !== '') return text;
  }
  return '';
}

const TASK_TITLE = /nội dung|nhiệm vụ|công việc|hoạt động|đầu việc|^tên/u;

/** Of several columns that could name the task («Tên thủ tục», «Lĩnh vực») one does; the others tell more of it. */
function oneTitle(columns: readonly Column[]): readonly Column[] {
  const titles = columns.filter(({ role }) => role === 'title');
  const title = titles.find(({ label }) => TASK_TITLE.test(fold(label))) ?? titles[0];
  return withTitle(
    columns.map((column) => (column.role === 'title' && column !== title ? { ...column, role: 'other' } : column)),
  );
}

/** A table names its tasks somewhere: the unknown column beside the numbers when no header word says where. */
function withTitle(columns: readonly Column[]): readonly Column[] {
  if (columns.some(({ role }) => role === 'title')) return columns;
  const guess = columns.findIndex(({ role, label }) => role === 'other' && label !== '');
  return columns.map((column, index) => (index === guess ? { ...column, role: 'title' } : column));
}

/** The header that begins at row `at`; null when none does. */
export function readHeader(rows: readonly GridRow[], at: number): Header | null {
  const top = rows[at];
  if (top === undefined || !isHeaderRow(top)) return null;
  const again = isPrintedAgain(top, rows[at + 1]) ? readHeader(rows, at + 1) : null;
  return again === null ? headerBelow(top, rows, at) : { ...again, length: again.length + 1 };
}

/** A header that the page edge cuts off its second row is printed whole on the next page. */
const isPrintedAgain = (top: GridRow, next: GridRow | undefined): boolean =>
  next?.afterGap === true && fold(labelsOf(top).join('|')) === fold(labelsOf(next).join('|'));

function headerBelow(top: GridRow, rows: readonly GridRow[], at: number): Header {
  const next = rows[at + 1];
  const sub = next !== undefined && isSubHeader(next, top) ? next : null;
  const width = Math.max(top.cells.length, sub?.cells.length ?? 0);
  const columns = oneTitle(Array.from({ length: width }, (_unused, index) => columnOf(index, top, sub)));
  const length = sub === null ? 1 : 2;
  const after = rows[at + length];
  return { columns, length: after !== undefined && isIndexRow(after) ? length + 1 : length };
}

/** The same table again at the head of the next page. */
export const sameColumns = (one: readonly Column[], other: readonly Column[]): boolean =>
  one.length === other.length && one.every((column, index) => fold(column.label) === fold(other[index]?.label ?? ''));
