/** A plan, or an amendment of one, on its way from text to obligations: everything but its rows. */
import { z } from 'zod';
import { policySchema } from '#shared/calendar/counting.ts';
import { caseIdSchema, defineDocument, type CaseId } from '#shared/casework/index.ts';
import { actorSchema } from '#shared/casework/actor.ts';
import { planTermsSchema, type PlanTerms } from '#shared/obligations/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { dateSchema, unitIdSchema } from '#shared/org/unit.ts';
import {
  planGroupSchema,
  planTargetSchema,
  problemSchema,
  proseDutySchema,
  targetRuleSchema,
} from '#shared/plans/imported-plan.ts';

export const PLAN_ISSUE = 'plan-issue';

/**
 * reading: the file is being read. refused: it holds no plan. review: the office reviews. signing: it lies before the
 * leader. numbering: signed, without number and date yet. issuing: its obligations are being opened. in-force. dropped.
 */
export const draftStatusSchema = z.enum([
  'reading',
  'refused',
  'review',
  'signing',
  'numbering',
  'issuing',
  'in-force',
  'dropped',
]);
export type DraftStatus = z.infer<typeof draftStatusSchema>;

const decisionSchema = z.object({ by: actorSchema, on: dateSchema });

export const draftSchema = z.object({
  status: draftStatusSchema,
  /** The plan in force that this amends; null for a plan of its own. */
  amends: caseIdSchema.nullable(),
  /** Counts the times it went to the leader and back. */
  round: z.int().min(1),
  issuer: unitIdSchema,
  office: unitIdSchema,
  title: z.string(),
  year: z.int().min(2000).max(2100),
  throughYear: z.int().min(2000).max(2100),
  /** As the text prints them; blanks and all. */
  printed: z.object({ number: z.string().nullable(), date: dateSchema.nullable(), issuer: z.string() }),
  /** Of the signed document, entered by the office. */
  number: z.string().nullable(),
  date: dateSchema.nullable(),
  policy: policySchema,
  ladder: z.string().min(1),
  checkIn: z.enum(['month', 'quarter']),
  /** The plan above, whose cascade duty this one fulfils. */
  parentPlan: caseIdSchema.nullable(),
  /** Numbers of the documents it says it carries out. */
  parents: z.array(z.string()),
  file: z.object({ key: z.string().min(1), name: z.string().min(1) }).nullable(),
  /** Where people read the plan. */
  address: z.url(),
  refusal: z.object({ message: z.string(), remedy: z.string() }).nullable(),
  /** What was submitted, by the versions of its rows: the leader signs that and nothing else. */
  submitted: decisionSchema.extend({ digest: z.string() }).nullable(),
  returned: decisionSchema.extend({ why: z.string() }).nullable(),
  signed: decisionSchema.nullable(),
  numbered: decisionSchema.nullable(),
  startedBy: actorSchema,
  sections: z.array(planGroupSchema),
  targets: z.array(planTargetSchema),
  /** How each unit's own target follows from these, as printed; null when the plan does not say. */
  targetRule: targetRuleSchema.nullable().default(null),
  /** Duties in sentences outside the tables: shown beside the rows, since most repeat a row. */
  duties: z.array(proseDutySchema),
  problems: z.array(problemSchema),
});
export type Draft = z.infer<typeof draftSchema>;

export const draftDocument = defineDocument('plan-issue.plan', draftSchema);

/** A unit's own plan, kept under the plan above it. */
export const ownPlanSchema = z.object({
  plan: caseIdSchema,
  issuer: unitIdSchema,
  title: z.string(),
  number: z.string(),
  date: dateSchema,
});
export type OwnPlan = z.infer<typeof ownPlanSchema>;
export const ownPlanDocument = defineDocument('plan-issue.own-plan', ownPlanSchema);

/** Plans of one year stand on one board. */
export const planBoard = (year: number): string => `${PLAN_ISSUE}#${year}`;

/** The day its words are read by: of the signed document, else the printed one, else today. */
export const dayOfIssue = ({ date, printed }: Pick<Draft, 'date' | 'printed'>, today: PlainDate): PlainDate =>
  date ?? printed.date ?? today;

/**
 * The ladder of a plan's own: while an administrator has set none of this name, the default one holds, so that it may be
 * set at any time without touching a task.
 */
export const ladderOfPlan = (plan: CaseId): string => `ke-hoach-${plan}`;

/** What its rows share when they bind. `plan`: the plan's own case, also for an amendment. */
export const termsOf = (draft: Draft, caseId: CaseId, today: PlainDate): PlanTerms =>
  planTermsSchema.parse({
    plan: draft.amends ?? caseId,
    year: draft.year,
    throughYear: Math.max(draft.year, draft.throughYear),
    issued: dayOfIssue(draft, today),
    issuer: draft.issuer,
    office: draft.office,
    policy: draft.policy,
    ladder: draft.ladder === 'default' ? ladderOfPlan(draft.amends ?? caseId) : draft.ladder,
    checkIn: draft.checkIn,
  });
