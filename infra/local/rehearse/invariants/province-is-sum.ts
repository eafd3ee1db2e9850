import { z } from 'zod';
import { caseIdSchema, defineDocument } from '#shared/casework/index.ts';
import type { Stage } from '../stage.ts';
import type { Checked, Invariant } from './invariant.ts';

/** The figures of a report that was sent up are its own and those of every report it took in, each once. */
export const provinceIsSum: Invariant = {
  name: 'the province is the sum of accepted reports',
  check: (stage) => check(stage),
};

const figures = z.record(z.string(), z.record(z.string(), z.number()));
const ref = z.object({ period: z.string(), unit: z.string() });
const reportSchema = ref.extend({ state: z.string(), own: figures, totals: figures, parts: z.array(ref) });
type Report = z.infer<typeof reportSchema>;
const reportDocument = defineDocument('quarterly-report.report', reportSchema);

/** Columns that are typed, of the form everybody fills. */
const FORM = 'II.06a';
const COLUMNS = ['received-online', 'received-direct', 'solved-on-time', 'solved-late'] as const;

const keyOf = ({ period, unit }: z.infer<typeof ref>): string => `${period} ${unit}`;

async function check(stage: Stage): Promise<Checked> {
  const reports = await reportsOf(stage);
  const sent = [...reports.values()].filter(({ state, totals }) => state !== 'open' && totals[FORM] !== undefined);
  const broken = sent.flatMap((report) =>
    COLUMNS.flatMap((column) => {
      const said = report.totals[FORM]?.[column] ?? 0;
      const summed = sumOf(report, column, reports);
      return said === summed ? [] : [`${keyOf(report)} ${column}: ${said}, the parts give ${summed}`];
    }),
  );
  return { checked: sent.length * COLUMNS.length, broken };
}

async function reportsOf({ watch, cases }: Stage): Promise<ReadonlyMap<string, Report>> {
  const periods = new Set(
    [...watch.tasks.values()].filter(({ caseId }) => /^report_[^_]+$/u.test(caseId)).map(({ caseId }) => caseId),
  );
  const reports = new Map<string, Report>();
  for (const period of periods)
    for (const { value } of await cases.documentsOf(reportDocument, caseIdSchema.parse(period)))
      reports.set(keyOf(value), value);
  return reports;
}

function sumOf(report: Report, column: string, reports: ReadonlyMap<string, Report>): number {
  const parts = report.parts.map((part) => reports.get(keyOf(part)));
  return parts.reduce(
    (sum, part) => sum + (part === undefined ? Number.NaN : sumOf(part, column, reports)),
    report.own[FORM]?.[column] ?? 0,
  );
}
