import { answerTask, tellWorkflow, type Evidence, type Task } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { mayRefuse } from '../domain/step.ts';
import type { PaknPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import { petitionOf, type Decision } from './decision.ts';
import { nextPetition } from './known-petition.ts';

/** The unit's answer, or its refusal with the reason. */
export type Handling =
  | {
      readonly kind: 'answer';
      readonly text: string;
      readonly documentNumber: string | null;
      /** The document that answers, where it can be read. */
      readonly evidence?: Evidence;
    }
  | { readonly kind: 'refuse'; readonly reason: string };

/** The handling unit answers or refuses. The clock goes on either way. */
export async function handlePetition(
  { handling, unit, ...decision }: Decision & { readonly handling: Handling; readonly unit: UnitId },
  ports: PaknPorts,
): Promise<Result<Task, Refusal>> {
  if (handling.kind === 'refuse' && !mayRefuse(decision)) return refuse('refusal-not-allowed');
  const known = await petitionOf(ports.store, decision);
  const on = civilDateAt(decision.now);
  const { answers, refusals } = known.petition;
  const change =
    handling.kind === 'answer'
      ? { answers: [...answers, { unit, on, text: handling.text, documentNumber: handling.documentNumber }] }
      : { refusals: [...refusals, { unit, on, reason: handling.reason }] };
  const answered = await answerTask(
    {
      ...decision,
      answer: { outcome: handling.kind === 'answer' ? 'answered' : 'refused' },
      ...(handling.kind === 'refuse' ? { why: handling.reason } : {}),
      ...(handling.kind === 'answer' && handling.evidence !== undefined ? { evidence: handling.evidence } : {}),
      documents: [nextPetition(decision.caseId, known, change)],
    },
    ports,
  );
  if (answered.ok) await tellWorkflow(answered.value, decision.now, ports);
  return answered;
}
