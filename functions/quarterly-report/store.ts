/**
 * Where reports lie. A period is one case: a task in it for each unit that owes a report, and each unit's figures as a
 * document beside it, so that a sum reads them all at once. Each submission of a report is a case of its own, which the
 * receiver's check belongs to.
 *
 * | what                               | key                                                             | calls          |
 * | ---------------------------------- | --------------------------------------------------------------- | -------------- |
 * | a unit's figures for a period      | `CASE#report_<period>` / `DOCUMENT#…report#<unit>`              | 1              |
 * | all figures of a period, for a sum | the same partition, by prefix                                   | 1 a MB (≈ 600) |
 * | who has reported, who has not      | board `quarterly-report#<period>`                               | 1              |
 * | a submission and its check         | `CASE#report_<period>_<unit>_<round>`                           | 1              |
 */
import { createHash } from 'node:crypto';
import {
  caseIdSchema,
  defineDocument,
  documentWrite,
  taskIdSchema,
  type CaseId,
  type CaseStore,
  type TaskId,
} from '#shared/casework/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { PeriodId } from './domain/period.ts';
import { blankReport, reportSchema, type Report, type ReportRef } from './domain/report.ts';
import { PROCESS } from './ports.ts';

const reportDocument = defineDocument('quarterly-report.report', reportSchema);

export const periodCase = (period: PeriodId): CaseId => caseIdSchema.parse(`report_${period}`);
export const boardOf = (period: PeriodId): string => `${PROCESS}#${period}`;
/** The task of a unit in its period's case; in a submission's case the receiver's, to check that unit's report. */
export const reportTask = (unit: UnitId): TaskId => taskIdSchema.parse(unit);
/** Names its execution too, for which Step Functions takes 80 letters, digits, hyphens and underscores. */
export function submissionCase({ period, unit }: ReportRef, round: number): CaseId {
  const of = (name: string): string => `report_${period}_${name}_${round}`;
  return caseIdSchema.parse(of(unit).length <= LONGEST_NAME ? of(unit) : of(hashOf(unit)));
}
const LONGEST_NAME = 80;
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** The opening of a year by one form; the same form sent again is the same opening. */
export const yearCase = (year: number, requestKey: string): CaseId =>
  caseIdSchema.parse(`report_${year}_${hashOf(requestKey)}`);

/** A report and the version it is kept at; 0 for one nobody has written into yet. */
export interface Kept {
  readonly report: Report;
  readonly version: number;
}

export async function readReport(store: CaseStore, ref: ReportRef, receiver: UnitId | null): Promise<Kept> {
  const kept = await store.readDocument(reportDocument, periodCase(ref.period), ref.unit);
  return kept === undefined
    ? { report: blankReport(ref.period, ref.unit, receiver), version: 0 }
    : { report: kept.value, version: kept.version };
}

/** The reports of a period that somebody has written into. */
export const reportsOf = async (store: CaseStore, period: PeriodId): Promise<readonly Report[]> =>
  (await store.documentsOf(reportDocument, periodCase(period))).map(({ value }) => value);

/** The write of a report's next version. */
export const reportWrite = (before: Pick<Kept, 'version'>, report: Report) =>
  documentWrite(reportDocument, {
    caseId: periodCase(report.period),
    key: report.unit,
    value: report,
    version: before.version + 1,
  });
