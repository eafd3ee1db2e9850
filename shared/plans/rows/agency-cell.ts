/** The agency cells of a row as names, with what is doubtful about the lead. */
import { splitAgencies } from '#shared/org/index.ts';
import { flat } from './cell-text.ts';
import { type DraftRow, type Mark, advice, review, textOf } from './draft-row.ts';

export interface RowAgencies {
  readonly lead: readonly string[];
  readonly coordinating: readonly string[];
  readonly marks: readonly Mark[];
}

const LEADS = /(?:^|\n|[;.-]\s*)(?:(?:cơ quan|đơn vị)\s+)?chủ trì(?:\s+thực hiện)?\s*:\s*/iu;
const HELPS =
  /(?:^|\n|[;.,-]\s*|\s)(?:(?:cơ quan|đơn vị|các cơ quan|các đơn vị)\s+)?phối hợp(?:\s+thực hiện)?\s*:\s*/iu;

interface Cells {
  readonly lead: string;
  readonly coordinating: string;
  /** Several agencies in a cell for both duties, and nothing says which of them leads. */
  readonly undivided: boolean;
}

/** «Chủ trì: …; Phối hợp: …» in one cell. */
function labelled(cell: string): Cells {
  const [before = '', after] = cell.split(HELPS);
  return { lead: before.replace(LEADS, '\n').trim(), coordinating: after ?? '', undivided: false };
}

/** A column for both duties: parted by labels, by a slash («Sở Nội vụ/ Sở Tư pháp»), or not at all. */
function bothIn(cell: string): Cells {
  if (LEADS.test(cell) || HELPS.test(cell)) return labelled(cell);
  const slash = cell.split(/\s*\/\s*(?=\p{L})/u);
  if (slash.length === 2) return { lead: slash[0] ?? '', coordinating: slash[1] ?? '', undivided: false };
  return { lead: cell, coordinating: '', undivided: splitAgencies(cell).names.length > 1 };
}

function cellsOf(row: DraftRow): Cells {
  const both = textOf(row, 'lead-and-coordinating');
  if (both !== '') return bothIn(both);
  const lead = textOf(row, 'lead');
  const coordinating = textOf(row, 'coordinating');
  // A cell of the lead column that labels its lines says more than the column's header.
  const own = coordinating === '' && (LEADS.test(lead) || HELPS.test(lead));
  return own ? labelled(lead) : { lead, coordinating, undivided: false };
}

const unique = (names: readonly string[]): readonly string[] =>
  [...new Set(names.map(flat))].filter((name) => name !== '');

/** «chủ trì» written in the coordinating cell: who leads is not certain. */
const saysLead = (cell: string): boolean =>
  /(?<!\p{L})chủ trì(?!\p{L})/iu.test(cell) && !/(?:giao|được) chủ trì|cơ quan chủ trì|đơn vị chủ trì/iu.test(cell);

/** «… để Văn phòng UBND tỉnh có ý kiến»: the lead cell tells what a second body does. */
const FOR_ANOTHER = /(?<!\p{L})để (?:các )?(?:văn phòng|sở|ubnd|ủy ban|trung tâm|cơ quan|phòng|bộ)(?!\p{L})/iu;

export function agenciesOf(row: DraftRow): RowAgencies {
  const cells = cellsOf(row);
  const lead = splitAgencies(cells.lead);
  const coordinating = splitAgencies(cells.coordinating);
  const marks: Mark[] = [];
  const uncertain =
    lead.doubts.includes('sentence') ||
    lead.doubts.includes('ambiguous-dash') ||
    cells.undivided ||
    FOR_ANOTHER.test(cells.lead);
  if (uncertain || saysLead(cells.coordinating)) marks.push(review('conditional-lead'));
  else if (lead.doubts.includes('conditional')) marks.push(advice('conditional-lead'));
  return { lead: unique(lead.names), coordinating: unique(coordinating.names), marks };
}
