/** A row on its way from cells to an obligation: what each column says, and what was noticed about it. */
import type { ReviewReason } from '../imported-plan.ts';
import { joinHalves } from './cell-text.ts';
import type { ColumnRole } from './columns.ts';
import type { RowNumber } from './numbering.ts';

export interface Mark {
  readonly code: ReviewReason;
  /** A value cannot be read with certainty: a person must look. Otherwise advice. */
  readonly review: boolean;
}

export type Texts = Readonly<Partial<Record<ColumnRole, string>>>;

export interface DraftRow {
  readonly number: RowNumber | null;
  readonly printedNumber: string;
  /** Cells by what they hold, paragraphs separated by `\n`; no entry for an empty cell. */
  readonly texts: Texts;
  /** Columns whose header is not known, with their labels. */
  readonly others: Readonly<Record<string, string>>;
  /** Columns that a cell merged downwards covers, and the drawn row that holds it. */
  readonly merged: Readonly<Partial<Record<ColumnRole, string>>>;
  /** Drawn rows this row is made of. */
  readonly drawn: readonly string[];
  /** One cell across the table: a heading, not a task. */
  readonly alone: boolean;
  /** A page edge stands above. */
  readonly afterBreak: boolean;
  readonly from: number;
  readonly to: number;
  readonly marks: readonly Mark[];
}

export const textOf = (row: DraftRow, role: ColumnRole): string => row.texts[role] ?? '';

export const withText = (row: DraftRow, role: ColumnRole, text: string): DraftRow => ({
  ...row,
  texts: { ...row.texts, [role]: text },
});

export const marked = (row: DraftRow, ...marks: readonly Mark[]): DraftRow => {
  const fresh = marks.filter((mark) => !row.marks.some((old) => old.code === mark.code && old.review === mark.review));
  return fresh.length === 0 ? row : { ...row, marks: [...row.marks, ...fresh] };
};

export const review = (code: ReviewReason): Mark => ({ code, review: true });
export const advice = (code: ReviewReason): Mark => ({ code, review: false });

export const TIME_ROLES = ['deadline', 'start', 'finish', 'period'] as const satisfies readonly ColumnRole[];
export const AGENCY_ROLES = ['lead', 'coordinating', 'lead-and-coordinating'] as const satisfies readonly ColumnRole[];

export const hasTime = (row: DraftRow): boolean => TIME_ROLES.some((role) => textOf(row, role) !== '');
export const hasAgency = (row: DraftRow): boolean => AGENCY_ROLES.some((role) => textOf(row, role) !== '');
/** Number and title only. */
export const isTitleOnly = (row: DraftRow): boolean =>
  !hasTime(row) && !hasAgency(row) && textOf(row, 'product') === '' && Object.keys(row.merged).length === 0;

/** Joins a cell and its continuation; a word that the page edge printed twice counts once. */
const joinText = (head: string, tail: string, newLine = false): string => {
  const printedTwice = tail.length <= 24 && head.length > tail.length * 2 && head.endsWith(` ${tail}`);
  if (printedTwice) return head;
  const opensItem = newLine || /^[-–+*]/u.test(tail);
  return opensItem && head !== '' ? `${head}\n${tail}` : joinHalves(head, tail);
};

/** A row and the line that continues it. */
export function joined(row: DraftRow, more: DraftRow): DraftRow {
  const texts: Partial<Record<ColumnRole, string>> = { ...row.texts };
  for (const role of Object.keys(more.texts).filter((key): key is ColumnRole => key in more.texts)) {
    // Without a page edge between them, lines of an agency cell are names one below another.
    const newLine = !more.afterBreak && AGENCY_ROLES.some((agency) => agency === role);
    texts[role] = joinText(texts[role] ?? '', more.texts[role] ?? '', newLine);
  }
  const others = { ...row.others };
  for (const [label, text] of Object.entries(more.others)) others[label] = joinText(others[label] ?? '', text);
  return { ...row, texts, others, drawn: [...row.drawn, ...more.drawn], to: more.to, alone: row.alone && more.alone };
}
