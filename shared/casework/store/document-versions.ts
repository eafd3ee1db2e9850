/**
 * The versions of a case's documents of some kinds, which tell whether what was read of them still holds. Kinds of one
 * process that are asked for at the same moment are read in one query.
 */
import type { CaseId } from '../ids.ts';
import { versionOfItem } from './items.ts';
import { documentPrefix } from './keys.ts';
import type { TableReader } from './table-reader.ts';

/** Key and version of each document, by key. */
type Versions = readonly string[];

export class DocumentVersions {
  readonly #reader: TableReader;
  #asked = new Map<string, Map<string, PromiseWithResolvers<Versions>>>();

  constructor(reader: TableReader) {
    this.#reader = reader;
  }

  /** `kind` is «process.name». */
  of(kind: string, caseId: CaseId): Promise<Versions> {
    const group = JSON.stringify([caseId, kind.slice(0, kind.indexOf('.') + 1)]);
    const kinds = this.#asked.get(group) ?? new Map<string, PromiseWithResolvers<Versions>>();
    if (kinds.size === 0) {
      this.#asked.set(group, kinds);
      process.nextTick(() => void this.#read(group, caseId));
    }
    const answer = kinds.get(kind) ?? Promise.withResolvers<Versions>();
    kinds.set(kind, answer);
    return answer.promise;
  }

  async #read(group: string, caseId: CaseId): Promise<void> {
    const kinds = this.#asked.get(group) ?? new Map<string, PromiseWithResolvers<Versions>>();
    this.#asked.delete(group);
    const [first = ''] = kinds.keys();
    const prefix = kinds.size === 1 ? documentPrefix(first) : `DOCUMENT#${first.slice(0, first.indexOf('.') + 1)}`;
    try {
      const found = (await this.#reader.ofCase(caseId, prefix, ['sk', 'version'])).map(versionOfItem);
      for (const [kind, answer] of kinds) answer.resolve(found.filter((text) => text.startsWith(documentPrefix(kind))));
    } catch (fault) {
      for (const answer of kinds.values()) answer.reject(fault);
    }
  }
}
