/** The end of a petition: its answer published, or the reason why it was not taken up; the sender is written to. */
import type { z } from 'zod';
import { isOverdue, readSender, SYSTEM, type CaseId } from '#shared/casework/index.ts';
import { civilDateAt, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { closeUnhandled as closing, publishAnswer as publishing } from '#workflows/pakn/contract.ts';
import { clockOf, paknDaysReference } from '../domain/days.ts';
import { answerLetter, closingLetter } from '../domain/letters.ts';
import type { Petition } from '../domain/petition.ts';
import type { Letter, ReplyPorts } from '../ports.ts';
import { knownPetition, nextPetition } from './known-petition.ts';

type WithoutAddress = Omit<Letter, 'to'>;

/** Publishes the last answer. A step repeated after a crash publishes once; its letter may leave twice. */
export async function publishAnswer(
  { now, caseId }: z.output<typeof publishing.payload>,
  ports: ReplyPorts,
): Promise<z.input<typeof publishing.result>> {
  const { petition } = await knownPetition(ports.store, caseId);
  const today = civilDateAt(now);
  const late = isLate(petition, today, ports);
  await finish(caseId, { publishedOn: petition.publishedOn ?? today, late }, now, ports, (known) =>
    answerLetter(caseId, known),
  );
  return { outcome: 'published' };
}

export async function closeUnhandled(
  { now, caseId }: z.output<typeof closing.payload>,
  ports: ReplyPorts,
): Promise<z.input<typeof closing.result>> {
  await finish(caseId, {}, now, ports, (known) => closingLetter(caseId, known));
  return { outcome: 'closed' };
}

/** The answer came after the date counted from the first transfer; what counts is when it was given, not checked. */
function isLate(
  { answers, class: petitionClass, transferredOn }: Petition,
  today: PlainDate,
  ports: ReplyPorts,
): boolean {
  if (petitionClass === null || transferredOn === null) return false;
  const days = ports.reference.get(paknDaysReference);
  const { due } = clockOf('handling', transferredOn, { calendar: ports.calendar, days, petitionClass });
  return isOverdue(due, answers.at(-1)?.on ?? today);
}

async function finish(
  caseId: CaseId,
  change: Partial<Petition>,
  now: number,
  ports: ReplyPorts,
  letterFor: (petition: Petition) => WithoutAddress,
): Promise<void> {
  const known = await knownPetition(ports.store, caseId);
  const petition = { ...known.petition, ...change };
  const repliedOn = petition.repliedOn ?? (await reply(caseId, letterFor(petition), now, ports));
  const conflicts = await ports.store.commit({ documents: [nextPetition(caseId, known, { ...change, repliedOn })] });
  // Somebody rated or changed it in this moment: the step is retried and sees that.
  if (conflicts.length > 0) throw new Error(`Petition ${caseId} changed while it was being finished`);
}

/** Writes to the sender when an address is known; null when there is none. */
async function reply(
  caseId: CaseId,
  letter: WithoutAddress,
  now: number,
  ports: ReplyPorts,
): Promise<PlainDate | null> {
  const sender = await readSender({ caseId, by: SYSTEM, why: 'Gửi trả lời cho người phản ánh', now }, ports);
  if (!sender.ok || sender.value.email === '') return null;
  await ports.sendLetter({ to: { name: sender.value.name, email: sender.value.email }, ...letter });
  return civilDateAt(now);
}
