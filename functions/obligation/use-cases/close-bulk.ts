import { documentWrite, type CaseId } from '#shared/casework/index.ts';
import { bulkAction } from '../documents.ts';
import type { BulkPorts } from './apply-batch.ts';

/** Marks a bulk action as through. Doing it again changes nothing. */
export async function closeBulk(
  { caseId }: { readonly caseId: CaseId; readonly now: number },
  { store }: BulkPorts,
): Promise<{ readonly outcome: 'closed' }> {
  const action = await store.readDocument(bulkAction, caseId);
  if (action === undefined) throw new Error(`Bulk action ${caseId} is missing`);
  if (!action.value.closed) {
    const value = { ...action.value, closed: true };
    await store.commit({ documents: [documentWrite(bulkAction, { caseId, value, version: action.version + 1 })] });
  }
  return { outcome: 'closed' };
}
