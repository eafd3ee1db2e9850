import type { CaseId, CaseTable } from '#shared/casework/index.ts';
import { changeDocument, progressDocument, type ReferenceChange } from '../domain/change.ts';
import { tallyOf, type Tally } from '../domain/moves.ts';

export interface ChangeProgress {
  readonly change: ReferenceChange;
  readonly tally: Tally;
}

/** How far a change has come; undefined when there is no such case. */
export async function readProgress(caseId: CaseId, cases: CaseTable): Promise<ChangeProgress | undefined> {
  const [change, batches] = await Promise.all([
    cases.readDocument(changeDocument, caseId),
    cases.documentsOf(progressDocument, caseId),
  ]);
  if (change === undefined) return undefined;
  const ofPass = (pass: string) => batches.filter(({ key }) => key.startsWith(pass)).map(({ value }) => value);
  return { change: change.value, tally: tallyOf(ofPass('1-'), ofPass('2-')) };
}
