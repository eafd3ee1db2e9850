/** Running heads and feet: the same words at the edge of page after page, which would part a table's halves. */
import { linesOf, lineText, partsOf, type Line } from './text-lines.ts';
import type { Word } from './geometry.ts';

/** So many pages must agree. */
const FEWEST_PAGES = 3;
/** A head or foot takes up to this many lines. */
const MOST_LINES = 2;

/** The words of each page without its running head and foot. */
export function withoutRunningLines(pages: readonly (readonly Word[])[]): Word[][] {
  const lines = pages.map(linesOf);
  const counts = new Map<string, number>();
  for (const page of lines)
    for (const key of new Set(edgesOf(page).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return lines.map((page) => {
    const edges = new Set(edgesOf(page));
    const isRunning = (line: Line): boolean => edges.has(line) && (counts.get(keyOf(line)) ?? 0) >= FEWEST_PAGES;
    return page.filter((line) => !isRunning(line)).flat();
  });
}

/** Lines in three parts or more may be the header of a table without drawn lines. */
const edgesOf = (page: readonly Line[]): Line[] =>
  [...page.slice(0, MOST_LINES), ...page.slice(-MOST_LINES)].filter((line) => partsOf(line).length < 3);

/** «Trang 1/9» and «Trang 2/9» are the same words at the same height. */
const keyOf = (line: Line): string =>
  `${Math.round((line[0]?.baseline ?? 0) / 4)} ${lineText(line).replaceAll(/\d+/gu, '#')}`;
