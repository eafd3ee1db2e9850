import { resumeProcess, startProcess, type Actor, type Evidence } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import { isoInstant } from '#shared/kernel/instant.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Input } from '#workflows/quarterly-report/contract.ts';
import { belowReported } from '../domain/carry-over.ts';
import { brokenChecks, valueOf } from '../domain/figures.ts';
import { nameOfPeriod } from '../domain/period.ts';
import { completeFrom } from '../domain/regime.ts';
import type { Report } from '../domain/report.ts';
import { PROCESS, type ReportPorts } from '../ports.ts';
import { refuse, type ReportRefusal } from '../refusals.ts';
import { boardOf, readReport, reportWrite, submissionCase } from '../store.ts';
import type { OpenReport } from './read-report.ts';
import { readSum } from './read-sum.ts';

interface SubmitReport {
  readonly open: OpenReport;
  /** The signed letter the report is sent with. */
  readonly letter: Evidence;
  readonly by: Actor;
  readonly requestKey: string;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/**
 * Freezes the figures with the sum of what was received and accepted, and hands them to the receiver. The submission is
 * a case of its own, written in one transaction with the frozen report; its execution does the rest, and is started by
 * the daily run should that fail now.
 */
export async function submitReport(
  { open, letter, by, requestKey, now }: SubmitReport,
  ports: ReportPorts,
): Promise<Result<Report, Refusal<ReportRefusal>>> {
  const { ref, report, reporter } = open;
  if (report.lastRequest === requestKey) {
    await resumeProcess(submissionCase(ref, report.round), ports);
    return ok(report);
  }
  const obstacle = obstacleTo(open, letter, now);
  if (obstacle !== undefined) return refuse(obstacle);
  const submitted = await frozen({ open, letter, by, requestKey, now }, ports);
  const { round } = submitted;
  const caseId = submissionCase(ref, round);
  const input: Input = { kind: 'report', caseId, ...ref, round, submittedAt: isoInstant(now), submittedBy: by };
  const name = ports.organisation.nameOn(ref.unit, reporter.opensOn) ?? ref.unit;
  const started = await startProcess(
    {
      caseId,
      process: PROCESS,
      board: boardOf(ref.period),
      row: 'gửi',
      title: `Báo cáo ${nameOfPeriod(open.period)} của ${name}, lần gửi ${round}`,
      start: { workflow: PROCESS, input },
      documents: [reportWrite(open, submitted)],
      by,
      now,
    },
    ports,
  );
  if (started.ok) return ok(submitted);
  const { report: known } = await readReport(ports.store, ref, reporter.receiver);
  return known.lastRequest === requestKey ? ok(known) : refuse('changed-meanwhile');
}

/** The report with the sum as it stands now. */
async function frozen({ open, letter, requestKey, now }: SubmitReport, ports: ReportPorts): Promise<Report> {
  const { rows, totals } = await readSum(open, ports);
  return {
    ...open.report,
    receiver: open.reporter.receiver,
    state: 'submitted',
    totals: { ...totals },
    parts: rows.flatMap(({ parts }) => parts),
    remark: null,
    round: open.report.round + 1,
    letter,
    submittedOn: civilDateAt(now),
    lastRequest: requestKey,
  };
}

function obstacleTo(open: OpenReport, letter: Evidence, now: number): ReportRefusal | undefined {
  const { report, forms, regime, period } = open;
  if (report.state !== 'open') return report.state === 'accepted' ? 'locked' : 'with-receiver';
  if (civilDateAt(now) < completeFrom(regime, period)) return 'window-open';
  if (letter.date > civilDateAt(now)) return 'date-in-future';
  if (forms.some(({ code }) => report.own[code] === undefined)) return 'figures-missing';
  return forms.every((form) => stillAgrees(open, form)) ? undefined : 'figures-broken';
}

/** What the previous period left may have changed since the figures were saved. */
function stillAgrees({ report, carried, reported }: OpenReport, form: OpenReport['forms'][number]): boolean {
  const own = report.own[form.code] ?? {};
  const asCarried = Object.entries(carried[form.code] ?? {}).every(([id, value]) => valueOf(own, id) === value);
  return (
    asCarried && brokenChecks(form, own).length === 0 && belowReported(own, reported[form.code] ?? {}).length === 0
  );
}
