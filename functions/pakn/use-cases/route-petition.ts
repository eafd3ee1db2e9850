import { answerTask, tellWorkflow, type Task } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Result } from '#shared/kernel/result.ts';
import { validOn, type UnitId } from '#shared/org/unit.ts';
import type { Closing, Petition, PetitionClass } from '../domain/petition.ts';
import type { PaknPorts } from '../ports.ts';
import { refuse, type PaknRefusalCode } from '../refusals.ts';
import { nextPetition } from './known-petition.ts';
import { petitionOf, type Decision } from './decision.ts';

/** Transfer to a unit, or an end without handling. */
export type Routing =
  | { readonly kind: 'transfer'; readonly unit: UnitId; readonly class: PetitionClass }
  | { readonly kind: 'close'; readonly closing: Closing };

/**
 * The receiving body classifies a petition, or routes it anew. The first transfer starts the clock of handling; later ones
 * leave it as it is.
 */
export async function routePetition(
  { routing, ...decision }: Decision & { readonly routing: Routing },
  ports: PaknPorts,
): Promise<Result<Task, Refusal>> {
  const today = civilDateAt(decision.now);
  if (routing.kind === 'transfer' && !existsOn(ports, routing.unit, today)) return refuseWith('unit-unknown');
  const known = await petitionOf(ports.store, decision);
  const change: Partial<Petition> =
    routing.kind === 'close'
      ? { closing: routing.closing }
      : { class: routing.class, transferredOn: known.petition.transferredOn ?? today };
  const answer = routing.kind === 'close' ? { outcome: 'closed' } : { outcome: 'transfer', unit: routing.unit };
  const answered = await answerTask(
    { ...decision, answer, documents: [nextPetition(decision.caseId, known, change)] },
    ports,
  );
  if (answered.ok) await tellWorkflow(answered.value, decision.now, ports);
  return answered;
}

function existsOn({ reference }: PaknPorts, id: UnitId, today: ReturnType<typeof civilDateAt>): boolean {
  const unit = reference.organisation.unit(id);
  return unit !== undefined && validOn(unit, today);
}

const refuseWith = (code: PaknRefusalCode): Result<never, Refusal> => refuse(code);
