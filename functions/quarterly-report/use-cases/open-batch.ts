import type { z } from 'zod';
import { openTasks, SYSTEM, type NewTask } from '#shared/casework/index.ts';
import { civilDateAt, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { openBatch as contract } from '#workflows/quarterly-report/contract.ts';
import { nameOfPeriod, periodIdSchema, periodOf, type PeriodId } from '../domain/period.ts';
import { regimeOf } from '../domain/regime.ts';
import { reporterOf, type Reporter } from '../domain/reporters.ts';
import { PROCESS, type ReportPorts } from '../ports.ts';
import { boardOf, periodCase, reportTask } from '../store.ts';

/** Gives units their report to make: planned for the day it opens, by then the daily run's. */
export async function openBatch(
  { now, period: id, units }: z.output<typeof contract.payload>,
  ports: ReportPorts,
): Promise<z.input<typeof contract.result>> {
  const { organisation, calendar, settings } = ports;
  const periodId = periodIdSchema.parse(id);
  const period = periodOf(periodId);
  const where = { organisation, calendar, regime: regimeOf(settings.regimes, period), period };
  const tasks = units.flatMap((unitId) => {
    const unit = organisation.unit(unitId);
    const reporter = unit === undefined ? undefined : reporterOf(unit, where);
    return reporter === undefined ? [] : [taskOf(reporter, periodId, civilDateAt(now))];
  });
  const opened = await openTasks({ tasks, by: SYSTEM, now }, ports);
  return { opened: opened.length };
}

function taskOf({ unit, line, receiver, opensOn, reportDue }: Reporter, period: PeriodId, today: PlainDate): NewTask {
  const { due, derivation } = reportDue;
  return {
    caseId: periodCase(period),
    taskId: reportTask(unit.id),
    process: PROCESS,
    board: boardOf(period),
    row: String(line.day),
    subject: `Báo cáo công tác kiểm soát thủ tục hành chính ${nameOfPeriod(periodOf(period))}`,
    unit: unit.id,
    countedIn: 'calendar-day',
    ladder: PROCESS,
    derivation: [...derivation],
    // The province's own report is its office's work, and its office and leader hear of a commune's delay in two tiers.
    doer: receiver === null ? 'office' : 'officer',
    committee: receiver,
    start: opensOn <= today ? { state: 'open', due } : { state: 'planned', due, opensOn },
  };
}
