/** Lists of documents, of which only the versions are read again: three hundred rows of a plan are three hundred numbers. */
import type { CaseDocument, DocumentKind, KnownList } from '../case-document.ts';
import type { CaseId } from '../ids.ts';
import { DocumentVersions } from './document-versions.ts';
import { readDocumentItem, versionOfItem } from './items.ts';
import { documentPrefix } from './keys.ts';
import type { TableReader } from './table-reader.ts';

/** Of each kind: a plan's rows take about half a megabyte. */
const CASES_KEPT = 20;

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
    if (known !== undefined && (await this.#isCurrent(known, kind.name, caseId))) return known.documents;
    const items = await this.#reader.ofCase(caseId, documentPrefix(kind.name));
    const documents = items.map((item) => readDocumentItem(kind, item));
    if (lists.size >= CASES_KEPT) lists.clear();
    if (documents.length > 0) lists.set(caseId, { versions: items.map(versionOfItem), documents });
    return documents;
  }

  async #isCurrent({ versions }: KnownList<unknown>, kind: string, caseId: CaseId): Promise<boolean> {
    const now = await this.#versions.of(kind, caseId);
    return now.length === versions.length && now.every((version, place) => version === versions[place]);
  }
}
