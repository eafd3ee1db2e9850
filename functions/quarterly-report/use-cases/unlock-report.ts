import { reopenTask, reprojectDueDate, type Actor } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Report } from '../domain/report.ts';
import type { ReportPorts } from '../ports.ts';
import { refuse, type ReportRefusal } from '../refusals.ts';
import { periodCase, reportTask, reportWrite } from '../store.ts';
import type { OpenReport } from './read-report.ts';
import { readHolder } from './read-sum.ts';

interface UnlockReport {
  readonly open: OpenReport;
  readonly reason: string;
  readonly by: Actor;
  readonly requestKey: string;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/**
 * The exception after the lock: an accepted report goes back to its unit for a reason, with new days to correct it. Not
 * while a sum above holds its figures: then that sum is opened first, so that every sum equals its parts at all times.
 */
export async function unlockReport(
  { open, reason, by, requestKey, now }: UnlockReport,
  ports: ReportPorts,
): Promise<Result<Report, Refusal<ReportRefusal>>> {
  const { report } = open;
  const why = reason.trim();
  if (report.lastRequest !== requestKey) {
    if (report.state !== 'accepted') return refuse('not-locked');
    if (why === '') return refuse('reason-missing');
    if ((await readHolder(open, ports)) !== undefined) return refuse('counted-above');
    const conflicts = await ports.store.commit({
      documents: [reportWrite(open, unlocked(report, why, by, requestKey))],
    });
    if (conflicts.length > 0) return refuse('changed-meanwhile');
  }
  await giveBack(open, why, by, now, ports);
  return ok(unlocked(report, why, by, requestKey));
}

const unlocked = (report: Report, reason: string, decidedBy: Actor, lastRequest: string): Report => ({
  ...report,
  state: 'open',
  remark: { kind: 'unlocked', reason },
  parts: [],
  totals: {},
  acceptedOn: null,
  decidedBy,
  lastRequest,
});

/** The unit's task is open again with a date of its own; repeating it after a break-off changes nothing twice. */
async function giveBack({ ref, regime }: OpenReport, reason: string, by: Actor, now: number, ports: ReportPorts) {
  const task = { caseId: periodCase(ref.period), taskId: reportTask(ref.unit), by, now };
  const reopened = await reopenTask({ ...task, reason }, ports);
  if (!reopened.ok) return;
  const due = ports.calendar.addWorkingDays(civilDateAt(now), regime.correctionDays);
  await reprojectDueDate({ ...task, due: { strict: due, lenient: due }, reason: `Mở khóa để sửa: ${reason}` }, ports);
}
