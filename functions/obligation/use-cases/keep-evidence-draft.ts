import { documentWrite, type CaseStore, type Task } from '#shared/casework/index.ts';
import type { PersonId } from '#shared/org/person.ts';
import { evidenceDraft, type EvidenceDraft } from '../documents.ts';

type Place = Pick<Task, 'caseId' | 'taskId'> & { readonly person: PersonId };

const keyOf = ({ taskId, person }: Place): string => `${taskId}#${person}`;

/** Keeps what a person typed about a document before its file is asked for, so that a refused file loses nothing. */
export async function keepEvidenceDraft(place: Place, value: EvidenceDraft, store: CaseStore): Promise<void> {
  const { caseId } = place;
  const key = keyOf(place);
  const known = await store.readDocument(evidenceDraft, caseId, key);
  const version = (known?.version ?? 0) + 1;
  // Of two windows of one person that save at once the other's text stands: each page shows what is kept.
  await store.commit({ documents: [documentWrite(evidenceDraft, { caseId, key, value, version })] });
}

export async function readEvidenceDraft(place: Place, store: CaseStore): Promise<EvidenceDraft | undefined> {
  return (await store.readDocument(evidenceDraft, place.caseId, keyOf(place)))?.value;
}
