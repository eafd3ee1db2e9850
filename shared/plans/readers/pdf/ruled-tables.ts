/** Tables drawn with lines: the grid the lines make, its merged cells, and the words inside. */
import { cluster, type Rule, type Rules, type Word } from './geometry.ts';
import { wrappedText } from './text-lines.ts';

/** A cell and the grid column it begins in, from 0. */
export interface DrawnCell {
  readonly text: string;
  readonly column: number;
  readonly colSpan: number;
  readonly rowSpan: number;
}

export interface DrawnRow {
  readonly cells: readonly DrawnCell[];
  /** The first row of a page, where the table began on a page before. */
  readonly afterBreak?: true;
}

export interface RuledTable {
  readonly top: number;
  readonly bottom: number;
  /** The x of each column's left edge, and of the right edge of the last. */
  readonly edges: readonly number[];
  readonly rows: readonly DrawnRow[];
}

/** Lines drawn as one border are up to this far apart. */
const SAME = 2.5;

/** The tables of a page from top to bottom, and the words outside them. */
export function ruledTables(words: readonly Word[], rules: Rules): { tables: RuledTable[]; rest: Word[] } {
  const tables: RuledTable[] = [];
  let rest = [...words];
  for (const { vertical, horizontal } of connected(rules)) {
    const edges = withOpenSides(vertical, horizontal);
    const bounds = withOpenSides(horizontal, vertical);
    if (edges.length < 3 || bounds.length < 2) continue;
    const [top, bottom, left, right] = [bounds[0] ?? 0, bounds.at(-1) ?? 0, edges[0] ?? 0, edges.at(-1) ?? 0];
    const isInside = (word: Word): boolean =>
      word.baseline - word.size * 0.3 > top &&
      word.baseline - word.size * 0.3 < bottom &&
      word.right > left &&
      word.left < right;
    const inside = rest.filter(isInside).flatMap((word) => splitAtEdges(word, edges));
    rest = rest.filter((word) => !isInside(word));
    tables.push({ top, bottom, edges, rows: gridRows(inside, edges, bounds, { vertical, horizontal }) });
  }
  return { tables: tables.sort((a, b) => a.top - b.top), rest };
}

/** An open side is at least this far from the nearest line; less is a line drawn a little too long. */
const OPEN_SIDE = 6;

/**
 * Where `lines` divide the table, and its outer sides where none is drawn: the lines across reach beyond. So looks a
 * table without a frame, or cut by the page edge within a row.
 */
function withOpenSides(lines: readonly Rule[], across: readonly Rule[]): number[] {
  const drawn = cluster(
    lines.map(({ at }) => at),
    SAME,
  );
  const [first, last] = [drawn[0], drawn.at(-1)];
  if (first === undefined || last === undefined) return drawn;
  const [from, to] = [Math.min(...across.map((line) => line.from)), Math.max(...across.map((line) => line.to))];
  return [...(from < first - OPEN_SIDE ? [from] : []), ...drawn, ...(to > last + OPEN_SIDE ? [to] : [])];
}

/** Groups of lines that touch: each is a table, or a frame or underline, which has too few lines to count. */
function connected(rules: Rules): Rules[] {
  const groups: { vertical: Rule[]; horizontal: Rule[]; top: number; bottom: number }[] = [];
  for (const rule of [...rules.vertical].sort((a, b) => a.from - b.from)) {
    const group = groups.find(({ top, bottom }) => rule.from <= bottom + SAME && rule.to >= top - SAME);
    if (group === undefined) groups.push({ vertical: [rule], horizontal: [], top: rule.from, bottom: rule.to });
    else {
      group.vertical.push(rule);
      group.bottom = Math.max(group.bottom, rule.to);
    }
  }
  for (const rule of rules.horizontal)
    groups.find(({ top, bottom }) => rule.at >= top - SAME && rule.at <= bottom + SAME)?.horizontal.push(rule);
  return groups;
}

/** pdf.js joins words over a narrow gap, also over a border: cut at the blank nearest to the border. */
function splitAtEdges(word: Word, edges: readonly number[]): Word[] {
  const edge = edges.find((x) => x > word.left + 2 && x < word.right - 2);
  if (edge === undefined) return [word];
  const width = (word.right - word.left) / Math.max(1, word.text.length);
  const blanks = Array.from(word.text.matchAll(/\s+/gu), (match) => match.index);
  const nearest = blanks.sort(
    (a, b) => Math.abs(word.left + a * width - edge) - Math.abs(word.left + b * width - edge),
  )[0];
  if (nearest === undefined || nearest === 0) return [word];
  return [
    { ...word, text: word.text.slice(0, nearest), right: edge - 0.5 },
    ...splitAtEdges({ ...word, text: word.text.slice(nearest).trimStart(), left: edge + 0.5 }, edges),
  ];
}

function gridRows(
  words: readonly Word[],
  edges: readonly number[],
  bounds: readonly number[],
  rules: Rules,
): DrawnRow[] {
  const [columns, rows] = [edges.length - 1, bounds.length - 1];
  const middle = (values: readonly number[], index: number): number =>
    ((values[index] ?? 0) + (values[index + 1] ?? 0)) / 2;
  const isRuled = (lines: readonly Rule[], at: number, across: number): boolean =>
    lines.some((line) => Math.abs(line.at - at) <= SAME * 2 && line.from <= across + 1 && line.to >= across - 1);
  const rightOf = (row: number, column: number): boolean =>
    column + 1 >= columns || isRuled(rules.vertical, edges[column + 1] ?? 0, middle(bounds, row));
  const below = (row: number, column: number): boolean =>
    row + 1 >= rows || isRuled(rules.horizontal, bounds[row + 1] ?? 0, middle(edges, column));
  const taken = new Set<number>();
  return Array.from({ length: rows }, (_, row): DrawnRow => {
    const cells: DrawnCell[] = [];
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(row * columns + column)) continue;
      let [colSpan, rowSpan] = [1, 1];
      while (!rightOf(row, column + colSpan - 1) && !taken.has(row * columns + column + colSpan)) colSpan += 1;
      while (!below(row + rowSpan - 1, column)) rowSpan += 1;
      for (let r = row; r < row + rowSpan; r += 1)
        for (let c = column; c < column + colSpan; c += 1) taken.add(r * columns + c);
      const box = {
        left: edges[column] ?? 0,
        right: edges[column + colSpan] ?? 0,
        top: bounds[row] ?? 0,
        bottom: bounds[row + rowSpan] ?? 0,
      };
      cells.push({ text: wrappedText(words.filter((word) => isIn(word, box))), column, colSpan, rowSpan });
    }
    return { cells };
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function isIn(word: Word, box: Box): boolean {
  const [x, y] = [(word.left + word.right) / 2, word.baseline - word.size * 0.3];
  return x >= box.left && x < box.right && y >= box.top && y < box.bottom;
}
