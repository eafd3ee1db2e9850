/** Rows whole again: what a page break cut is joined, what only looks like a continuation stays a row. */
import { fold, startsInsideSentence, startsWithBullet } from './cell-text.ts';
import type { ColumnRole } from './columns.ts';
import { draftOf } from './drafting.ts';
import {
  type DraftRow,
  hasAgency,
  hasTime,
  isTitleOnly,
  joined,
  marked,
  review,
  textOf,
  withText,
} from './draft-row.ts';
import type { LogicalTable } from './logical-tables.ts';

const isUpperCase = (text: string): boolean => /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);
const endsSentence = (text: string): boolean => /[.;:!?]$/u.test(text.trim());

/** A line without a number and with a title only: the rest of a title, or a heading? */
function titleContinues(previous: DraftRow, row: DraftRow): boolean {
  const title = textOf(row, 'title');
  if (isUpperCase(title) && !isUpperCase(textOf(previous, 'title'))) return false;
  return startsInsideSentence(title) || (row.afterBreak && !previous.alone);
}

/**
 * A line with several cells and no number. It is a task of its own when it brings a deadline although the row above
 * has one: no column of one task is filled twice.
 */
function cellsContinue(previous: DraftRow, row: DraftRow): boolean {
  if (previous.alone || (previous.number !== null && isTitleOnly(previous) && hasTime(row))) return false;
  if (startsInsideSentence(textOf(row, 'title'))) return true;
  if (hasTime(row)) return !hasTime(previous);
  return row.afterBreak || !hasAgency(row);
}

function continues(previous: DraftRow | undefined, row: DraftRow, numbered: boolean): boolean {
  if (previous === undefined || row.number !== null || row.printedNumber !== '') return false;
  const title = textOf(row, 'title');
  if (title === '') return !row.alone;
  if ('title' in row.merged) return true;
  if (row.alone) return titleContinues(previous, row);
  return numbered ? cellsContinue(previous, row) : row.afterBreak && startsInsideSentence(title);
}

const CELL_ROLES: readonly ColumnRole[] = ['title', 'lead', 'coordinating', 'product'];

/**
 * The first paragraph of a cell may finish the cell above, cut at the page edge, and the next one open the row's own
 * list («Truyền thông» / «- Trung tâm …»). The heads go back, and both rows say that their cells were glued.
 */
function handBackHeads(previous: DraftRow, row: DraftRow): readonly [DraftRow, DraftRow] {
  let [above, own] = [previous, row];
  for (const role of CELL_ROLES) {
    const [head = '', ...rest] = textOf(row, role).split('\n');
    const above0 = textOf(previous, role);
    const cut = above0 !== '' && !endsSentence(above0);
    if (!cut || rest.length === 0 || startsWithBullet(head) || !startsWithBullet(rest[0] ?? '')) continue;
    above = withText(above, role, `${above0} ${head}`);
    own = withText(own, role, rest.join('\n'));
  }
  return own === row ? [previous, row] : [marked(above, review('cells-glued')), marked(own, review('cells-glued'))];
}

/** Two times in one task, and no page edge that could have cut one: which of them holds is not certain. */
function continued(previous: DraftRow, more: DraftRow): DraftRow {
  const whole = joined(previous, more);
  const twoTimes = hasTime(previous) && hasTime(more) && !more.afterBreak;
  return twoTimes ? marked(whole, review('ambiguous-deadline')) : whole;
}

/** The rows of a table. Rows without a number in a numbered table are kept and marked. */
export function logicalRows(table: LogicalTable): readonly DraftRow[] {
  const drafts = table.rows.map((line) => draftOf(line, table.columns));
  const numbered =
    drafts.filter(({ number }) => number !== null && number.kind !== 'roman').length * 3 >= drafts.length;
  const rows: DraftRow[] = [];
  for (const draft of drafts) {
    const previous = rows.at(-1);
    if (previous !== undefined && isRepetition(previous, draft)) continue;
    if (previous !== undefined && continues(previous, draft, numbered))
      rows[rows.length - 1] = continued(previous, draft);
    else if (previous !== undefined && numbered && draft.number === null && !draft.alone) {
      const [above, own] = draft.afterBreak ? handBackHeads(previous, draft) : [previous, draft];
      rows[rows.length - 1] = above;
      rows.push(marked(own, review('unnumbered')));
    } else rows.push(draft);
  }
  return rows.map((row, index) => withoutDitto(row, rows[index - 1]));
}

const DITTO = /^[-\s]*(?:nt|như trên|")[-.\s]*$/iu;
const DITTO_ROLES: readonly ColumnRole[] = ['lead', 'coordinating', 'deadline', 'product'];

/** «nt», «như trên» point to the row above as a merged cell does. */
function withoutDitto(row: DraftRow, above: DraftRow | undefined): DraftRow {
  const roles = DITTO_ROLES.filter((role) => DITTO.test(textOf(row, role)));
  const holder = above?.drawn[0];
  if (roles.length === 0 || holder === undefined) return row;
  const texts = Object.fromEntries(
    Object.entries(row.texts).filter(([role]) => !roles.some((ditto) => ditto === role)),
  );
  return { ...row, texts, merged: { ...row.merged, ...Object.fromEntries(roles.map((role) => [role, holder])) } };
}

/** A section heading printed again at the head of the next page. */
const isRepetition = (previous: DraftRow, row: DraftRow): boolean =>
  row.alone &&
  previous.alone &&
  previous.printedNumber === row.printedNumber &&
  fold(textOf(previous, 'title')) === fold(textOf(row, 'title'));
