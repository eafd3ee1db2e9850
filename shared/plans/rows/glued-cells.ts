/**
 * A page edge may glue the tail of one row's cell to the head of the next row's («đơn vị có liên quan. - Sở …»). Seen
 * by what is unusual in the table itself: below a page edge a cell begins inside a sentence, as hardly any cell of its
 * column does, and the cell above has no end. The seam is the first end of a sentence; without one the cell stays whole.
 */
import { startsInsideSentence } from './cell-text.ts';
import type { ColumnRole } from './columns.ts';
import { type DraftRow, marked, review, textOf, withText } from './draft-row.ts';

const GLUED_ROLES: readonly ColumnRole[] = ['lead', 'coordinating', 'product'];
/** In a column with more such cells than this, a small first letter is the author's style. */
const USUAL_SHARE = 0.15;
const SEAM = /\.\s+(?=[-–+]?\s*\p{Lu})/u;

type Column = ReadonlyMap<ColumnRole, boolean>;

/** Columns in which a cell hardly ever begins inside a sentence. */
function columnsWithCapitals(rows: readonly DraftRow[]): Column {
  return new Map(
    [...GLUED_ROLES, 'title' as const].map((role) => {
      const texts = rows.map((row) => textOf(row, role)).filter((text) => text !== '');
      const inside = texts.filter(startsInsideSentence).length;
      return [role, inside <= Math.max(2, texts.length * USUAL_SHARE)];
    }),
  );
}

const isUnfinished = (text: string): boolean => text !== '' && !text.endsWith('.');

/** The two rows at a page edge, with the glued tail given back; the same rows when nothing is glued. */
function unglue(above: DraftRow, below: DraftRow, capitals: Column): readonly [DraftRow, DraftRow] {
  let [head, tail] = [above, below];
  for (const role of GLUED_ROLES) {
    const text = textOf(tail, role);
    if (capitals.get(role) !== true || !startsInsideSentence(text) || !isUnfinished(textOf(head, role))) continue;
    const seam = role === 'product' ? null : SEAM.exec(text);
    if (seam !== null) {
      head = withText(head, role, `${textOf(head, role)} ${text.slice(0, seam.index + 1)}`);
      tail = withText(tail, role, text.slice(seam.index + seam[0].length));
    }
    head = marked(head, review('cells-glued'));
    tail = marked(tail, review('cells-glued'));
  }
  return [head, tail];
}

/** A numbered row below a page edge whose title begins inside a sentence carries another row's words. */
function lostTitle(above: DraftRow, below: DraftRow, capitals: Column): readonly [DraftRow, DraftRow] {
  const begins = capitals.get('title') === true && startsInsideSentence(textOf(below, 'title'));
  return begins ? [marked(above, review('title-lost')), marked(below, review('title-lost'))] : [above, below];
}

const listIsCut = (row: DraftRow): boolean =>
  /[;,]$/u.test(textOf(row, 'lead')) &&
  (/[;,]$/u.test(textOf(row, 'coordinating')) || textOf(row, 'coordinating') === '');

const isGlued = (row: DraftRow): boolean => row.marks.some(({ code }) => code === 'cells-glued');

export function withoutGlue(rows: readonly DraftRow[]): readonly DraftRow[] {
  const capitals = columnsWithCapitals(rows);
  const result = [...rows];
  for (let index = 1; index < rows.length; index += 1) {
    const [above, below] = [result[index - 1], result[index]];
    if (above === undefined || below === undefined || !below.afterBreak || below.number === null || above.alone)
      continue;
    const [head, tail] = lostTitle(...unglue(above, below, capitals), capitals);
    // Both lists above are cut and the row below begins with glued cells: so is its title, and its own is lost.
    const titleGone = listIsCut(above) && isGlued(tail);
    result[index - 1] = titleGone ? marked(head, review('title-lost')) : head;
    result[index] = titleGone ? marked(tail, review('title-lost')) : tail;
  }
  return result;
}

/** A second, longer list of the same agencies behind a full stop: the page gave one of the two to the wrong row. */
export function repeatsItself(cell: string): boolean {
  const [first = '', ...rest] = cell.split(/\.\s+(?=[-–])/u);
  if (rest.length === 0) return false;
  const items = (text: string): readonly string[] =>
    text
      .split(/[;\n]/u)
      .map((item) => item.replace(/^[\s-]+|[\s.,]+$/gu, '').toLowerCase())
      .filter((item) => item !== '');
  const [once, again] = [new Set(items(first)), new Set(items(rest.join('; ')))];
  const shared = [...once].filter((item) => again.has(item)).length;
  return shared >= 2 && shared < again.size;
}
