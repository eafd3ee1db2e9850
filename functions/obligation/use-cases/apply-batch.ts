import { Access } from '#shared/access/access.ts';
import { documentWrite, type CaseId, type CaseStore } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import { caseworkPorts, type Reference } from '#shared/reference/index.ts';
import { bulkAction, bulkBatch, type BulkBatch } from '../documents.ts';
import { extensionRules } from '../settings.ts';
import { applyChange } from './apply-change.ts';

export interface BulkPorts {
  readonly store: CaseStore;
  readonly reference: Reference;
}

interface ApplyBatch {
  readonly caseId: CaseId;
  readonly batch: string;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/** Tasks changed side by side; each change is a transaction of its own. */
const AT_ONCE = 5;

/** Does to each task of a batch what was asked for, and keeps what became of it. Broken off, it is simply run again. */
export async function applyBatch(
  { caseId, batch, now }: ApplyBatch,
  { store, reference }: BulkPorts,
): Promise<{ readonly done: number; readonly refused: number }> {
  const [action, kept] = await Promise.all([
    store.readDocument(bulkAction, caseId),
    store.readDocument(bulkBatch, caseId, batch),
  ]);
  const person = action === undefined ? undefined : reference.organisation.person(action.value.by);
  if (action === undefined || kept === undefined || person === undefined)
    throw new Error(`Bulk action ${caseId}, batch ${batch}: its documents or its person are missing`);
  if (kept.value.results !== null) return counted(kept.value.results);
  const { organisation } = reference;
  const ports = { ...caseworkPorts(store, reference), organisation };
  const access = new Access(organisation, person, civilDateAt(now));
  const rules = reference.get(extensionRules);
  const one = async (item: BulkBatch['items'][number], place: number) => {
    const task = await store.readTask(item.caseId, item.taskId);
    if (task === undefined) return { subject: item.taskId, refusal: 'Không tìm thấy việc này.' };
    const requestKey = `${caseId}.${batch}.${String(place)}`;
    const command = { task, change: action.value.change, access, rules, now, version: item.version, requestKey };
    const result = await applyChange(command, ports);
    const refusal = result.ok ? null : `${result.error.message} ${result.error.remedy}`;
    return { subject: task.subject, refusal };
  };
  const results = await inTurns(kept.value.items, one);
  const value = { ...kept.value, results };
  await store.commit({
    documents: [documentWrite(bulkBatch, { caseId, key: batch, value, version: kept.version + 1 })],
  });
  return counted(results);
}

async function inTurns<Item, Outcome>(
  items: readonly Item[],
  work: (item: Item, place: number) => Promise<Outcome>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const turn = items.slice(from, from + AT_ONCE);
    outcomes.push(...(await Promise.all(turn.map((item, index) => work(item, from + index)))));
  }
  return outcomes;
}

function counted(results: NonNullable<BulkBatch['results']>): { readonly done: number; readonly refused: number } {
  const done = results.filter(({ refusal }) => refusal === null).length;
  return { done, refused: results.length - done };
}
