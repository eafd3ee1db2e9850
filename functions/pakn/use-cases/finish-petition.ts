/** The end of a petition: its answer published, or the reason why it was not taken up; the sender is written to. */
import type { z } from 'zod';
import { isOverdue, readSender, SYSTEM, type CaseId, type Change } from '#shared/casework/index.ts';
import { civilDateAt, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { closeUnhandled as closing, publishAnswer as publishing } from '#workflows/pakn/contract.ts';
import { clockOf, paknDaysReference } from '../domain/days.ts';
import { answerLetter, closingLetter } from '../domain/letters.ts';
import type { Petition } from '../domain/petition.ts';
import { publishedWrite } from '../domain/published.ts';
import type { Letter, ReplyPorts } from '../ports.ts';
import { knownPetition, nextPetition } from './known-petition.ts';

type WithoutAddress = Omit<Letter, 'to'>;

/** Publishes the last answer. A step repeated after a crash publishes once; its letter may leave twice. */
export async function publishAnswer(
  { now, caseId }: z.output<typeof publishing.payload>,
  ports: ReplyPorts,
): Promise<z.input<typeof publishing.result>> {
  const known = await knownPetition(ports.store, caseId);
  const { petition } = known;
  // Published in a try before this one, whose end the workflow did not hear of.
  if (petition.publishedOn !== null) return { outcome: 'published' };
  const today = civilDateAt(now);
  const published = { ...petition, publishedOn: today, late: isLate(petition, today, ports) };
  const repliedOn = await reply(caseId, answerLetter(caseId, published), now, ports);
  const documents = [nextPetition(caseId, known, { ...published, repliedOn }), resultWrite(caseId, published)];
  await keep(caseId, documents, ports);
  return { outcome: 'published' };
}

export async function closeUnhandled(
  { now, caseId }: z.output<typeof closing.payload>,
  ports: ReplyPorts,
): Promise<z.input<typeof closing.result>> {
  const known = await knownPetition(ports.store, caseId);
  if (known.petition.repliedOn !== null) return { outcome: 'closed' };
  const repliedOn = await reply(caseId, closingLetter(caseId, known.petition), now, ports);
  if (repliedOn !== null) await keep(caseId, [nextPetition(caseId, known, { repliedOn })], ports);
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

/** The result as everybody may read it, in the words that the receiving body accepted. */
function resultWrite(caseId: CaseId, { publicText, answers, publishedOn, late }: Petition) {
  const answer = answers.at(-1);
  if (publicText === null || answer === undefined || publishedOn === null)
    throw new Error(`Petition ${caseId} is published without a text or an answer`);
  const { unit, documentNumber } = answer;
  return publishedWrite({ ...publicText, caseId, unit, documentNumber, publishedOn, late });
}

/** Throws when somebody changed the petition in this moment: the step is tried again and sees that. */
async function keep(caseId: CaseId, documents: NonNullable<Change['documents']>, { store }: ReplyPorts): Promise<void> {
  const conflicts = await store.commit({ documents });
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
