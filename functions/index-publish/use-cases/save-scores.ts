import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { readScores, type ScoreProblem, type Typed } from '../domain/read-scores.ts';
import type { Scale } from '../domain/scale.ts';
import type { IndexPorts } from '../ports.ts';
import { refuse, type IndexRefusal } from '../refusals.ts';
import { sheetWrite, type KnownSheet } from '../store.ts';

interface SaveScores {
  readonly known: KnownSheet;
  readonly scale: Scale;
  /** The units whose fields were sent. */
  readonly units: readonly UnitId[];
  readonly typed: Typed;
  /** The version the form showed. */
  readonly version: number;
  readonly requestKey: string;
}

export type SaveFault =
  | { readonly kind: 'fields'; readonly problems: readonly ScoreProblem[] }
  | { readonly kind: 'refusal'; readonly refusal: Refusal<IndexRefusal> };

/** Keeps the scores of units when all that was typed can be read; else nothing is kept and every fault is told. */
export async function saveScores(
  { known, scale, units, typed, version, requestKey }: SaveScores,
  { store }: Pick<IndexPorts, 'store'>,
): Promise<Result<null, SaveFault>> {
  const { sheet } = known;
  if (sheet.lastRequest === requestKey) return ok(null);
  const obstacle = obstacleTo(known, version);
  if (obstacle !== undefined) return refused(obstacle);
  const read = readScores(scale, units, typed);
  if (!read.ok) return err({ kind: 'fields', problems: read.error });
  const scores = { ...sheet.scores, ...read.value };
  const conflicts = await store.commit({ documents: [sheetWrite(known, { scores, lastRequest: requestKey })] });
  return conflicts.length > 0 ? refused('changed-meanwhile') : ok(null);
}

function obstacleTo({ sheet, version }: KnownSheet, shown: number): IndexRefusal | undefined {
  if (sheet.state === 'submitted' || sheet.state === 'approved') return 'with-leader';
  if (sheet.state === 'published') return 'locked';
  return shown === version ? undefined : 'changed-meanwhile';
}

function refused(code: IndexRefusal): Result<never, SaveFault> {
  const refusal = refuse(code);
  return refusal.ok ? refusal : err({ kind: 'refusal', refusal: refusal.error });
}
