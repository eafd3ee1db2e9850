import { isDeepStrictEqual } from 'node:util';
import { documentWrite, type CaseId, type CaseStore, type DocumentKind } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { refuse } from '../refusals.ts';

interface KeepVersion<T> {
  readonly caseId: CaseId;
  readonly value: T;
  /** The version that the form showed; 0 when there was none. */
  readonly version: number;
}

/** Keeps the next version of what is being written. A form sent twice finds its own text there and is done. */
export async function keepVersion<T>(
  kind: DocumentKind<T>,
  { caseId, value, version }: KeepVersion<T>,
  store: CaseStore,
): Promise<Result<T, Refusal<'changed-meanwhile'>>> {
  const write = documentWrite(kind, { caseId, value, version: version + 1 });
  const conflicts = await store.commit({ documents: [write] });
  if (conflicts.length === 0) return ok(value);
  const kept = await store.readDocument(kind, caseId);
  return isDeepStrictEqual(kept?.value, value) ? ok(value) : refuse('changed-meanwhile');
}
