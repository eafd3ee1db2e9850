import type { z } from 'zod';
import { SYSTEM, askPerson, taskIdSchema } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { askHandling as contract } from '#workflows/pakn/contract.ts';
import { clockOf, paknDaysReference } from '../domain/days.ts';
import type { PaknPorts } from '../ports.ts';
import { placeOf } from './ask-receiver.ts';
import { knownPetition } from './known-petition.ts';

/**
 * Gives the petition to a unit. Its date counts from the first transfer: whoever gets it after a refusal or a returned
 * answer has what is left.
 */
export async function askHandling(
  { now, token, caseId, round, unit, mayRefuse }: z.output<typeof contract.payload>,
  ports: PaknPorts,
): Promise<z.input<typeof contract.result>> {
  const { petition } = await knownPetition(ports.store, caseId);
  const { class: petitionClass, transferredOn, receivedOn, title } = petition;
  if (petitionClass === null) throw new Error(`Petition ${caseId} goes to a unit without being classified`);
  const days = ports.reference.get(paknDaysReference);
  const from = transferredOn ?? civilDateAt(now);
  const { due, basis, derivation } = clockOf('handling', from, { calendar: ports.calendar, days, petitionClass });
  await askPerson(
    {
      task: {
        ...placeOf(caseId, receivedOn),
        taskId: taskIdSchema.parse(`${mayRefuse ? 'handle' : 'handle-final'}-${round}`),
        subject: `Trả lời phản ánh, kiến nghị: ${title}`,
        unit,
        derivation: [...derivation],
        basis,
        start: { state: 'open', due },
        token,
      },
      urgent: true,
      by: SYSTEM,
      now,
    },
    ports,
  );
  return { outcome: 'asked' };
}
