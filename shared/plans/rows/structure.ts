/**
 * Sections, groups and parents: where each row stands. Numbering starts anew in every section, so a row is known by
 * section and number together.
 */
import { flat } from './cell-text.ts';
import { type DraftRow, hasTime, isTitleOnly, textOf } from './draft-row.ts';
import type { RowNumber } from './numbering.ts';

export interface PlacedRow {
  readonly draft: DraftRow;
  readonly id: string;
  readonly section: string | null;
  /** As printed, without closing dots; null when the row carries none. */
  readonly no: string | null;
  /** Id of the row or group above it inside the section. */
  readonly parent: string | null;
  /** It has rows of its own below. */
  readonly isGroup: boolean;
}

/** A heading that is no task. */
export interface PlacedGroup {
  readonly id: string;
  readonly section: string | null;
  readonly no: string | null;
  readonly title: string;
  readonly parent: string | null;
  readonly from: number;
  readonly to: number;
  readonly number: RowNumber | null;
}

const placedGroup = (row: DraftRow, id: string, section: string | null, parent: string | null): PlacedGroup => ({
  id,
  section,
  no: row.number?.text ?? null,
  title: flat(textOf(row, 'title')),
  parent,
  from: row.from,
  to: row.to,
  number: row.number,
});

export interface Structure {
  readonly sections: readonly PlacedGroup[];
  readonly rows: readonly PlacedRow[];
  readonly groups: readonly PlacedGroup[];
}

const isPrefix = (short: readonly number[], long: readonly number[]): boolean =>
  short.length < long.length && short.every((part, index) => part === long[index]);

/** `below` is numbered as a part of `above`: 2 → 2.1, 2 → a), 2 → «-». */
export function isChild(above: RowNumber, below: RowNumber | null): boolean {
  if (below === null) return false;
  if (below.kind === 'decimal' && above.kind === 'decimal') return isPrefix(above.parts, below.parts);
  return above.kind === 'decimal' && (below.kind === 'minor' || below.kind === 'bullet');
}

type Standing = 'section' | 'group' | 'row';

/** How a table uses its numbers, seen over all its rows. */
interface Habits {
  readonly hasSections: boolean;
  /** Some row with rows below it also has an owner or a deadline: parents are tasks here. */
  readonly parentsAreTasks: boolean;
  readonly hasDecimals: boolean;
}

function habitsOf(rows: readonly DraftRow[]): Habits {
  const hasDecimals = rows.some(({ number }) => number?.kind === 'decimal');
  const hasSections = rows.some((row) => isSectionHeading(row, hasDecimals));
  const parentsAreTasks = rows.some(
    (row, index) =>
      row.number?.kind === 'decimal' && !isTitleOnly(row) && isChild(row.number, rows[index + 1]?.number ?? null),
  );
  return { hasSections, parentsAreTasks, hasDecimals };
}

function isSectionHeading(row: DraftRow, hasDecimals: boolean): boolean {
  if (row.number === null) return false;
  if (row.number.kind !== 'roman' && row.number.kind !== 'letter') return false;
  if (isTitleOnly(row)) return true;
  // A heading split over two columns by the page has words beside it, never a deadline or a product.
  return hasDecimals && !hasTime(row) && textOf(row, 'product') === '';
}

function standingOf(row: DraftRow, next: DraftRow | undefined, habits: Habits): Standing {
  if (row.alone && row.number === null) return 'group';
  if (isSectionHeading(row, habits.hasDecimals)) return 'section';
  const isDecimal = row.number?.kind === 'decimal';
  if (!isDecimal || !isTitleOnly(row) || !standsAbove(row.number, next)) return 'row';
  return headingStanding(row.number, next, habits);
}

/** A number and a title with rows below: the section itself, a heading in it, or a task that lost its cells. */
function headingStanding(number: RowNumber, next: DraftRow | undefined, habits: Habits): Standing {
  if (!habits.hasSections && number.parts.length === 1) return 'section';
  return isChild(number, next?.number ?? null) && habits.parentsAreTasks ? 'row' : 'group';
}

/** What follows a number without values is below it: a part, a numbering that starts anew, a task without a number. */
function standsAbove(number: RowNumber, next: DraftRow | undefined): boolean {
  if (next === undefined) return false;
  const following = next.number;
  if (following === null) return !next.alone;
  const restarts = following.parts.at(-1) === 1 && following.parts.length <= number.parts.length;
  return isChild(number, following) || (following.kind === 'decimal' && restarts);
}

class Placer {
  readonly rows: PlacedRow[] = [];
  readonly groups: PlacedGroup[] = [];
  readonly sections: PlacedGroup[] = [];
  readonly #ids: Set<string>;
  readonly #counts = new Map<string, number>();
  #part: string | null = null;
  #section: string | null = null;
  /** Rows and groups that may have parts, innermost last. */
  #open: { id: string; number: RowNumber }[] = [];

  constructor(taken: Set<string>, section: string | null) {
    this.#ids = taken;
    this.#section = section;
  }

  #unique(id: string): string {
    const unique = this.#ids.has(id) ? this.#next(`${id}#`, 2) : id;
    this.#ids.add(unique);
    return unique;
  }

  /** «V.5+1», «V.5+2»: the next id of this beginning. */
  #next(beginning: string, first = 1): string {
    let count = this.#counts.get(beginning) ?? first;
    while (this.#ids.has(`${beginning}${count}`)) count += 1;
    this.#counts.set(beginning, count + 1);
    const id = `${beginning}${count}`;
    this.#ids.add(id);
    return id;
  }

  section(row: DraftRow): void {
    const no = row.number?.text ?? null;
    if (row.number?.kind === 'letter') this.#part = no;
    this.#section = no;
    this.#open = [];
    const inPart = this.#part !== null && this.#part !== no;
    const id = this.#unique(inPart ? `${this.#part ?? ''}.${no ?? ''}` : (no ?? ''));
    this.sections.push(placedGroup(row, id, null, null));
  }

  group(row: DraftRow): void {
    const { number } = row;
    if (number === null) {
      this.#open = [];
      const id = this.#unique(`${this.#section ?? ''}:${String(this.groups.length + 1)}`);
      this.groups.push(placedGroup(row, id, this.#section, null));
      return;
    }
    const parent = this.#parentOf(number);
    const id = this.#unique(this.#idOf(number.text));
    this.groups.push(placedGroup(row, id, this.#section, parent));
    this.#open.push({ id, number });
  }

  #idOf(no: string): string {
    const own = this.#section === null || no === this.#section || no.startsWith(`${this.#section}.`);
    return own ? no : `${this.#section ?? ''}.${no}`;
  }

  #parentOf(number: RowNumber): string | null {
    while (this.#open.length > 0) {
      const top = this.#open.at(-1);
      if (top !== undefined && isChild(top.number, number)) return top.id;
      if (number.kind === 'minor' && top?.number.kind !== 'minor') return top?.id ?? null;
      this.#open.pop();
    }
    return null;
  }

  row(draft: DraftRow, isGroup: boolean): void {
    if (draft.number === null) this.#unnumbered(draft, isGroup);
    else this.#numbered(draft, draft.number, isGroup);
  }

  /** A row without a number stands beside the row above it. */
  #unnumbered(draft: DraftRow, isGroup: boolean): void {
    const section = this.#section;
    const above = this.rows.at(-1);
    const beside = above?.section === section ? above : undefined;
    const base = beside === undefined ? (section ?? '') : beside.id.replace(/\+\d+$/u, '');
    const id = this.#next(`${base}+`);
    const no = draft.printedNumber === '' ? null : draft.printedNumber;
    this.rows.push({ draft, id, section, no, parent: beside?.parent ?? null, isGroup });
  }

  #idFor(number: RowNumber, parent: string | null): string {
    if (number.kind === 'bullet') return this.#next(`${parent ?? this.#section ?? ''}-`);
    const inParent = number.kind === 'minor' && parent !== null;
    return this.#unique(inParent ? `${parent}.${number.text}` : this.#idOf(number.text));
  }

  #numbered(draft: DraftRow, number: RowNumber, isGroup: boolean): void {
    const parent = this.#parentOf(number);
    const id = this.#idFor(number, parent);
    const no = number.section === null ? number.text : number.parts.join('.');
    const section = number.section ?? this.#section;
    this.rows.push({ draft, id, section, no: number.kind === 'bullet' ? null : no, parent, isGroup });
    if (number.kind === 'decimal') this.#open.push({ id, number });
  }
}

/** Places the rows of one table; `taken` holds the ids of earlier tables, `section` the heading above this one. */
export function structureOf(rows: readonly DraftRow[], taken: Set<string>, section: string | null = null): Structure {
  const habits = habitsOf(rows);
  const placer = new Placer(taken, section);
  rows.forEach((row, index) => {
    const next = rows[index + 1];
    const standing = standingOf(row, next, habits);
    if (standing === 'section') placer.section(row);
    else if (standing === 'group') placer.group(row);
    else placer.row(row, row.number?.kind === 'decimal' && isChild(row.number, next?.number ?? null));
  });
  return { sections: placer.sections, rows: placer.rows, groups: placer.groups };
}
