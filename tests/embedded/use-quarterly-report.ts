/** Lets the pages and the function of quarterly reports do once all that they do. */
import { setTimeout as pause } from 'node:timers/promises';
import { periodIdSchema } from '#functions/quarterly-report/domain/period.ts';
import { readReport, reportTask, reportWrite, submissionCase } from '#functions/quarterly-report/store.ts';
import { answerTask, caseIdSchema, SYSTEM, type CaseId } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import { isoInstant } from '#shared/kernel/instant.ts';
import { unitId } from '#shared/org/index.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import { visit } from '../quarterly-report/visit.ts';
import { caseTableOf, referenceOf } from './organisation.ts';
import type { TestHome } from './home.ts';

const REF = { period: periodIdSchema.parse('2025-year'), unit: unitId('so-tu-phap') };
const PATH = `/bao-cao/${REF.period}/${REF.unit}`;

/** What a missing grant breaks ends there; the next step is tried all the same. */
async function tryEach(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const step of steps) await step().catch(() => undefined);
}

export async function useReportPages(home: TestHome): Promise<void> {
  const office = await visit(home, 'kiem-soat-tthc');
  const department = await visit(home, 'so-tu-phap');
  await tryEach([
    async () => office.send(await office.open('/bao-cao/mo-nam?nam=2025'), 'mo-nam', { from: 'year' }),
    () => office.open(`/bao-cao/${REF.period}`),
    async () => department.upload(await department.open(`${PATH}/bieu/II.06a`), 'http', new Uint8Array([1])),
    async () => {
      await submitted(home);
      await office.send(await office.open(`${PATH}/kiem-tra`), 'kiem-tra', { decision: 'returned', reason: 'Sửa' });
    },
  ]);
}

export const useQuarterlyReport = (home: TestHome): Promise<void> =>
  tryEach([
    () => call(home, 'PlanYear', { periods: [REF.period] }),
    () => call(home, 'OpenBatch', { period: REF.period, units: [REF.unit] }),
    () => answeredUnheard(home),
  ]);

function call(home: TestHome, task: string, payload: object): Promise<unknown> {
  const report = home.deployment.functions.find(({ name }) => name.includes('QuarterlyReport'));
  const now = isoInstant(home.clock.now());
  return home.invoke(report?.arn ?? '', { task, payload: { now, ...payload } });
}

/** Lays down a submission and starts its execution; gives the token it waits with. */
async function submitted(
  home: TestHome,
): Promise<{ readonly caseId: CaseId; readonly token: string; readonly payload: object }> {
  const cases = caseTableOf(home);
  const now = home.clock.now();
  const kept = await readReport(cases, REF, unitId('ubnd-tinh'));
  const round = kept.report.round + 1;
  const letter = { number: '15/BC', date: civilDateAt(now), link: 'https://mau.example/15', fileKey: null };
  await cases.commit({ documents: [reportWrite(kept, { ...kept.report, state: 'submitted', round, letter })] });
  const caseId = submissionCase(REF, round);
  const payload = { caseId, ...REF, round, submittedAt: isoInstant(now), submittedBy: SYSTEM };
  const machine = home.deployment.stateMachines.find(({ name }) => name.endsWith('-quarterly-report'));
  const input = JSON.stringify({ kind: 'report', ...payload });
  await home.services.engine.request('StartExecution', { stateMachineArn: machine?.arn ?? '', name: caseId, input });
  for (let attempt = 1; attempt <= 60; attempt += 1) {
    const check = await cases.readTask(caseIdSchema.parse(caseId), reportTask(REF.unit));
    if (check?.token !== undefined && check.token !== null) return { caseId, token: check.token, payload };
    await pause(25);
  }
  throw new Error('the execution did not ask for a check');
}

/** Somebody answers, the workflow does not hear of it, and the waiting state is entered anew: then it is told. */
async function answeredUnheard(home: TestHome): Promise<void> {
  const { caseId, token, payload } = await submitted(home);
  const now = home.clock.now();
  const ports = caseworkPorts(caseTableOf(home), await referenceOf(home).read());
  await answerTask({ caseId, taskId: reportTask(REF.unit), answer: { outcome: 'accepted' }, by: SYSTEM, now }, ports);
  await call(home, 'CheckReport', { ...payload, token });
}
