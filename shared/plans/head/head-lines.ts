import { withoutMarkup } from '../readers/clean-text.ts';
import type { SourceDocument } from '../source-document.ts';

/** Enough for a decision with its articles and the title of the plan attached to it. */
const MOST_LINES = 600;

/** The words of the document's beginning, one entry for each printed line, table cells (letterheads) one by one. */
export function headLines(document: SourceDocument): string[] {
  const lines: string[] = [];
  for (const block of document.blocks) {
    if (lines.length >= MOST_LINES) break;
    if (block.kind === 'paragraph') lines.push(...block.text.split(/\t|\s*\|\s*/u).map(withoutMarkup));
    else for (const row of block.rows) for (const cell of row.cells) lines.push(...cell.text.split('\n'));
  }
  return lines.filter((line) => line !== '');
}
