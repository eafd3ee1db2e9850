/** HTML tables inside a text file: what tools that turn scans into Markdown leave. */
import { readHtml } from '../readers/html.ts';
import type { Table } from '../source-document.ts';

const OPENS = /<table\b/iu;
const CLOSES = /<\/table\s*>/iu;
/** A table that never closes is read to here and no further. */
const MOST_LINES = 4000;

/** The tables that begin on line `start` (from 0), their rows placed on those lines, and the line after them. */
export function readHtmlTables(
  lines: readonly string[],
  start: number,
): { tables: readonly Table[]; next: number } | null {
  if (!OPENS.test(lines[start] ?? '')) return null;
  let end = start;
  while (end < Math.min(lines.length, start + MOST_LINES) - 1 && !CLOSES.test(lines[end] ?? '')) end += 1;
  const [from, to] = [start + 1, end + 1];
  const { blocks } = readHtml(lines.slice(start, to).join('\n'));
  const tables = blocks.filter((block) => block.kind === 'table');
  if (tables.length === 0) return null;
  return {
    tables: tables.map((table) => ({ ...table, from, to, rows: table.rows.map((row) => ({ ...row, from, to })) })),
    next: to,
  };
}
