import { documentWrite, type CaseDocument, type CaseId, type CaseStore } from '#shared/casework/index.ts';
import { procedureDocument, textDocument, type Procedure, type Text } from '../domain/text.ts';

export interface KnownText {
  readonly text: Text;
  readonly version: number;
}

/** The text of a case; undefined when the case is none. */
export async function findText(store: CaseStore, caseId: CaseId): Promise<KnownText | undefined> {
  const found = await store.readDocument(textDocument, caseId);
  return found === undefined ? undefined : { text: found.value, version: found.version };
}

/** The text of a case. Throws when there is none: the case is no draft text. */
export async function knownText(store: CaseStore, caseId: CaseId): Promise<KnownText> {
  const found = await findText(store, caseId);
  if (found === undefined) throw new Error(`Case ${caseId} holds no draft text`);
  return found;
}

export const proceduresOf = (store: CaseStore, caseId: CaseId): Promise<readonly CaseDocument<Procedure>[]> =>
  store.documentsOf(procedureDocument, caseId);

/** Its next version, for the transaction of the decision that changed it. */
export const nextText = (caseId: CaseId, { text, version }: KnownText, change: Partial<Text>) =>
  documentWrite(textDocument, { caseId, value: { ...text, ...change }, version: version + 1 });
