/** A unit's review of procedures in a year, as its case keeps it (NĐ 63/2010/NĐ-CP, Điều 29–31). */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { caseIdSchema, defineDocument, writtenSchema, type CaseId } from '#shared/casework/index.ts';
import { dateSchema, unitIdSchema, type UnitId } from '#shared/org/unit.ts';
import { milestonesSchema } from './milestones.ts';

export const PROCESS = 'tthc-review';
export const LIST = '/ra-soat';

const round = z.int().min(1);
const text = z.string().max(4000);
/** Compliance cost of all groups in đồng a year. */
const costs = z.object({ before: z.number(), after: z.number() });

export const reviewSchema = z.object({
  year: z.int().min(2000).max(2100),
  unit: unitIdSchema,
  /** The committee's office, which evaluates, and the committee whose leader signs. */
  office: unitIdSchema,
  committee: unitIdSchema,
  milestones: milestonesSchema,
  /** The unit's own plan: its document, and how many groups it has. */
  plan: z.object({ document: writtenSchema, groups: z.int().min(1), on: dateSchema }).nullable(),
  /** Why the unit has nothing to review. */
  nothing: text.nullable(),
  results: z.array(z.object({ round, on: dateSchema, costs })),
  evaluations: z.array(z.object({ round, on: dateSchema, accepted: z.boolean(), text })),
  /** The submissions of the draft decision (tờ trình). */
  drafts: z.array(z.object({ round, on: dateSchema, costs, document: writtenSchema })),
  signatures: z.array(z.object({ round, on: dateSchema, signed: z.boolean(), text })),
  decision: writtenSchema.nullable(),
});
export type Review = z.infer<typeof reviewSchema>;
export const reviewDocument = defineDocument('tthc-review.review', reviewSchema);

export const newReview = (given: Pick<Review, 'year' | 'unit' | 'office' | 'committee' | 'milestones'>): Review => ({
  ...given,
  plan: null,
  nothing: null,
  results: [],
  evaluations: [],
  drafts: [],
  signatures: [],
  decision: null,
});

/** How a proposal or an amendment was done: the letter sent, the text issued. Its key is its task's. */
export const followUpDocument = defineDocument('tthc-review.follow-up', z.object({ document: writtenSchema }));

/** A unit has one review a year; short enough to name an execution. */
export function caseIdOf(year: number, unit: UnitId): CaseId {
  const hash = createHash('sha256').update(unit).digest('hex').slice(0, 16);
  return caseIdSchema.parse(`${PROCESS}-${String(year)}-${hash}`);
}

export function readCaseId(typed: string): CaseId | undefined {
  return /^tthc-review-\d{4}-[0-9a-f]{16}$/u.test(typed) ? caseIdSchema.parse(typed) : undefined;
}

export const boardOf = (year: number): string => `${PROCESS}#${String(year)}`;
export const casePath = (caseId: CaseId): string => `${LIST}/${caseId}`;
export const taskPath = (caseId: string, taskId: string): string => `${LIST}/${caseId}/viec/${taskId}`;

/** The costs last handed in; undefined before the first results. */
export const costsOf = ({ results, drafts }: Review): { before: number; after: number } | undefined =>
  drafts.at(-1)?.costs ?? results.at(-1)?.costs;
