import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Actor } from '../actor.ts';
import type { DocumentWrite } from '../case-document.ts';
import { caseSchema, type Case } from '../case.ts';
import { caseEvent } from '../event.ts';
import type { CaseworkPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';

export interface OpenCase extends Pick<Case, 'caseId' | 'process' | 'board' | 'row' | 'title'> {
  /** The execution to be started for it; `startProcess` does both. */
  readonly start?: Case['start'];
  /** What the process keeps of its own beside it. */
  readonly documents?: readonly DocumentWrite[];
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/** Opens a case under an id the process chose: a plan row's own, so that issuing twice opens once, or a new one. */
export async function openCase(
  { by, now, documents = [], start = null, ...given }: OpenCase,
  { store }: Pick<CaseworkPorts, 'store'>,
): Promise<Result<Case, Refusal<'case-exists'>>> {
  const opened = caseSchema.parse({ ...given, start, openedOn: civilDateAt(now), facts: {}, version: 1 });
  const events = [caseEvent(opened, { what: 'case-opened', now, by })];
  const conflicts = await store.commit({ cases: [opened], events, documents });
  return conflicts.length === 0 ? ok(opened) : refuse('case-exists');
}
