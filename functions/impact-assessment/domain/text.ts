/** A draft local legal text that sets procedures, as its case keeps it, and the procedures it sets. */
import { z } from 'zod';
import { costSheetSchema, totalOf } from '#shared/compliance-cost/index.ts';
import { caseIdSchema, defineDocument, writtenSchema, type CaseId } from '#shared/casework/index.ts';
import { partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { dateSchema, unitIdSchema } from '#shared/org/unit.ts';
import { impactSchema, isComplete } from './impact-form.ts';

export const PROCESS = 'impact-assessment';
export const LIST = '/du-thao';

/** Resolutions of the council and decisions of the committee set local procedures (Luật Ban hành VBQPPL). */
export const KINDS = ['council-resolution', 'committee-decision'] as const;
export type Kind = (typeof KINDS)[number];

/** Last days from the law-making programme, in the order of the steps. */
export const programmeDatesSchema = z.object({
  assessment: dateSchema,
  opinion: dateSchema,
  appraisal: dateSchema,
  issue: dateSchema,
});
export type ProgrammeDates = z.infer<typeof programmeDatesSchema>;

const said = { round: z.int().min(1), on: dateSchema, text: z.string().max(4000), document: writtenSchema };

export const textSchema = z.object({
  title: z.string().min(1).max(500),
  kind: z.enum(KINDS),
  /** Number of the law-making programme or plan that has it. */
  programme: z.string().min(1).max(200),
  dates: programmeDatesSchema,
  draftingUnit: unitIdSchema,
  /** The committee's office, which gives the opinion. */
  office: unitIdSchema,
  /** The department of justice. */
  appraiser: unitIdSchema,
  /** What was handed in, round by round: the cost then, and how the answers before were taken in. */
  submissions: z.array(
    z.object({ round: z.int().min(1), on: dateSchema, yearlyCost: z.number(), reply: z.string().max(4000) }),
  ),
  opinion: z.object({ ...said, agrees: z.boolean() }).nullable(),
  appraisals: z.array(z.object({ ...said, accepted: z.boolean() })),
  outcome: z.enum(['accepted', 'withdrawn']).nullable(),
  endedOn: dateSchema.nullable(),
});
export type Text = z.infer<typeof textSchema>;
export const textDocument = defineDocument('impact-assessment.text', textSchema);

export const procedureSchema = z.object({
  name: z.string().min(1).max(300),
  impact: impactSchema,
  lines: costSheetSchema,
});
export type Procedure = z.infer<typeof procedureSchema>;
export const procedureDocument = defineDocument('impact-assessment.procedure', procedureSchema);

/** As many as one transaction opens beside the case. */
export const MOST_PROCEDURES = 50;
export const procedureKey = (index: number): string => `p${String(index + 1).padStart(2, '0')}`;

/** Handed in only when each procedure's form is answered and its cost counted. */
export const isReady = ({ impact, lines }: Procedure): boolean => isComplete(impact) && lines.length > 0;

/** The cost of all procedures of a text, in đồng a year. */
export const costOf = (procedures: readonly Procedure[]): number =>
  procedures.reduce((total, { lines }) => total + totalOf(lines), 0);

/** Texts are listed by the year they are to be issued in. */
export const boardOf = (issue: PlainDate): string => `${PROCESS}#${String(partsOf(issue).year)}`;

export const casePath = (caseId: CaseId): string => `${LIST}/${caseId}`;
export const taskPath = (caseId: string, taskId: string): string => `${LIST}/${caseId}/viec/${taskId}`;

/** The id that a form brings back; undefined when it was tampered with. */
export function readCaseId(text: string): CaseId | undefined {
  const read = caseIdSchema.safeParse(text);
  return read.success && /^[0-9a-f]{11}-[0-9a-f]{10}$/u.test(text) ? read.data : undefined;
}
