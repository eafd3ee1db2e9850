import type { CaseId, CaseTable } from '#shared/casework/index.ts';
import type { ReferenceTable } from '#shared/reference/index.ts';
import { batchesOf, type Batch } from '../domain/change.ts';
import { readChange } from './read-change.ts';

export interface ChangePorts {
  readonly cases: CaseTable;
  readonly reference: ReferenceTable;
}

/** The units of the organisation as it now is, in as many batches as were told when the change began. */
export async function listBatches(
  { caseId }: { readonly caseId: CaseId },
  { cases, reference }: ChangePorts,
): Promise<{ batches: Batch[] }> {
  const { value } = await readChange(caseId, cases);
  const { organisation } = await reference.read();
  return { batches: [...batchesOf(organisation, value.batches)] };
}
