/** The importer's output, design §4: what was read of a plan, and what a person must look at. */
import { z } from 'zod';
import { deadlineSchema } from '#shared/deadlines/index.ts';

/** Why a row wants a person's eye. Whether it must have one is `needs_review`. */
export const reviewReason = z.enum([
  'inherited-cell',
  'owner-missing',
  'coordinating-missing',
  'deadline-missing',
  'shifted-cells',
  'title-lost',
  'cells-glued',
  'unnumbered',
  'number-gap',
  'numeral-misprint',
  'past-at-issue',
  'same-day-as-issue',
  'recipient-not-coordinator',
  'deadline-elsewhere',
  'conditional-lead',
  'ocr-typo',
  'ambiguous-deadline',
  'gap-suspected',
]);
export type ReviewReason = z.infer<typeof reviewReason>;

/** First and last line of the document, numbered from 1. */
const source = z.object({ from: z.number().int().positive(), to: z.number().int().positive() });
const names = z.array(z.string().min(1));

/** What is told and never corrected. */
const typo = z.object({ printed: z.string(), probably: z.string() });

/** The rows whose merged cells gave a value. */
const inheritance = z.object({
  lead: z.string().optional(),
  coordinating: z.string().optional(),
  product: z.string().optional(),
});

export const planRowSchema = z.object({
  id: z.string().min(1),
  /** The numeral of the section («II»); null in a plan without sections. */
  section: z.string().nullable(),
  /** As printed, without closing dots; null when the row carries none. */
  no: z.string().nullable(),
  parent: z.string().nullable(),
  /** It has rows of its own below. */
  is_group: z.boolean(),
  title: z.string(),
  lead: names,
  coordinating: names,
  deadline_phrase: z.string(),
  deadline: deadlineSchema,
  product: z.string().nullable(),
  /** Columns whose header says none of the above, by label. */
  other: z.record(z.string(), z.string()).optional(),
  /** A value cannot be read with certainty; `review_reasons` alone may be advice. */
  needs_review: z.boolean(),
  review_reasons: z.array(reviewReason),
  inherited_from: inheritance.optional(),
  typos: z.array(typo).optional(),
  source,
});
export type PlanRow = z.infer<typeof planRowSchema>;

/** A heading that is no task; `parent` of a row may name it. */
export const planGroupSchema = z.object({
  id: z.string().min(1),
  section: z.string().nullable(),
  no: z.string().nullable(),
  parent: z.string().nullable(),
  title: z.string(),
  source,
});
export type PlanGroup = z.infer<typeof planGroupSchema>;

export const planTargetSchema = z.object({
  no: z.union([z.number().int(), z.string()]).nullable(),
  title: z.string(),
  unit: z.string().nullable(),
  /** `null` with a `value` of `null`: the printed value is not a number and a person must say. */
  op: z.enum(['>=', '>', '=', '<=', '<']).nullable(),
  value: z.number().nullable(),
  value_printed: z.string(),
  leads: names,
  coordinating: names,
  deadline_phrase: z.string().optional(),
  review_reasons: z.array(reviewReason),
  source,
});
export type PlanTarget = z.infer<typeof planTargetSchema>;

/** How a locality's own target follows from the plan's: never below `floor`, and the cases printed. */
export const targetRuleSchema = z.object({
  floor: z.string(),
  cases: z.array(z.object({ label: z.string(), text: z.string() })),
  source,
});
export type TargetRule = z.infer<typeof targetRuleSchema>;

/** A duty written in sentences outside every table. */
export const proseDutySchema = z.object({
  /** «Điều 2 khoản 1», «Phụ lục 02 II.3». */
  where: z.string(),
  /** As printed; null when the sentence names nobody. */
  who: z.string().nullable(),
  what: z.string(),
  deadline_phrase: z.string(),
  deadline: deadlineSchema,
  /** It obliges others to issue a plan of their own. */
  cascade: z.boolean(),
  needs_review: z.boolean(),
  source,
});
export type ProseDuty = z.infer<typeof proseDutySchema>;

export const problemSchema = z.object({
  /** Id of a row that needs review; null when it concerns the document. */
  row: z.string().nullable(),
  code: z.string().min(1),
  /** Vietnamese, for the officer. */
  message: z.string().min(1),
});
export type PlanProblem = z.infer<typeof problemSchema>;

export const planContentSchema = z.object({
  /** Section headings, in order. */
  sections: z.array(planGroupSchema),
  rows: z.array(planRowSchema),
  groups: z.array(planGroupSchema),
  /** Groups of procedures to be reviewed, of an appendix. */
  review_groups: z.array(planRowSchema),
  targets: z.array(planTargetSchema),
  target_rule: targetRuleSchema.nullable(),
  /** Dated steps of a calendar written in sentences. */
  milestones: z.array(proseDutySchema),
  prose_duties: z.array(proseDutySchema),
  problems: z.array(problemSchema),
});
export type PlanContent = z.infer<typeof planContentSchema>;
