import type { z } from 'zod';
import { isClosed, openCase, SYSTEM, withdrawTask } from '#shared/casework/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { planYear as contract } from '#workflows/quarterly-report/contract.ts';
import { nameOfPeriod, periodIdSchema, periodOf, type PeriodId } from '../domain/period.ts';
import { regimeOf } from '../domain/regime.ts';
import { reportersOf } from '../domain/reporters.ts';
import { PROCESS, type ReportPorts } from '../ports.ts';
import { boardOf, periodCase, reportTask } from '../store.ts';

/** Units a batch opens: four transactions of casework. */
const BATCH = 100;

/** Opens the periods' cases and says which units still lack their report; repeated it opens nothing twice. */
export async function planYear(
  { now, periods }: z.output<typeof contract.payload>,
  ports: ReportPorts,
): Promise<z.input<typeof contract.result>> {
  const batches: { period: string; units: UnitId[] }[] = [];
  for (const period of periods.map((id) => periodIdSchema.parse(id))) {
    const lacking = await planPeriod(period, now, ports);
    for (let i = 0; i < lacking.length; i += BATCH) batches.push({ period, units: lacking.slice(i, i + BATCH) });
  }
  return { batches };
}

async function planPeriod(id: PeriodId, now: number, ports: ReportPorts): Promise<UnitId[]> {
  const { organisation, calendar, settings, store } = ports;
  const period = periodOf(id);
  const caseId = periodCase(id);
  const title = `Báo cáo công tác kiểm soát thủ tục hành chính ${nameOfPeriod(period)}`;
  await openCase({ caseId, process: PROCESS, board: boardOf(id), row: '0', title, by: SYSTEM, now }, ports);
  const regime = regimeOf(settings.regimes, period);
  const owing = reportersOf({ organisation, calendar, regime, period }).map(({ unit }) => unit.id);
  const tasks = await store.tasksOf(caseId);
  const gone = tasks.filter((task) => !isClosed(task) && task.state === 'planned' && !owing.includes(task.unit));
  for (const { taskId } of gone)
    await withdrawTask(
      { caseId, taskId, by: SYSTEM, now, reason: 'Đơn vị không còn phải báo cáo kỳ này theo tổ chức hiện hành.' },
      ports,
    );
  const known = new Set<string>(tasks.map(({ taskId }) => taskId));
  return owing.filter((unit) => !known.has(reportTask(unit)));
}
