import type { z } from 'zod';
import { returnTask, SYSTEM } from '#shared/casework/index.ts';
import type { closeRound as contract } from '#workflows/quarterly-report/contract.ts';
import { periodIdSchema } from '../domain/period.ts';
import type { ReportPorts } from '../ports.ts';
import { periodCase, readReport, reportTask } from '../store.ts';

/**
 * A returned report is its unit's work again, with the same due date: being sent back never resets the clock. Nothing is
 * left to do for an accepted one, whose lock was written with the decision; one state for both costs a transition less
 * than a choice between two ends.
 */
export async function closeRound(
  { now, period: id, unit, outcome }: z.output<typeof contract.payload>,
  ports: ReportPorts,
): Promise<z.input<typeof contract.result>> {
  if (outcome !== 'returned') return { outcome };
  const period = periodIdSchema.parse(id);
  const { report } = await readReport(ports.store, { period, unit }, null);
  const returned = await returnTask(
    {
      caseId: periodCase(period),
      taskId: reportTask(unit),
      reason: report.remark?.reason ?? 'Nơi nhận trả lại báo cáo.',
      by: report.decidedBy ?? SYSTEM,
      now,
    },
    ports,
  );
  // Done before, by a run that broke off, or submitted anew meanwhile: then it is no longer done.
  if (!returned.ok && returned.error.code !== 'not-done') throw new Error(`${unit}, ${period}: ${returned.error.code}`);
  return { outcome };
}
