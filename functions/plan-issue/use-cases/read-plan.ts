import type { z } from 'zod';
import { documentWrite, type CaseId, type CaseStore } from '#shared/casework/index.ts';
import type { DocumentWrite } from '#shared/casework/case-document.ts';
import { importPlan } from '#shared/plans/index.ts';
import type { readPlan as contract } from '#workflows/plan-issue/contract.ts';
import { draftDocument, planBoard, type Draft } from '../domain/draft.ts';
import { headOf, rowsOf } from '../domain/imported.ts';
import { rowDocument } from '../domain/row.ts';
import type { PlanPorts } from '../ports.ts';
import { readDraft } from './read-draft.ts';

/**
 * Reads the file into the draft and its rows. The rows are written before the draft says that they are there, so a reading
 * that broke off is simply done again.
 */
export async function readPlan(
  { caseId }: z.output<typeof contract.payload>,
  ports: Pick<PlanPorts, 'store' | 'files'>,
): Promise<z.input<typeof contract.result>> {
  const { value: draft, version } = await readDraft(caseId, ports);
  if (draft.status !== 'reading') return { outcome: draft.status === 'refused' ? 'refused' : 'read' };
  const file = draft.file === null ? undefined : await ports.files.get(draft.file.key);
  if (draft.file === null || file === undefined) throw new Error(`The file of plan ${caseId} is missing`);
  const read = await importPlan(file.bytes, draft.file.name);
  if (!read.ok) {
    const { message, remedy } = read.error;
    await keep(caseId, { ...draft, status: 'refused', refusal: { message, remedy } }, version, ports);
    return { outcome: 'refused' };
  }
  const rows = rowsOf(read.value).map((value) =>
    documentWrite(rowDocument, { caseId, key: value.content.key, value, version: 1 }),
  );
  await keepNew(rows, ports);
  await keep(caseId, { ...draft, ...headOf(read.value), status: 'review' }, version, ports);
  return { outcome: 'read' };
}

const DOCUMENTS_A_TRANSACTION = 50;

/** Writes documents that are not there yet; those of an earlier try stay. */
async function keepNew(documents: readonly DocumentWrite[], { store }: { readonly store: CaseStore }): Promise<void> {
  for (let from = 0; from < documents.length; from += DOCUMENTS_A_TRANSACTION) {
    const batch = documents.slice(from, from + DOCUMENTS_A_TRANSACTION);
    const conflicts = await store.commit({ documents: batch });
    const there = new Set(conflicts.flatMap((conflict) => (conflict.kind === 'document' ? [conflict.key] : [])));
    const rest = batch.filter(({ key }) => !there.has(key));
    if (conflicts.length > 0 && rest.length > 0) await store.commit({ documents: rest });
  }
}

/** The draft and the case that lists it under its year, together. The execution runs, so nothing is to be started. */
async function keep(
  caseId: CaseId,
  draft: Draft,
  version: number,
  { store }: { readonly store: CaseStore },
): Promise<void> {
  const known = await store.readCase(caseId);
  if (known === undefined) throw new Error(`Case ${caseId} is missing`);
  const title = draft.title === '' ? 'Văn bản không đọc được thành kế hoạch' : draft.title;
  const conflicts = await store.commit({
    cases: [{ ...known, board: planBoard(draft.year), title, start: null, version: known.version + 1 }],
    documents: [documentWrite(draftDocument, { caseId, value: draft, version: version + 1 })],
  });
  if (conflicts.length > 0) throw new Error(`Plan ${caseId} was changed while it was read: to be read again`);
}
