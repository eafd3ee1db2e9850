/** Plans with a table for each section: the heading above the table is the section of its rows. */
import type { LogicalTable } from './logical-tables.ts';
import { numberedText } from './numbering.ts';

const ANNEX = /^phụ lục\s+(?:số\s+)?([\dIVX]+)(?=[\s.:]|$)/iu;
const LONGEST_HEADING = 200;

/** «II. CÔNG KHAI» gives II, «Phụ lục I» itself; null without a numbered heading. */
export function sectionAbove({ headings }: LogicalTable): string | null {
  for (const { text } of headings.toReversed()) {
    const annex = ANNEX.exec(text);
    if (annex !== null) return `Phụ lục ${annex[1] ?? ''}`;
    const numbered = text.length <= LONGEST_HEADING ? numberedText(text) : null;
    if (numbered !== null) return numbered.number.text;
  }
  return null;
}

/** The sections of several tables of tasks; a single table needs none, and a section names one table only. */
export function tableSections(tables: readonly LogicalTable[]): readonly (string | null)[] {
  const sections = tables.map(sectionAbove);
  const clear = tables.length > 1 && new Set(sections).size === sections.length;
  return sections.map((section) => (clear ? section : null));
}
