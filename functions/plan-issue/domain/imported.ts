/** From what the importer read to the draft and its rows. Flags and source lines come along; nothing is mended. */
import { asksForOwnPlan, measureIn } from '#shared/obligations/index.ts';
import { splitAgencies } from '#shared/org/index.ts';
import type { PlanRow as ImportedRow, ProseDuty } from '#shared/plans/imported-plan.ts';
import type { ImportedPlan } from '#shared/plans/index.ts';
import type { Draft } from './draft.ts';
import { keyAt, type PlanRow } from './row.ts';

/** What the text says of the plan as a whole. */
export const headOf = ({
  document,
  sections,
  targets,
  target_rule: targetRule,
  prose_duties,
  problems,
}: ImportedPlan): Partial<Draft> => ({
  title: document.title,
  year: document.year,
  throughYear: document.year_to ?? document.year,
  printed: { number: document.number, date: document.date, issuer: document.issuer },
  parents: document.parents,
  sections,
  targets,
  targetRule,
  duties: prose_duties,
  problems,
});

/** The rows of its tables, then the groups to be reviewed and the dated steps of its appendices, in printed order. */
export function rowsOf(plan: ImportedPlan): readonly PlanRow[] {
  const rows = [...plan.rows, ...plan.review_groups].map((row) => draftRowOf(row, plan.source_lines));
  const steps = plan.milestones.map((step) => stepOf(step, plan.source_lines));
  const ids = new Map<string, number>();
  return [...rows, ...steps].map((row, place) => {
    const seen = ids.get(row.id) ?? 0;
    ids.set(row.id, seen + 1);
    const id = seen === 0 ? row.id : `${row.id} (${String(seen + 1)})`;
    return { ...row, id, content: { ...row.content, key: keyAt(place) } };
  });
}

const LONGEST_EXCERPT = 4000;
const excerpt = (lines: readonly string[], { from, to }: { from: number; to: number }) => ({
  from,
  to,
  text: lines
    .slice(from - 1, to)
    .join('\n')
    .slice(0, LONGEST_EXCERPT),
});

const fresh = { accepted: false, gone: false, change: null, history: [] };

const draftRowOf = (row: ImportedRow, lines: readonly string[]): PlanRow => ({
  ...fresh,
  id: row.id,
  isGroup: row.is_group,
  source: excerpt(lines, row.source),
  needsReview: row.needs_review,
  reasons: row.review_reasons,
  content: {
    key: keyAt(0),
    revision: 1,
    section: row.section,
    no: row.no,
    title: row.title,
    lead: row.lead,
    coordinating: row.coordinating,
    phrase: row.deadline_phrase,
    deadline: row.deadline,
    product: row.product === '' ? null : row.product,
    assigned: [],
    ownPlan: asksForOwnPlan(row.title),
    measure: measureIn(row.title),
  },
});

/** A dated step written in a sentence: the words are its title, whoever the sentence names its lead. */
const stepOf = (step: ProseDuty, lines: readonly string[]): PlanRow => ({
  ...fresh,
  id: step.where,
  isGroup: false,
  source: excerpt(lines, step.source),
  needsReview: true,
  reasons: ['deadline-elsewhere'],
  content: {
    key: keyAt(0),
    revision: 1,
    section: null,
    no: null,
    title: step.what,
    lead: step.who === null ? [] : [...splitAgencies(step.who).names],
    coordinating: [],
    phrase: step.deadline_phrase,
    deadline: step.deadline,
    product: null,
    assigned: [],
    ownPlan: step.cascade && asksForOwnPlan(step.what),
    measure: measureIn(step.what),
  },
});
