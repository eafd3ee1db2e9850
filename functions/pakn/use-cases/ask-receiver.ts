/** The questions to the receiving body: classify, route anew, decide the owner, check the answer. */
import type { z } from 'zod';
import { SYSTEM, askPerson, taskIdSchema, type CaseId } from '#shared/casework/index.ts';
import { civilDateAt, type PlainDate } from '#shared/kernel/civil-date.ts';
import type * as contract from '#workflows/pakn/contract.ts';
import { clockOf, paknDaysReference, type Step } from '../domain/days.ts';
import type { Petition } from '../domain/petition.ts';
import { boardOf } from '../domain/quarter.ts';
import { receivingDesk } from '../domain/receiver.ts';
import type { PaknPorts } from '../ports.ts';
import { knownPetition } from './known-petition.ts';

type Asking = z.output<typeof contract.askClassification.payload>;
interface Question {
  readonly name: string;
  readonly step: Step;
  readonly subject: string;
}

const asked = { outcome: 'asked' } as const;

export const askClassification = async (asking: Asking, ports: PaknPorts) => {
  const question = { name: 'classify', step: 'transfer', subject: 'Phân loại, chuyển xử lý' } as const;
  await ask(asking, ports, question, ({ receivedOn }) => receivedOn);
  return asked;
};

export const askRouting = async (asking: Asking, ports: PaknPorts) => {
  const question = { name: 'route', step: 'routing', subject: 'Chuyển lại: đơn vị được giao đã từ chối' } as const;
  await ask(asking, ports, question);
  return asked;
};

export const askOwner = async (asking: Asking, ports: PaknPorts) => {
  const question = { name: 'own', step: 'routing', subject: 'Quyết định đơn vị chịu trách nhiệm' } as const;
  await ask(asking, ports, question);
  return asked;
};

export const askCheck = async (asking: Asking, ports: PaknPorts) => {
  const question = { name: 'check', step: 'check', subject: 'Kiểm tra nội dung trả lời' } as const;
  await ask(asking, ports, question);
  return asked;
};

/** The clock begins today where nothing else is said. */
async function ask(
  { now, token, caseId, round }: Asking,
  ports: PaknPorts,
  { name, step, subject }: Question,
  fromOf: (petition: Petition) => PlainDate = () => civilDateAt(now),
): Promise<void> {
  const { petition } = await knownPetition(ports.store, caseId);
  const days = ports.reference.get(paknDaysReference);
  const petitionClass = petition.class ?? 'conduct';
  const { due, basis, derivation } = clockOf(step, fromOf(petition), { calendar: ports.calendar, days, petitionClass });
  await askPerson(
    {
      task: {
        ...placeOf(caseId, petition.receivedOn),
        taskId: taskIdSchema.parse(`${name}-${round}`),
        subject: `${subject}: ${petition.title}`,
        ...receivingDesk(ports.reference, civilDateAt(now), name === 'own'),
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
}

/** What all tasks of a petition share. */
export const placeOf = (caseId: CaseId, receivedOn: PlainDate) => ({
  caseId,
  process: 'pakn',
  board: boardOf(receivedOn),
  row: caseId,
  countedIn: 'working-day' as const,
  ladder: 'pakn',
});
