import { answerTask, tellAgain, tellWorkflow, type Actor } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Report } from '../domain/report.ts';
import type { ReportPorts } from '../ports.ts';
import { refuse, type ReportRefusal } from '../refusals.ts';
import { reportTask, reportWrite, submissionCase } from '../store.ts';
import type { OpenReport } from './read-report.ts';

interface DecideReport {
  readonly open: OpenReport;
  readonly decision: 'accepted' | 'returned';
  /** Needed for a return. */
  readonly reason: string;
  readonly by: Actor;
  readonly requestKey: string;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/**
 * The receiver accepts a report, which locks it and lets it count, or returns it with what is wrong. The decision, the
 * end of the check and the lock are one transaction; the execution that waits is told then.
 */
export async function decideReport(
  { open, decision, reason, by, requestKey, now }: DecideReport,
  ports: ReportPorts,
): Promise<Result<Report, Refusal<ReportRefusal>>> {
  const { ref, report } = open;
  const task = { caseId: submissionCase(ref, report.round), taskId: reportTask(ref.unit) };
  if (report.lastRequest === requestKey) {
    await tellAgain(task.caseId, now, ports);
    return ok(report);
  }
  if (report.state !== 'submitted') return refuse('not-submitted');
  const why = reason.trim();
  if (decision === 'returned' && why === '') return refuse('reason-missing');
  const decided: Report = {
    ...report,
    ...(decision === 'accepted'
      ? { state: 'accepted', acceptedOn: civilDateAt(now) }
      : { state: 'open', remark: { kind: 'returned', reason: why }, parts: [], totals: {} }),
    decidedBy: by,
    lastRequest: requestKey,
  };
  const answered = await answerTask(
    {
      ...task,
      answer: { outcome: decision },
      ...(why === '' ? {} : { why }),
      documents: [reportWrite(open, decided)],
      by,
      now,
      requestKey,
    },
    ports,
  );
  if (!answered.ok) return refuse(answered.error.code === 'changed-meanwhile' ? 'changed-meanwhile' : 'not-submitted');
  await tellWorkflow(answered.value, now, ports);
  return ok(decided);
}
