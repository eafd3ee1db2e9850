import { documentWrite, type CaseId } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { draftDocument, type Draft } from '../domain/draft.ts';
import { refuse } from '../domain/refusals.ts';
import type { PlanPorts } from '../ports.ts';
import { readDraft } from './read-draft.ts';

interface EditDraft {
  readonly caseId: CaseId;
  /** As the person saw it. */
  readonly version: number;
  readonly edit: Pick<Draft, 'title' | 'year' | 'throughYear' | 'policy' | 'ladder' | 'checkIn' | 'parentPlan'>;
}

/** What holds for the plan as a whole: its year, how its days are counted, which plan stands above it. */
export async function editDraft(
  { caseId, version, edit }: EditDraft,
  ports: Pick<PlanPorts, 'store'>,
): Promise<Result<Draft, Refusal<'not-in-review' | 'plan-changed-meanwhile'>>> {
  const known = await readDraft(caseId, ports);
  if (known.value.status !== 'review') return refuse('not-in-review');
  if (known.version !== version) return refuse('plan-changed-meanwhile');
  const value = { ...known.value, ...edit };
  const write = documentWrite(draftDocument, { caseId, value, version: version + 1 });
  const conflicts = await ports.store.commit({ documents: [write] });
  return conflicts.length === 0 ? ok(value) : refuse('plan-changed-meanwhile');
}
