/** Lists of documents, of which only the versions are read again: three hundred rows of a plan are three hundred numbers. */
import type { CaseDocument, DocumentKind, KnownList } from '../case-document.ts';
import type { CaseId } from '../ids.ts';
import { DocumentVersions } from './document-versions.ts';
import { readDocumentItem, versionOfItem } from './items.ts';
import { documentPrefix } from './keys.ts';
import type { TableReader } from './table-reader.ts';

/** Of each kind, empty ones too: what is kept of a plan's rows takes some two kilobytes each. */
const LISTS_KEPT = 500;
const DOCUMENTS_KEPT = 10_000;

export class DocumentLists {
  readonly #reader: TableReader;
  readonly #versions: DocumentVersions;

  constructor(reader: TableReader) {
    this.#reader = reader;
    this.#versions = new DocumentVersions(reader);
  }

  /** All of a kind, by key, as they stand in the table at this moment. */
  async of<T>(kind: DocumentKind<T>, caseId: CaseId): Promise<readonly CaseDocument<T>[]> {
    const lists = kind.known.get(this) ?? new Map<CaseId, KnownList<T>>();
    kind.known.set(this, lists);
    const known = lists.get(caseId);
    if (known !== undefined && (await this.#isCurrent(known, kind.name, caseId))) {
      keep(lists, caseId, known);
      return known.documents;
    }
    const items = await this.#reader.ofCase(caseId, documentPrefix(kind.name));
    const documents = items.map((item) => readDocumentItem(kind, item));
    keep(lists, caseId, { versions: items.map(versionOfItem), documents });
    return documents;
  }

  async #isCurrent({ versions }: KnownList<unknown>, kind: string, caseId: CaseId): Promise<boolean> {
    const now = await this.#versions.of(kind, caseId);
    return now.length === versions.length && now.every((version, place) => version === versions[place]);
  }
}

/** The list is the last that is let go. */
function keep(lists: Map<CaseId, KnownList<unknown>>, caseId: CaseId, list: KnownList<unknown>): void {
  lists.delete(caseId);
  lists.set(caseId, list);
  let documents = 0;
  for (const { versions } of lists.values()) documents += versions.length;
  for (const [oldest, { versions }] of lists) {
    if (lists.size <= LISTS_KEPT && (documents <= DOCUMENTS_KEPT || oldest === caseId)) return;
    lists.delete(oldest);
    documents -= versions.length;
  }
}
