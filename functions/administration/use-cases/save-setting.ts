import type { Actor } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ReferenceDocument, ReferenceTable } from '#shared/reference/index.ts';
import { changedMeanwhile } from '../domain/refusals.ts';

interface SaveSetting<T> {
  readonly document: ReferenceDocument<T>;
  readonly value: T;
  /** The version the person saw. */
  readonly version: number;
  readonly why: string;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/** Writes the next version of a setting that no open work has to follow. */
export async function saveSetting<T>(
  { by, ...setting }: SaveSetting<T>,
  { reference }: { readonly reference: ReferenceTable },
): Promise<Result<null, Refusal<'changed-meanwhile'>>> {
  return (await reference.save({ ...setting, by: by.person })) ? ok(null) : err(changedMeanwhile);
}
