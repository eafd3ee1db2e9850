/** Plain text, Markdown, TSV, and text copied from Word or a web page: the file's own lines, numbered. */
import type { Paragraph, SourceDocument } from '../source-document.ts';
import { cleanText } from './clean-text.ts';

export function readText(text: string): SourceDocument {
  const lines = text.split(/\r\n|\n|\r/u).map((line) => cleanText(line).replace(/ +$/u, ''));
  const blocks: Paragraph[] = [];
  lines.forEach((line, index) => {
    if (line.trim() !== '') blocks.push({ kind: 'paragraph', text: line, line: index + 1 });
  });
  return { format: 'text', lines, blocks };
}
