import { isOverdue, type BoardTask } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { PeriodId } from '../domain/period.ts';
import type { Report } from '../domain/report.ts';
import type { ReportPorts } from '../ports.ts';
import { boardOf, periodCase, reportsOf } from '../store.ts';

/** How a unit stands with its report: not begun, not sent, sent back, with the receiver, accepted. */
export type Standing = 'planned' | 'missing' | 'returned' | 'submitted' | 'accepted';

export interface BoardLine {
  /** The unit the report is of. */
  readonly unit: UnitId;
  /** Who receives it; null for the province's own. */
  readonly receiver: UnitId | null;
  readonly standing: Standing;
  readonly task: BoardTask;
  /** Came after its day, or has not come and its day has passed. */
  readonly late: boolean;
}

/** Everybody's report of a period, in two queries. Units taken back in a reform are left out. */
export async function readBoard(period: PeriodId, today: PlainDate, ports: ReportPorts): Promise<readonly BoardLine[]> {
  const [{ tasks }, reports] = await Promise.all([
    ports.store.boardOf(boardOf(period)),
    reportsOf(ports.store, period),
  ]);
  const byUnit = new Map<string, Report>(reports.map((report) => [report.unit, report]));
  return tasks
    .filter(({ caseId, state }) => caseId === periodCase(period) && state !== 'withdrawn')
    .flatMap((task) => {
      const unit = ports.organisation.units.find(({ id }) => id === String(task.taskId))?.id;
      if (unit === undefined) return [];
      const report = byUnit.get(unit);
      const late = task.due !== null && isOverdue(task.due, task.finishedOn ?? today);
      return [{ unit, receiver: task.committee, standing: standingOf(task, report), task, late }];
    });
}

function standingOf(task: BoardTask, report: Report | undefined): Standing {
  if (report !== undefined && report.state !== 'open') return report.state;
  if (report?.remark !== undefined && report.remark !== null) return 'returned';
  return task.state === 'planned' ? 'planned' : 'missing';
}

/** Whose report is still to come: what a reminder goes to. */
export const isMissing = ({ standing }: Pick<BoardLine, 'standing'>): boolean =>
  standing === 'missing' || standing === 'returned';
