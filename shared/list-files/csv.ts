import { harmlessText } from './harmless.ts';
import type { Cell, ListFile } from './list-file.ts';

/** A cell as RFC 4180 has it. Numbers of our own may be negative; texts that look like one are not trusted. */
function csvCell(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const text = harmlessText(cell);
  return /[",\r\n;\t]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** With a byte order mark, without which Excel reads UTF-8 as something else. */
export function csvBytes({ columns, rows }: ListFile): Uint8Array<ArrayBuffer> {
  const lines = [columns.map(({ header }) => header), ...rows].map((cells) => cells.map(csvCell).join(','));
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`);
}
