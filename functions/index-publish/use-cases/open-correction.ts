import { resumeProcess, startProcess, type Actor } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { inputSchema } from '#workflows/index-publish/contract.ts';
import { nameOfMonth } from '../domain/month.ts';
import { boardOf, correctionCase, PROCESS, runningCase } from '../domain/sheet.ts';
import type { IndexPorts } from '../ports.ts';
import { refuse, type IndexRefusal } from '../refusals.ts';
import { findPublication, sheetWrite, type KnownSheet } from '../store.ts';

interface OpenCorrection {
  readonly known: KnownSheet;
  /** Shown to everybody beside what it changed. */
  readonly reason: string;
  readonly by: Actor;
  readonly requestKey: string;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/**
 * Opens published scores for a correction: a case and an execution of its own, which asks for scores and approval anew.
 * What is public stays as it is until the leader has approved.
 */
export async function openCorrection(
  { known, reason, by, requestKey, now }: OpenCorrection,
  ports: IndexPorts,
): Promise<Result<null, Refusal<IndexRefusal>>> {
  const { caseId: sheetCase, sheet } = known;
  if (sheet.lastRequest === requestKey) {
    await resumeProcess(runningCase(sheetCase, sheet), ports);
    return ok(null);
  }
  const published = await findPublication(ports.store, sheet.month, sheetCase);
  if (sheet.state !== 'published' || published === undefined) return refuse('not-published');
  const number = published.publication.corrections.length + 1;
  const caseId = correctionCase(sheetCase, number);
  const started = await startProcess(
    {
      caseId,
      process: PROCESS,
      board: boardOf(sheet.month),
      row: sheetCase,
      title: `Đính chính Bộ chỉ số 766 tháng ${nameOfMonth(sheet.month)}`,
      documents: [sheetWrite(known, { state: 'scoring', correction: { number, reason }, lastRequest: requestKey })],
      start: { workflow: PROCESS, input: inputSchema.parse({ kind: 'sheet', caseId, round: 1 }) },
      by,
      now,
    },
    ports,
  );
  return started.ok ? ok(null) : refuse('changed-meanwhile');
}
