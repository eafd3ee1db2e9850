/** The processes that are rehearsed: one file each. */
import { indexPublish } from './index-publish.ts';
import { inspection } from './inspection.ts';
import { obligation } from './obligation.ts';
import { pakn } from './pakn.ts';
import { planIssue } from './plan-issue.ts';
import type { RehearsedProcess } from './process.ts';
import { quarterlyReport } from './quarterly-report.ts';
import { tthcAnnounce } from './tthc-announce.ts';
import { tthcReview } from './tthc-review.ts';

export const rehearsed: readonly RehearsedProcess[] = [
  planIssue,
  obligation,
  quarterlyReport,
  tthcAnnounce,
  pakn,
  indexPublish,
  inspection,
  tthcReview,
];
