/**
 * What is kept of the numeric targets of a plan, beside the plan's case. Nothing of it is ever edited: a new allotment
 * and a new figure stand behind the ones before, so that every morning can be told again as it was.
 *
 * | document            | key                | what                                                     |
 * | ------------------- | ------------------ | -------------------------------------------------------- |
 * | `targets.target`    | `<target>`         | its words, as the plan prints them                       |
 * | `targets.allotment` | `<target>#<00001>` | what is given from above and to each unit, from then on  |
 * | `targets.readings`  | `<unit>`           | what a unit has entered                                  |
 * | `targets.plan`      | none               | whose plan it is; by `<plan>` in the year's list, too    |
 */
import { z } from 'zod';
import { actorSchema } from '#shared/casework/actor.ts';
import { caseIdSchema, defineDocument, type CaseId } from '#shared/casework/index.ts';
import { measureSchema } from '#shared/obligations/measure.ts';
import { openLeadSchema } from '#shared/obligations/owners.ts';
import { dateSchema, unitIdSchema } from '#shared/org/unit.ts';
import { targetRuleSchema } from '#shared/plans/imported-plan.ts';
import { periodIdSchema } from './period.ts';

export const targetKeySchema = z.string().regex(/^(?:phu-luc|dong)-[0-9-]+$/u);

export const targetSchema = z.object({
  /** `phu-luc-02`: the second of the appendix; `dong-0150`: the figure in the title of that row. */
  key: targetKeySchema,
  /** As printed. */
  no: z.string().nullable(),
  title: z.string(),
  printed: z.string(),
  lead: z.array(z.string()),
  /** Leads that meant nobody for certain: their share is given to nobody yet. */
  open: z.array(openLeadSchema),
  /** The case of the row whose title names it; null for one of the appendix. */
  obligation: caseIdSchema.nullable(),
  /** The first day on which it binds no more; null while it does. */
  endedOn: dateSchema.nullable(),
});
export type Target = z.infer<typeof targetSchema>;
export const targetDocument = defineDocument('targets.target', targetSchema);

const shareSchema = z.object({
  unit: unitIdSchema,
  /** The result of the year before; null when there is none. */
  baseline: z.number().min(0).nullable(),
  assigned: z.number().min(0).nullable(),
  aim: z.number().min(0).nullable(),
});
export type Share = z.infer<typeof shareSchema>;

export const allotmentSchema = z.object({
  target: targetKeySchema,
  op: measureSchema.shape.op,
  value: z.number().min(0).nullable(),
  /** «%», or what else is counted. */
  unit: z.string().nullable(),
  shares: z.array(shareSchema),
  at: z.int(),
  by: actorSchema,
  why: z.string().min(1),
});
export type Allotment = z.infer<typeof allotmentSchema>;
export const allotmentDocument = defineDocument('targets.allotment', allotmentSchema);

export const allotmentKey = (target: string, sequence: number): string =>
  `${target}#${String(sequence).padStart(5, '0')}`;

const entrySchema = z.object({
  target: targetKeySchema,
  period: periodIdSchema,
  /** Null takes the figure before back. */
  value: z.number().min(0).nullable(),
  at: z.int(),
  by: actorSchema,
  /** Why a figure was changed after its period was locked; null otherwise. */
  why: z.string().nullable(),
});
export type Entry = z.infer<typeof entrySchema>;

/** Far more than a unit of 20 targets enters in a year of months; keeps the item within DynamoDB's 400 KB. */
export const MOST_ENTRIES = 1500;

export const readingsDocument = defineDocument(
  'targets.readings',
  z.object({ unit: unitIdSchema, entries: z.array(entrySchema).max(MOST_ENTRIES) }),
);

export const targetPlanSchema = z.object({
  plan: caseIdSchema,
  title: z.string(),
  number: z.string(),
  issued: dateSchema,
  year: z.int(),
  throughYear: z.int(),
  issuer: unitIdSchema,
  office: unitIdSchema,
  /** Whose digest tells of it; null: the root's. */
  committee: unitIdSchema.nullable(),
  period: z.enum(['month', 'quarter']),
  /** As the plan prints it. */
  rule: targetRuleSchema.nullable(),
});
export type TargetPlan = z.infer<typeof targetPlanSchema>;
export const targetPlanDocument = defineDocument('targets.plan', targetPlanSchema);

/** The partition that lists the plans with targets of a year. */
export const plansOfYear = (year: number): CaseId => caseIdSchema.parse(`targets-${String(year)}`);
