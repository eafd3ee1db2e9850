/** The change of a document is saved; now open work must follow it. */
import {
  documentWrite,
  startProcess,
  type Actor,
  type CaseId,
  type CaseTable,
  type Workflows,
} from '#shared/casework/index.ts';
import { civilDateAt, instantOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { isoInstant } from '#shared/kernel/instant.ts';
import type { Organisation } from '#shared/org/index.ts';
import { batchCount, changeCaseId, changeDocument, changeTitle, PROCESS, type ChangeKind } from '../domain/change.ts';

interface BeginChange {
  readonly kind: ChangeKind;
  /** The version that was saved. */
  readonly madeVersion: number;
  readonly organisation: Organisation;
  /** A reform's first day; today for everything that acts at once. */
  readonly from: PlainDate;
  readonly why: string;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/**
 * Starts the workflow that brings open work to the change. The case is named after the version (and the day of a
 * reform), so beginning it again – a form sent twice, a request that broke off after saving – begins it once.
 */
export async function beginChange(
  { kind, madeVersion, organisation, from, why, by, now }: BeginChange,
  { cases, workflows }: { readonly cases: CaseTable; readonly workflows: Workflows },
): Promise<CaseId> {
  const today = civilDateAt(now);
  const caseId = changeCaseId(kind, madeVersion, kind === 'organisation' ? from : undefined);
  const value = {
    ...{ kind, madeVersion, from, why, by: by.person, at: now },
    batches: batchCount(organisation),
    finishedAt: null,
  };
  // Ten minutes into its day: the daily run of 00:05 still speaks to those who had the work.
  const startAt = isoInstant(from > today ? instantOf(from, 0, 15) : now);
  await startProcess(
    {
      caseId,
      process: PROCESS,
      board: PROCESS,
      row: caseId,
      title: changeTitle(kind, from),
      by,
      now,
      documents: [documentWrite(changeDocument, { caseId, value, version: 1 })],
      start: { workflow: 'administration', input: { caseId, startAt } },
    },
    { store: cases, workflows },
  );
  return caseId;
}
