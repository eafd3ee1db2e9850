import { documentWrite, type CaseId } from '#shared/casework/index.ts';
import { changeDocument } from '../domain/change.ts';
import type { ChangePorts } from './list-batches.ts';
import { readChange } from './read-change.ts';

/** Notes when the change was through; told twice, the first time stands. */
export async function finishChange(
  { caseId, now }: { readonly caseId: CaseId; readonly now: number },
  { cases }: ChangePorts,
): Promise<{ outcome: 'finished' }> {
  const { value, version } = await readChange(caseId, cases);
  if (value.finishedAt === null) {
    const finished = { caseId, value: { ...value, finishedAt: now }, version: version + 1 };
    await cases.commit({ documents: [documentWrite(changeDocument, finished)] });
  }
  return { outcome: 'finished' };
}
