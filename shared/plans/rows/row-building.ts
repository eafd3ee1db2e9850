/** A placed row with its inherited cells → a row of the imported plan. */
import type { Tier } from '#shared/org/index.ts';
import type { DocumentHead } from '../head/document-head.ts';
import type { PlanRow } from '../imported-plan.ts';
import type { Deadline } from '#shared/deadlines/index.ts';
import { type RowAgencies, agenciesOf } from './agency-cell.ts';
import { flat } from './cell-text.ts';
import type { ColumnRole } from './columns.ts';
import { phraseOf, readDeadline } from './deadline-cell.ts';
import { type DraftRow, type Mark, TIME_ROLES, advice, isTitleOnly, review, textOf } from './draft-row.ts';
import type { Inherited, InheritedPart } from './inherited-cells.ts';
import { elsewhereMarks, issueMarks, recipientMarks } from './row-advice.ts';
import type { PlacedRow } from './structure.ts';
import { type Typo, typosIn } from './typos.ts';

/** What holds for every row of a table. */
export interface TableContext {
  readonly head: DocumentHead;
  readonly roles: ReadonlySet<ColumnRole>;
  readonly sectionTitles: ReadonlyMap<string, string>;
  readonly citations: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

const TIERS: Readonly<Record<DocumentHead['level'], Tier>> = {
  ministry: 'central',
  province: 'province',
  district: 'district',
  commune: 'commune',
};

const sourceOf = (inherited: readonly Inherited[], part: InheritedPart): Inherited | undefined =>
  inherited.find((one) => one.part === part);

function timeOf(row: PlacedRow, inherited: readonly Inherited[], context: TableContext) {
  const from = sourceOf(inherited, 'time');
  const phrase = phraseOf(from?.from.draft ?? row.draft);
  const read = readDeadline(phrase, context.head);
  if (from === undefined) return { phrase, ...read };
  const alternatives = read.deadline.kind === 'COMPOSITE' && read.deadline.op === 'OR';
  const deadline = { ...read.deadline, inherited_from: from.from.id };
  // Alternatives that one row may choose between need not all fit the rows below it.
  return { phrase, deadline, ambiguous: read.ambiguous || alternatives };
}

const LEAD_ROLES: readonly ColumnRole[] = ['lead', 'lead-and-coordinating'];

/** Cells that the table asks for and the row leaves empty. */
function missingMarks(row: PlacedRow, read: Values, { roles }: TableContext): readonly Mark[] {
  if (row.isGroup) return [];
  const asks = (wanted: readonly ColumnRole[]): boolean => wanted.some((role) => roles.has(role));
  return [
    ...(asks(LEAD_ROLES) && read.lead.length === 0 ? [review('owner-missing')] : []),
    ...(asks(['coordinating']) && read.coordinating.length === 0 ? [advice('coordinating-missing')] : []),
    ...(asks(TIME_ROLES) && read.phrase === '' ? [review('deadline-missing')] : []),
    ...(read.title === '' ? [review('title-lost')] : []),
  ];
}

/** Agencies with those of the rows that merged cells point to. */
function allAgencies(draft: DraftRow, inherited: readonly Inherited[]): RowAgencies {
  const own = agenciesOf(draft);
  const lead = sourceOf(inherited, 'lead');
  const coordinating = sourceOf(inherited, 'coordinating');
  return {
    marks: own.marks,
    lead: lead === undefined ? own.lead : agenciesOf(lead.from.draft).lead,
    coordinating: coordinating === undefined ? own.coordinating : agenciesOf(coordinating.from.draft).coordinating,
  };
}

interface Values {
  readonly title: string;
  readonly lead: readonly string[];
  readonly coordinating: readonly string[];
  readonly phrase: string;
  readonly deadline: Deadline;
  readonly product: string;
  readonly typos: readonly Typo[];
  readonly marks: readonly Mark[];
}

function readValues(row: PlacedRow, inherited: readonly Inherited[], context: TableContext): Values {
  const { draft } = row;
  const time = timeOf(row, inherited, context);
  const agencies = allAgencies(draft, inherited);
  const title = flat(textOf(draft, 'title'));
  const product = flat(textOf(sourceOf(inherited, 'product')?.from.draft ?? draft, 'product'));
  const printed = [title, product, textOf(draft, 'lead'), textOf(draft, 'coordinating')].map(flat).join(' ');
  const typos = typosIn(printed, context.citations);
  const marks = [
    ...agencies.marks,
    ...(time.ambiguous ? [review('ambiguous-deadline')] : []),
    ...(typos.length > 0 ? [advice('ocr-typo')] : []),
  ];
  return {
    title,
    product,
    typos,
    marks,
    lead: agencies.lead,
    coordinating: agencies.coordinating,
    phrase: time.phrase,
    deadline: time.deadline,
  };
}

function marksOf(
  row: PlacedRow,
  inherited: readonly Inherited[],
  read: Values,
  context: TableContext,
): readonly Mark[] {
  const { head, sectionTitles } = context;
  return [
    ...row.draft.marks,
    ...inherited.map(({ certain }) => (certain ? advice('inherited-cell') : review('inherited-cell'))),
    ...read.marks,
    ...missingMarks(row, read, context),
    ...issueMarks(read.deadline, head.date),
    ...recipientMarks(read.title, read.lead, read.coordinating, TIERS[head.level]),
    ...elsewhereMarks(row.draft, read.deadline, sectionTitles.get(row.section ?? '') ?? ''),
  ];
}

const flatten = (others: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(others).map(([label, text]) => [label, flat(text)]));

/** Fields that only some rows have. */
function extras(draft: DraftRow, inherited: readonly Inherited[], typos: readonly Typo[]): Partial<PlanRow> {
  const taken = inherited.filter(({ part }) => part !== 'time');
  return {
    ...(Object.keys(draft.others).length > 0 ? { other: flatten(draft.others) } : {}),
    ...(taken.length > 0 ? { inherited_from: Object.fromEntries(taken.map(({ part, from }) => [part, from.id])) } : {}),
    ...(typos.length > 0 ? { typos: [...typos] } : {}),
  };
}

export function planRow(
  row: PlacedRow,
  inherited: readonly Inherited[],
  noticed: readonly Mark[],
  context: TableContext,
): PlanRow {
  const { draft, id, section, no, parent, isGroup } = row;
  const read = readValues(row, inherited, context);
  const marks = [...noticed, ...marksOf(row, inherited, read, context)];
  // A heading among tasks has nothing that could be read wrongly.
  const quiet = isGroup && isTitleOnly(draft);
  return {
    id,
    section,
    no,
    parent,
    is_group: isGroup,
    title: read.title,
    lead: [...read.lead],
    coordinating: [...read.coordinating],
    deadline_phrase: read.phrase,
    deadline: read.deadline,
    product: read.product === '' && !context.roles.has('product') ? null : read.product,
    needs_review: !quiet && marks.some((mark) => mark.review),
    review_reasons: [...new Set(marks.map(({ code }) => code))],
    ...extras(draft, inherited, read.typos),
    source: { from: draft.from, to: draft.to },
  };
}
