/** The draft as lint reads plans: its rows as they stand after the officers' changes. */
import type { Tier } from '#shared/org/index.ts';
import type { ImportedPlan } from '#shared/plans/index.ts';
import type { Draft } from './draft.ts';
import type { PlanRow } from './row.ts';

const LEVELS: Readonly<Record<Tier, ImportedPlan['document']['level']>> = {
  central: 'ministry',
  province: 'province',
  district: 'district',
  commune: 'commune',
};

export const importedOf = (draft: Draft, rows: readonly PlanRow[], tier: Tier): ImportedPlan => ({
  document: {
    number: draft.number ?? draft.printed.number,
    date: draft.date ?? draft.printed.date,
    month: null,
    year: draft.year,
    year_to: draft.throughYear > draft.year ? draft.throughYear : null,
    type: 'KH',
    level: LEVELS[tier],
    issuer: draft.printed.issuer,
    title: draft.title,
    parents: draft.parents,
  },
  sections: draft.sections,
  rows: rows.filter(({ gone }) => !gone).map(importedRow),
  groups: [],
  review_groups: [],
  targets: draft.targets,
  target_rule: null,
  milestones: [],
  prose_duties: draft.duties,
  problems: draft.problems,
  source_lines: [],
});

const importedRow = ({ content, id, isGroup, needsReview, accepted, reasons, source }: PlanRow) => ({
  id,
  section: content.section,
  no: content.no,
  parent: null,
  is_group: isGroup,
  title: content.title,
  // A unit named by the office is an owner as good as a printed one.
  lead: content.lead.length > 0 ? content.lead : [...content.assigned],
  coordinating: content.coordinating,
  deadline_phrase: content.phrase,
  deadline: content.deadline,
  product: content.product,
  needs_review: needsReview && !accepted,
  review_reasons: reasons,
  source: source ?? { from: 1, to: 1 },
});
