import type { z } from 'zod';
import { askPerson, finishTask, SYSTEM } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { checkReport as contract } from '#workflows/quarterly-report/contract.ts';
import { nameOfPeriod, periodIdSchema, periodOf } from '../domain/period.ts';
import type { ReportRef } from '../domain/report.ts';
import { PROCESS, type ReportPorts } from '../ports.ts';
import { boardOf, periodCase, reportTask } from '../store.ts';
import { readOpenReport, type OpenReport } from './read-report.ts';

type Command = z.output<typeof contract.payload>;

/** The unit's work is done on the day it submitted, whenever this runs; then the receiver is asked. */
export async function checkReport(command: Command, ports: ReportPorts): Promise<z.input<typeof contract.result>> {
  const ref: ReportRef = { period: periodIdSchema.parse(command.period), unit: command.unit };
  const open = await readOpenReport(ref, ports);
  if (open === undefined) throw new Error(`${ref.unit} owes no report for ${ref.period}`);
  await endUnitsWork(command, open, ports);
  await askPerson({ task: questionOf(command, open, ports), by: SYSTEM, now: command.now }, ports);
  return { outcome: 'asked' };
}

async function endUnitsWork({ submittedAt, submittedBy }: Command, open: OpenReport, ports: ReportPorts) {
  const { ref, report } = open;
  if (report.letter === null)
    throw new Error(`The report of ${ref.unit} for ${ref.period} was submitted without a letter`);
  const finished = await finishTask(
    {
      caseId: periodCase(ref.period),
      taskId: reportTask(ref.unit),
      evidence: report.letter,
      by: submittedBy,
      now: submittedAt,
    },
    ports,
  );
  if (!finished.ok && finished.error.code !== 'already-done')
    throw new Error(`The task of ${ref.unit} for ${ref.period}: ${finished.error.code}`);
}

/** The committee above checks; the province's own report is signed by its leader. */
function questionOf({ caseId, now, token }: Command, { ref, regime, reporter }: OpenReport, ports: ReportPorts) {
  const { calendar, organisation } = ports;
  const due = calendar.addWorkingDays(civilDateAt(now), regime.checkDays);
  const receiver = reporter.receiver ?? ref.unit;
  const name = organisation.nameOn(ref.unit, reporter.opensOn) ?? ref.unit;
  const verb = reporter.receiver === null ? 'Ký' : 'Kiểm tra';
  return {
    caseId,
    taskId: reportTask(ref.unit),
    process: PROCESS,
    board: boardOf(ref.period),
    row: 'kiểm tra',
    subject: `${verb} báo cáo ${nameOfPeriod(periodOf(ref.period))} của ${name}`,
    unit: receiver,
    doer: reporter.receiver === null ? ('leader' as const) : ('office' as const),
    committee: receiver,
    countedIn: 'working-day' as const,
    ladder: `${PROCESS}-check`,
    derivation: [`${regime.checkDays} ngày làm việc kể từ ngày nhận báo cáo (${regime.source})`],
    start: { state: 'open' as const, due: { strict: due, lenient: due } },
    token,
  };
}
