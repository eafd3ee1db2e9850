/** Where the pages of reports are. */
import type { CaseId, TaskId } from '#shared/casework/index.ts';
import type { PeriodId } from '../domain/period.ts';
import type { ReportRef } from '../domain/report.ts';

export const LIST_PATH = '/bao-cao';
export const YEAR_PATH = '/bao-cao/mo-nam';
export const boardPath = (period: PeriodId): string => `/bao-cao/${period}`;
export const reportPath = ({ period, unit }: ReportRef): string => `/bao-cao/${period}/${unit}`;
export const formPath = (ref: ReportRef, code: string): string => `${reportPath(ref)}/bieu/${code}`;
export const submitPath = (ref: ReportRef): string => `${reportPath(ref)}/gui`;
export const decidePath = (ref: ReportRef): string => `${reportPath(ref)}/kiem-tra`;
export const unlockPath = (ref: ReportRef): string => `${reportPath(ref)}/mo-khoa`;
export const excelPath = (ref: ReportRef): string => `${reportPath(ref)}/bao-cao.xlsx`;

/** The page on which a task of this process is done: of a period's case the unit's report, of a submission its check. */
export function taskPath(caseId: CaseId, taskId: TaskId): string {
  const [, period = '', ofSubmission] = caseId.split('_');
  return `/bao-cao/${period}/${taskId}${ofSubmission === undefined ? '' : '/kiem-tra'}`;
}
