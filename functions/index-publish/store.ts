/**
 * Where sheets lie.
 *
 * | what                                   | key                                                        | calls            |
 * | -------------------------------------- | ---------------------------------------------------------- | ---------------- |
 * | a sheet with its scores                | `CASE#index-publish-<month>-<line>-<hash>` / `DOCUMENT#…`  | 1                |
 * | what cost whom points, when submitted  | the same partition                                         | 1                |
 * | what is public of a month              | `CASE#index-publish-<month>` / `DOCUMENT#…publication#…`   | 1 a MB (≈ 20)    |
 * | one publication, for a ranking         | the same partition                                         | 1                |
 * | who works on which sheet of a month    | board `index-publish#<month>`                              | 1                |
 * | a correction and its tasks             | `CASE#<sheet>-dc<n>`                                       | 1                |
 */
import { documentWrite, type CaseId, type CaseStore, type DocumentKind } from '#shared/casework/index.ts';
import { publicationDocument, publicationPlace, sheetDocument, type Publication, type Sheet } from './domain/sheet.ts';
import type { MonthId } from './domain/month.ts';

/** A sheet and the version it is kept at. */
export interface KnownSheet {
  readonly caseId: CaseId;
  readonly sheet: Sheet;
  readonly version: number;
}

export async function findSheet(store: CaseStore, caseId: CaseId): Promise<KnownSheet | undefined> {
  const found = await store.readDocument(sheetDocument, caseId);
  return found === undefined ? undefined : { caseId, sheet: found.value, version: found.version };
}

/** Throws when the case holds no sheet. */
export async function knownSheet(store: CaseStore, caseId: CaseId): Promise<KnownSheet> {
  const found = await findSheet(store, caseId);
  if (found === undefined) throw new Error(`Case ${caseId} holds no sheet`);
  return found;
}

/** The write of its next version. */
export const sheetWrite = ({ caseId, sheet, version }: KnownSheet, change: Partial<Sheet>) =>
  documentWrite(sheetDocument, { caseId, value: { ...sheet, ...change }, version: version + 1 });

/** What everybody may read of a month, by its sheets' cases. */
export async function publicationsOf(
  store: CaseStore,
  month: MonthId,
): Promise<readonly { readonly caseId: string; readonly publication: Publication }[]> {
  const found = await store.documentsOf(publicationDocument, publicationPlace(month));
  return found.map(({ key, value }) => ({ caseId: key, publication: value }));
}

export async function findPublication(
  store: CaseStore,
  month: MonthId,
  caseId: CaseId,
): Promise<{ readonly publication: Publication; readonly version: number } | undefined> {
  const found = await store.readDocument(publicationDocument, publicationPlace(month), caseId);
  return found === undefined ? undefined : { publication: found.value, version: found.version };
}

/** The next version of a document of which there is one to a case, whatever stands there now. */
export async function nextDocument<T>(store: CaseStore, kind: DocumentKind<T>, caseId: CaseId, value: T) {
  const before = await store.readDocument(kind, caseId);
  return documentWrite(kind, { caseId, value, version: (before?.version ?? 0) + 1 });
}
