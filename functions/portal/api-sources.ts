/** How the interface for other systems reads plans and reports: those processes know, and it knows none of them. */
import type { PlanSource, ReportSource } from '#functions/api/ports.ts';
import type { ApiPlanSummary } from '#functions/api/domain/resources.ts';
import { draftDocument, planBoard, type Draft } from '#functions/plan-issue/domain/draft.ts';
import { nameOf, rowDocument } from '#functions/plan-issue/domain/row.ts';
import { isKnown } from '#functions/quarterly-report/domain/regime.ts';
import { periodIdSchema, periodOf } from '#functions/quarterly-report/domain/period.ts';
import { portsWith } from '#functions/quarterly-report/ports.ts';
import { readReport } from '#functions/quarterly-report/store.ts';
import { readBoard } from '#functions/quarterly-report/use-cases/read-board.ts';
import { caseIdSchema, type CaseId, type CaseStore, type Workflows } from '#shared/casework/index.ts';
import { unitIdSchema } from '#shared/org/unit.ts';

const summaryOf = (id: CaseId, { number, date, year, title, issuer, amends }: Draft): ApiPlanSummary => ({
  id,
  number,
  date,
  year,
  title,
  issuer,
  amends,
});

export function planSource(cases: CaseStore): PlanSource {
  const inForce = async (id: CaseId): Promise<Draft | undefined> => {
    const draft = (await cases.readDocument(draftDocument, id))?.value;
    return draft?.status === 'in-force' ? draft : undefined;
  };
  return {
    ofYear: async (year) => {
      const board = await cases.boardOf(planBoard(year));
      const drafts = await Promise.all(board.cases.map(async ({ caseId }) => [caseId, await inForce(caseId)] as const));
      return drafts.flatMap(([id, draft]) => (draft === undefined ? [] : [summaryOf(id, draft)]));
    },
    plan: async (text) => {
      const id = caseIdSchema.safeParse(text);
      const draft = id.success ? await inForce(id.data) : undefined;
      if (!id.success || draft === undefined) return undefined;
      const rows = await cases.documentsOf(rowDocument, id.data);
      return {
        ...summaryOf(id.data, draft),
        rows: rows
          .filter(({ value }) => !value.gone)
          .map(({ key, value }) => {
            const { title, lead, coordinating, phrase, product } = value.content;
            const own = { number: nameOf(value), isGroup: value.isGroup, lead: [...lead] };
            return { key, title, coordinating: [...coordinating], deadline: phrase, product, ...own };
          }),
      };
    },
  };
}

export const reportSource = (cases: CaseStore, workflows: Workflows): ReportSource => ({
  ofPeriod: async (text, reference, today) => {
    const period = periodIdSchema.safeParse(text);
    const ports = portsWith(reference, cases, workflows);
    if (!period.success || !isKnown(ports.settings.regimes, periodOf(period.data))) return undefined;
    const lines = await readBoard(period.data, today, ports);
    return lines.map(({ unit, receiver, standing, task, late }) => ({
      ...{ period: period.data, unit, receiver, standing, late },
      due: task.due === null ? null : { strict: task.due.strict, lenient: task.due.lenient },
    }));
  },
  detail: async (listed) => {
    const ref = { period: periodIdSchema.parse(listed.period), unit: unitIdSchema.parse(listed.unit) };
    const { report } = await readReport(cases, ref, null);
    const figures = report.state === 'open' ? report.own : report.totals;
    return { ...listed, figures, submittedOn: report.submittedOn, acceptedOn: report.acceptedOn };
  },
});
