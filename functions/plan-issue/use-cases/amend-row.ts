import { documentWrite, type Actor, type CaseId } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { rowDocument, type PlanRow } from '../domain/row.ts';
import type { PlanPorts } from '../ports.ts';

interface AmendRow {
  readonly plan: CaseId;
  /** The row of the amendment. */
  readonly change: PlanRow;
  readonly by: Actor;
  /** The amending document. */
  readonly document: { readonly number: string; readonly on: PlainDate };
}

/**
 * The plan's own row after the amendment: what it was goes into its history, never away. A change that was applied
 * before is left as it is, so the amendment may be repeated.
 */
export async function amendRow({ plan, change, by, document }: AmendRow, { store }: PlanPorts): Promise<PlanRow> {
  const { key } = change.content;
  const known = await store.readDocument(rowDocument, plan, key);
  const after = amended(known?.value, change, { by, ...document });
  if (after === known?.value) return after;
  const version = (known?.version ?? 0) + 1;
  const conflicts = await store.commit({
    documents: [documentWrite(rowDocument, { caseId: plan, key, value: after, version })],
  });
  if (conflicts.length > 0) throw new Error(`Row ${key} of ${plan} was amended at the same time: to be tried again`);
  return after;
}

interface Amending {
  readonly by: Actor;
  readonly number: string;
  readonly on: PlainDate;
}

/** Pure. The very same row when this document has amended it already. */
export function amended(before: PlanRow | undefined, change: PlanRow, { by, number, on }: Amending): PlanRow {
  const kind = change.change?.kind ?? 'change';
  if (before === undefined) return { ...change, change: null };
  if (kind === 'add' || before.history.some((entry) => entry.document === number)) return before;
  const withdrawn = kind === 'withdraw';
  const entry = { content: before.content, on, by, why: change.change?.why ?? '', document: number, withdrawn };
  return {
    ...before,
    content: withdrawn ? before.content : { ...change.content, revision: before.content.revision + 1 },
    gone: withdrawn,
    history: [...before.history, entry],
  };
}
