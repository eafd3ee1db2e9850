import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { belowReported } from '../domain/carry-over.ts';
import type { CellProblem } from '../domain/figures.ts';
import type { Form } from '../domain/form.ts';
import { readCells, type Typed } from '../domain/read-cells.ts';
import type { ReportPorts } from '../ports.ts';
import { refuse, type ReportRefusal } from '../refusals.ts';
import { reportWrite, type Kept } from '../store.ts';
import type { OpenReport } from './read-report.ts';

interface SaveFigures {
  readonly open: OpenReport;
  readonly form: Form;
  readonly typed: Typed;
  /** The version the form showed. */
  readonly version: number;
  readonly requestKey: string;
}

export type SaveFault =
  | { readonly kind: 'cells'; readonly problems: readonly CellProblem[] }
  | { readonly kind: 'refusal'; readonly refusal: Refusal<ReportRefusal> };

const refused = (refusal: Result<never, Refusal<ReportRefusal>>): Result<never, SaveFault> =>
  refusal.ok ? err({ kind: 'cells', problems: [] }) : err({ kind: 'refusal', refusal: refusal.error });

/** Keeps a form's own figures when all of them can be read and agree; else nothing is kept and every fault is told. */
export async function saveFigures(
  { open, form, typed, version, requestKey }: SaveFigures,
  { store }: Pick<ReportPorts, 'store'>,
): Promise<Result<Kept, SaveFault>> {
  const { report } = open;
  if (report.lastRequest === requestKey) return ok(open);
  if (report.state !== 'open') return refused(refuse(report.state === 'accepted' ? 'locked' : 'with-receiver'));
  if (version !== open.version) return refused(refuse('changed-meanwhile'));
  const read = readCells(form, typed, open.carried[form.code]);
  if (!read.ok) return err({ kind: 'cells', problems: read.error });
  const below = belowReported(read.value, open.reported[form.code] ?? {});
  if (below.length > 0) return err({ kind: 'cells', problems: below });
  const saved = { ...report, own: { ...report.own, [form.code]: { ...read.value } }, lastRequest: requestKey };
  const conflicts = await store.commit({ documents: [reportWrite(open, saved)] });
  return conflicts.length > 0 ? refused(refuse('changed-meanwhile')) : ok({ report: saved, version: open.version + 1 });
}
