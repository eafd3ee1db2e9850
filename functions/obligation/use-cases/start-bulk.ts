import {
  documentWrite,
  newCaseId,
  openCase,
  restartProcess,
  resumeProcess,
  type Actor,
  type CaseId,
  type CaseStore,
  type Workflows,
} from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Reference } from '#shared/reference/index.ts';
import { bulkAction, bulkBatch, type BulkBatch, type BulkChange } from '../documents.ts';
import { applyBatch } from './apply-batch.ts';
import { closeBulk } from './close-bulk.ts';

interface StartBulk {
  readonly change: BulkChange;
  readonly items: BulkBatch['items'];
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** When the form was first shown: with its key it names the action, so that a form sent twice is one. */
  readonly requestKey: string;
}

interface StartPorts {
  readonly store: CaseStore;
  readonly workflows: Workflows;
  readonly reference: Reference;
}

/** Tasks of one batch; as many are done within the request itself. */
const BATCH = 25;
export const WORKFLOW = 'obligation';

/** Begins a bulk action: at once when it is one batch, else by the workflow. Returns the case it is kept in. */
export async function startBulk(
  { change, items, by, now, requestKey }: StartBulk,
  { store, workflows, reference }: StartPorts,
): Promise<CaseId> {
  const caseId = newCaseId(0, `bulk#${by.person}#${requestKey}`);
  const parts = Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) => ({
    key: String(index + 1).padStart(4, '0'),
    value: { items: items.slice(index * BATCH, (index + 1) * BATCH), results: null },
  }));
  const batches = parts.map(({ key }) => key);
  const action = { change, by: by.person, batches, closed: false };
  const [only, ...more] = batches;
  const start = more.length === 0 ? null : { workflow: WORKFLOW, input: { caseId, batches } };
  const opened = await openCase(
    {
      ...{ caseId, process: WORKFLOW, by, now, start },
      board: `bulk#${civilDateAt(now).slice(0, 4)}`,
      row: String(now),
      title: `Xử lý ${String(items.length)} việc`,
      documents: [
        documentWrite(bulkAction, { caseId, value: action, version: 1 }),
        ...parts.map(({ key, value }) => documentWrite(bulkBatch, { caseId, key, value, version: 1 })),
      ],
    },
    { store },
  );
  if (start !== null && opened.ok) await restartProcess(opened.value, { store, workflows });
  if (start !== null && !opened.ok) await resumeProcess(caseId, { store, workflows });
  if (start !== null || only === undefined) return caseId;
  await applyBatch({ caseId, batch: only, now }, { store, reference });
  await closeBulk({ caseId, now }, { store, reference });
  return caseId;
}
