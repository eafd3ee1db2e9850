/** A sheet: the scores of one month that one committee publishes, from its opening to its publication and corrections. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { caseIdSchema, defineDocument, taskIdSchema, type CaseId, type TaskId } from '#shared/casework/index.ts';
import { dateSchema, unitIdSchema, type UnitId } from '#shared/org/unit.ts';
import { monthSchema, type MonthId } from './month.ts';
import { lineIdSchema, type Line } from './rules.ts';
import { indicatorIdSchema } from './scale.ts';

export const PROCESS = 'index-publish';
/** For officers, and for everybody. */
export const LIST = '/bo-chi-so';
export const PUBLIC_LIST = '/chi-so';

const unitScoresSchema = z.record(indicatorIdSchema, z.number().min(0).max(100));
export type UnitScores = z.infer<typeof unitScoresSchema>;
const scoresSchema = z.record(unitIdSchema, unitScoresSchema);
export type Scores = z.infer<typeof scoresSchema>;

/** `approved` lasts until the workflow has published. */
const stateSchema = z.enum(['scoring', 'submitted', 'approved', 'published']);

export const sheetSchema = z.object({
  month: monthSchema,
  line: lineIdSchema,
  publisher: unitIdSchema,
  /** Who enters the scores: the publisher's office. */
  office: unitIdSchema,
  /** Who is scored, as the organisation was at the month's end. */
  units: z.array(unitIdSchema).min(1),
  /** What is entered so far; of a published sheet what is published. */
  scores: scoresSchema,
  state: stateSchema,
  /** Why the leader returned the scores. */
  remark: z.string().nullable(),
  /** The correction under way, by its number from 1, and why it was opened. */
  correction: z.object({ number: z.int().min(1), reason: z.string().min(1) }).nullable(),
  /** Key of the form that changed it last: the same form sent twice counts once. */
  lastRequest: z.string().nullable(),
});
export type Sheet = z.infer<typeof sheetSchema>;
export const sheetDocument = defineDocument('index-publish.sheet', sheetSchema);

const changeSchema = z.object({
  unit: unitIdSchema,
  indicator: indicatorIdSchema,
  before: z.number().nullable(),
  after: z.number(),
});
export type Change = z.infer<typeof changeSchema>;

export const publicationSchema = z.object({
  month: monthSchema,
  line: lineIdSchema,
  publisher: unitIdSchema,
  /** The first time; corrections have days of their own. */
  publishedOn: dateSchema,
  scores: scoresSchema,
  corrections: z.array(
    z.object({ number: z.int().min(1), on: dateSchema, reason: z.string(), changes: z.array(changeSchema) }),
  ),
});
export type Publication = z.infer<typeof publicationSchema>;
/** Publications of a month lie together, by their sheet's case: one query tells what is public. */
export const publicationDocument = defineDocument('index-publish.publication', publicationSchema);
export const publicationPlace = (month: MonthId): CaseId => caseIdSchema.parse(`${PROCESS}-${month}`);

/** One committee's sheet of a line and month has one case, so that a month opened twice is opened once. */
export function caseIdOf(month: MonthId, line: Line['id'], publisher: UnitId): CaseId {
  const hash = createHash('sha256').update(publisher).digest('hex').slice(0, 16);
  return caseIdSchema.parse(`${PROCESS}-${month}-${line}-${hash}`);
}

const CASE = /^index-publish-(20\d\d-\d\d)-[a-z-]+-[0-9a-f]{16}$/u;
/** The sheet's case and month that an address names; undefined when it names none. */
export function readCaseId(typed: string): { readonly caseId: CaseId; readonly month: MonthId } | undefined {
  const month = monthSchema.safeParse(CASE.exec(typed)?.[1]);
  return month.success ? { caseId: caseIdSchema.parse(typed), month: month.data } : undefined;
}

/** A correction has a case of its own, whose execution asks for scores and approval anew. */
export const correctionCase = (sheet: CaseId, number: number): CaseId =>
  caseIdSchema.parse(`${sheet}-dc${String(number)}`);
/** The sheet of a case, which may be a correction's. */
export const sheetCaseOf = (caseId: CaseId): CaseId => caseIdSchema.parse(caseId.replace(/-dc\d+$/u, ''));
/** The case in which the sheet is being worked on. */
export const runningCase = (sheet: CaseId, { correction }: Pick<Sheet, 'correction'>): CaseId =>
  correction === null ? sheet : correctionCase(sheet, correction.number);

export type Step = 'scores' | 'approval';
export const taskIdOf = (step: Step, round: number): TaskId => taskIdSchema.parse(`${step}-${String(round)}`);
export const isOfStep = (step: Step, taskId: TaskId): boolean => taskId.startsWith(`${step}-`);

export const boardOf = (month: MonthId): string => `${PROCESS}#${month}`;
export const casePath = (caseId: CaseId): string => `${LIST}/${caseId}`;
export const publicPath = (caseId: CaseId): string => `${PUBLIC_LIST}/${caseId}`;
/** The page of a task: the sheet's own, which says what is to be done. */
export const taskPath = ({ caseId }: { readonly caseId: CaseId }): string => casePath(sheetCaseOf(caseId));

/** What a correction changed, unit by unit. */
export const changesBetween = (before: Scores, after: Scores): readonly Change[] =>
  Object.entries(after).flatMap(([unit, points]) =>
    Object.entries(points).flatMap(([indicator, now]) => {
      const unitOf = unitIdSchema.parse(unit);
      const of = indicatorIdSchema.parse(indicator);
      const was = before[unitOf]?.[of] ?? null;
      return was === now ? [] : [{ unit: unitOf, indicator: of, before: was, after: now }];
    }),
  );
