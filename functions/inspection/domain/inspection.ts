/** An inspection of one unit, as its case keeps it. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { caseIdSchema, defineDocument, writtenSchema, type CaseId } from '#shared/casework/index.ts';
import { partsOf } from '#shared/kernel/civil-date.ts';
import { dateSchema, unitIdSchema } from '#shared/org/unit.ts';
import { KINDS } from '#workflows/inspection/contract.ts';
import { checklistSchema, CONTENTS } from './checklist.ts';
import { recommendationSchema } from './conclusion.ts';

export const PROCESS = 'inspection';
export const LIST = '/kiem-tra';

export type Kind = (typeof KINDS)[number];

/** First and last day on the spot. */
export const periodSchema = z
  .object({ from: dateSchema, to: dateSchema })
  .refine(({ from, to }) => from <= to, 'the period ends before it begins');
export type Period = z.infer<typeof periodSchema>;

export const inspectionSchema = z.object({
  kind: z.enum(KINDS),
  unit: unitIdSchema,
  /** Who inspects: the committee's office, or the unit itself. */
  inspector: unitIdSchema,
  /** Hears the result: the office's own committee, or the one directly above a unit that inspects itself. */
  committee: unitIdSchema,
  /** As planned at first, then as the team decision says. */
  period: periodSchema,
  contents: z.array(z.enum(CONTENTS)).min(1),
  /** The questions as they stood when it was opened. */
  checklist: checklistSchema.min(1),
  /** The plan of the year; of scheduled inspections only. */
  plan: writtenSchema.nullable(),
  /** Why at once. Of the petition only its case is kept: nothing that its sender wrote. */
  cause: z.object({ reason: z.string().min(1).max(2000), petition: caseIdSchema.nullable() }).nullable(),
  team: z.object({ decision: writtenSchema, members: z.array(z.string().min(1).max(300)).min(1).max(30) }).nullable(),
  calledOff: z.string().nullable(),
  /** Day on which the findings were handed in. */
  inspectedOn: dateSchema.nullable(),
  conclusion: z
    .object({ document: writtenSchema, summary: z.string(), recommendations: z.array(recommendationSchema) })
    .nullable(),
  report: writtenSchema.nullable(),
});
export type Inspection = z.infer<typeof inspectionSchema>;
export const inspectionDocument = defineDocument('inspection.inspection', inspectionSchema);

type Opened = Pick<
  Inspection,
  'kind' | 'unit' | 'inspector' | 'committee' | 'period' | 'contents' | 'checklist' | 'plan' | 'cause'
>;
export const newInspection = (opened: Opened): Inspection => ({
  ...opened,
  team: null,
  calledOff: null,
  inspectedOn: null,
  conclusion: null,
  report: null,
});

/**
 * The case of an inspection. What makes it one of its own tells it apart, so that a form sent twice opens it once: unit
 * and first day of one that is scheduled or of a unit's own, unit and petition of one because of a petition, else the
 * form's key.
 */
export function caseIdOf(
  { kind, unit, period, cause }: Pick<Inspection, 'kind' | 'unit' | 'period' | 'cause'>,
  requestKey: string,
): CaseId {
  const which = kind === 'surprise' ? (cause?.petition ?? requestKey) : period.from;
  const hash = createHash('sha256').update([kind, unit, which].join('\n')).digest('hex').slice(0, 16);
  return caseIdSchema.parse(`${PROCESS}-${String(partsOf(period.from).year)}-${hash}`);
}

export function readCaseId(typed: string): CaseId | undefined {
  return /^inspection-\d{4}-[0-9a-f]{16}$/u.test(typed) ? caseIdSchema.parse(typed) : undefined;
}

/** The board of the year in which the inspection was to begin when it was opened, as its case's id says. */
export const yearOf = (caseId: CaseId): number => Number(caseId.slice(PROCESS.length + 1, PROCESS.length + 5));
export const boardOf = (year: number): string => `${PROCESS}#${String(year)}`;
export const casePath = (caseId: CaseId): string => `${LIST}/${caseId}`;
export const taskPath = (caseId: string, taskId: string): string => `${LIST}/${caseId}/viec/${taskId}`;

/** Nothing of it changes any more. */
export const isLocked = ({ conclusion, calledOff }: Inspection): boolean => conclusion !== null || calledOff !== null;
