/** The lines drawn on a page: strokes, and filled rectangles too thin to be anything else. */
import type { PDFPageProxy } from 'unpdf/pdfjs';
import { isMatrix, multiply, transformed, type Matrix, type Rule, type Rules } from './geometry.ts';

/** Codes of pdf.js for what matters here (its `OPS`). */
export interface PathOperators {
  readonly save: number;
  readonly restore: number;
  readonly transform: number;
  readonly paintFormXObjectBegin: number;
  readonly paintFormXObjectEnd: number;
  readonly constructPath: number;
  readonly endPath: number;
}

const THIN = 3;
const SHORTEST = 4;
/** A page of drawings (a map, a chart) has more lines than any table. */
const MOST_RULES = 20_000;

export async function rulesOf(page: PDFPageProxy, ops: PathOperators, toPage: Matrix): Promise<Rules> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const rules = new RuleCollector();
  const stack: Matrix[] = [];
  let current = toPage;
  for (const [index, operator] of fnArray.entries()) {
    const args: unknown = argsArray[index];
    if (operator === ops.save || operator === ops.paintFormXObjectBegin) stack.push(current);
    const placed = placeOf(operator, args, ops);
    if (placed !== undefined) current = multiply(current, placed);
    else if (operator === ops.restore || operator === ops.paintFormXObjectEnd) current = stack.pop() ?? toPage;
    else if (operator === ops.constructPath && Array.isArray(args) && args[0] !== ops.endPath)
      rules.path(args, current);
    if (rules.count > MOST_RULES) break;
  }
  return rules;
}

/** Where what follows is drawn, told by a transformation or by a form: a drawing within the page, as stamps put it. */
function placeOf(operator: number, args: unknown, ops: PathOperators): Matrix | undefined {
  const place: unknown = operator === ops.paintFormXObjectBegin && Array.isArray(args) ? args[0] : args;
  const moves = operator === ops.transform || operator === ops.paintFormXObjectBegin;
  return moves && isMatrix(place) ? place : undefined;
}

class RuleCollector implements Rules {
  readonly vertical: Rule[] = [];
  readonly horizontal: Rule[] = [];

  get count(): number {
    return this.vertical.length + this.horizontal.length;
  }

  /** pdf.js gives a path as numbers: 0 x y (move), 1 x y (line), 2 with six and 3 with four (curves), 4 (close). */
  path(args: readonly unknown[], matrix: Matrix): void {
    const points = pathPoints(args[1]);
    if (points.length === 0) return;
    const corners = points.flat().map(([x, y]) => transformed(matrix, x, y));
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    if (right - left <= THIN || bottom - top <= THIN) {
      this.#segment([left, top], [right - left <= THIN ? left : right, right - left <= THIN ? bottom : top]);
      return;
    }
    for (const part of points)
      part.slice(1).forEach((point, index) => {
        const from = part[index] ?? point;
        this.#segment(transformed(matrix, from[0], from[1]), transformed(matrix, point[0], point[1]));
      });
  }

  #segment([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): void {
    const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
    if (width <= 1 && height >= SHORTEST)
      this.vertical.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
    if (height <= 1 && width >= SHORTEST)
      this.horizontal.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
  }
}

type Point = readonly [number, number];

function pathPoints(data: unknown): Point[][] {
  const values = numbersIn(Array.isArray(data) ? data[0] : data);
  const parts: Point[][] = [];
  let at = 0;
  while (at < values.length) {
    const kind = values[at] ?? CLOSE;
    const length = NUMBERS_OF[kind] ?? 0;
    addPoint(parts, kind, [values[at + length - 1] ?? 0, values[at + length] ?? 0]);
    at += length + 1;
  }
  return parts;
}

const [MOVE, CLOSE] = [0, 4];
/** How many numbers follow each kind; the last two are where the pen ends. */
const NUMBERS_OF = [2, 2, 6, 4, 0];

const numbersIn = (data: unknown): number[] =>
  data instanceof Float32Array || Array.isArray(data) ? Array.from(data, Number) : [];

function addPoint(parts: Point[][], kind: number, point: Point): void {
  const part = parts.at(-1);
  if (kind === MOVE || part === undefined) parts.push([point]);
  else part.push(kind === CLOSE ? (part[0] ?? point) : point);
}
