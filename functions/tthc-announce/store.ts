/** What announcing keeps beside its cases, as documents of casework. */
import {
  documentWrite,
  type CaseDocument,
  type CaseId,
  type CaseStore,
  type DocumentKind,
} from '#shared/casework/index.ts';
import {
  announcementDocument,
  PROCEDURES_A_PORTION,
  proceduresDocument,
  type Announcement,
} from './domain/announcement.ts';
import type { Procedure } from './domain/procedures.ts';

type Write = ReturnType<typeof documentWrite>;

/** Throws when the case is none of this process: a workflow or a link that is wrong. */
export async function readAnnouncement(
  store: Pick<CaseStore, 'readDocument'>,
  caseId: CaseId,
): Promise<CaseDocument<Announcement>> {
  const found = await store.readDocument(announcementDocument, caseId);
  if (found === undefined) throw new Error(`${caseId} is no announcement`);
  return found;
}

/** The announcement changed, at the version after the one that was read. */
export const announcementWrite = (
  caseId: CaseId,
  before: CaseDocument<Announcement>,
  changes: Partial<Announcement>,
): Write =>
  documentWrite(announcementDocument, {
    caseId,
    value: { ...before.value, ...changes },
    version: before.version + 1,
  });

/** A list in its portions, in order. */
export const procedureWrites = (caseId: CaseId, procedures: readonly Procedure[]): readonly Write[] =>
  Array.from({ length: Math.ceil(procedures.length / PROCEDURES_A_PORTION) }, (_, portion) =>
    documentWrite(proceduresDocument, {
      caseId,
      key: String(portion).padStart(3, '0'),
      value: procedures.slice(portion * PROCEDURES_A_PORTION, (portion + 1) * PROCEDURES_A_PORTION),
      version: 1,
    }),
  );

export async function readProcedureList(
  store: Pick<CaseStore, 'documentsOf'>,
  caseId: CaseId,
): Promise<readonly Procedure[]> {
  const portions = await store.documentsOf(proceduresDocument, caseId);
  return portions.flatMap(({ value }) => value);
}

/** Writes a document at its next version, whatever it was before. */
export async function overwrite<T>(
  store: Pick<CaseStore, 'readDocument' | 'commit'>,
  kind: DocumentKind<T>,
  { caseId, key, value }: { readonly caseId: CaseId; readonly key: string; readonly value: T },
): Promise<void> {
  const known = await store.readDocument(kind, caseId, key);
  const write = documentWrite(kind, { caseId, key, value, version: (known?.version ?? 0) + 1 });
  const conflicts = await store.commit({ documents: [write] });
  if (conflicts.length > 0) throw new Error(`${kind.name} of ${caseId} was written by somebody else meanwhile`);
}
