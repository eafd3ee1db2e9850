/** The printed header of a form: neighbours that agree are one cell, a short header reaches down to the last row. */
import type { Column } from './form.ts';

export interface HeaderCell {
  readonly text: string;
  /** From 0. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

const samePath = (a: readonly string[], b: readonly string[], level: number): boolean =>
  a.length > level + 1 && b.length > level + 1 && a.slice(0, level + 1).every((text, i) => text === b[i]);

export const headerDepth = (columns: readonly Pick<Column, 'header'>[]): number =>
  Math.max(...columns.map(({ header }) => header.length));

/** Row by row, from left to right. */
export function headerCells(columns: readonly Pick<Column, 'header'>[]): readonly HeaderCell[] {
  const depth = headerDepth(columns);
  return Array.from({ length: depth }, (_, row) =>
    columns.flatMap(({ header }, column): HeaderCell[] => {
      const text = header[row];
      if (text === undefined) return [];
      const before = columns[column - 1];
      if (before !== undefined && samePath(before.header, header, row)) return [];
      const isLeaf = row === header.length - 1;
      const after = columns.slice(column).findIndex((next) => !samePath(next.header, header, row));
      const columnSpan = isLeaf ? 1 : after < 0 ? columns.length - column : after;
      return [{ text, row, column, rowSpan: isLeaf ? depth - row : 1, columnSpan }];
    }),
  ).flat();
}
