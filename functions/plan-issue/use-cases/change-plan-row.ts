import { documentWrite, type CaseId } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { measureIn } from '#shared/obligations/index.ts';
import { refuse } from '../domain/refusals.ts';
import { rowDocument, type PlanRow } from '../domain/row.ts';
import type { PlanPorts } from '../ports.ts';
import type { RowEdit } from './change-rows.ts';
import { readDraft } from './read-draft.ts';

interface ChangePlanRow {
  readonly amendment: CaseId;
  readonly key: string;
  /** Of the amendment's own row; 0 while it has none. */
  readonly version: number;
  /** Null to withdraw the row. */
  readonly edit: RowEdit | null;
  readonly why: string;
}

type ChangeRefusal = 'not-in-review' | 'row-not-found' | 'row-changed-meanwhile' | 'reason-missing' | 'not-in-force';

/** An amendment changes or withdraws a row of its plan, and says why. The plan itself changes when it is issued. */
export async function changePlanRow(
  { amendment, key, version, edit, why }: ChangePlanRow,
  ports: Pick<PlanPorts, 'store'>,
): Promise<Result<PlanRow, Refusal<ChangeRefusal>>> {
  const { value: draft } = await readDraft(amendment, ports);
  if (draft.amends === null) return refuse('not-in-force');
  if (draft.status !== 'review') return refuse('not-in-review');
  if (why.trim() === '') return refuse('reason-missing');
  const own = await ports.store.readDocument(rowDocument, amendment, key);
  const base = own?.value ?? (await ports.store.readDocument(rowDocument, draft.amends, key))?.value;
  if (base === undefined) return refuse('row-not-found');
  if ((own?.version ?? 0) !== version) return refuse('row-changed-meanwhile');
  const value = changed(base, edit, why.trim());
  const write = documentWrite(rowDocument, { caseId: amendment, key, value, version: version + 1 });
  const conflicts = await ports.store.commit({ documents: [write] });
  return conflicts.length === 0 ? ok(value) : refuse('row-changed-meanwhile');
}

function changed(base: PlanRow, edit: RowEdit | null, why: string): PlanRow {
  const isNew = base.change?.kind === 'add';
  const kind = isNew ? 'add' : edit === null ? 'withdraw' : 'change';
  return {
    ...base,
    content: edit === null ? base.content : { ...base.content, ...edit, measure: measureIn(edit.title) },
    needsReview: false,
    accepted: true,
    // A row that the amendment itself adds is not withdrawn but taken out of it.
    gone: isNew && edit === null,
    change: { kind, why },
    history: [],
  };
}
