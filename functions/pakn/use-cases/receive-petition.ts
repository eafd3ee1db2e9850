import {
  documentWrite,
  keepSender,
  newCaseId,
  startProcess,
  type Actor,
  type CaseId,
  type Sender,
  type SenderPorts,
} from '#shared/casework/index.ts';
import { countCalendar, defaultPolicy } from '#shared/calendar/index.ts';
import { civilDateAt, partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { paknDaysReference } from '../domain/days.ts';
import { newPetition, petitionDocument, type Channel } from '../domain/petition.ts';
import type { PaknPorts } from '../ports.ts';

interface ReceivePetition {
  readonly title: string;
  readonly content: string;
  readonly about: UnitId | null;
  readonly channel: Channel;
  /** Day on which it came in: today for the form, the postmark's for a letter. */
  readonly receivedOn: PlainDate;
  readonly sender: Sender;
  readonly by: Actor;
  /** The same when a form is sent twice, so that it opens one case. */
  readonly requestId: string;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/** The board of a quarter: petitions are listed by when they came in. */
export function boardOf(receivedOn: PlainDate): string {
  const { year, month } = partsOf(receivedOn);
  return `pakn#${year}-Q${Math.ceil(month / 3)}`;
}

/**
 * Opens the case of a petition. The sender's data are sealed before anything else is written, so that no case is without
 * them and they are never anywhere in the clear. Returns the id, which is the code to look the petition up by.
 */
export async function receivePetition(command: ReceivePetition, ports: PaknPorts & SenderPorts): Promise<CaseId> {
  const { title, content, about, channel, receivedOn, sender, by, requestId, now } = command;
  const caseId = newCaseId(now, requestId);
  const { retentionMonths } = ports.reference.get(paknDaysReference);
  const keepUntil = countCalendar(ports.calendar, receivedOn, retentionMonths, 'month', defaultPolicy).due;
  await keepSender({ caseId, sender, keepUntil }, ports);
  const value = newPetition({ channel, receivedOn, title, content, about });
  await startProcess(
    {
      caseId,
      process: 'pakn',
      board: boardOf(receivedOn),
      row: `${civilDateAt(now)}-${caseId}`,
      title,
      documents: [documentWrite(petitionDocument, { caseId, value, version: 1 })],
      start: { workflow: 'pakn', input: { caseId } },
      by,
      now,
    },
    ports,
  );
  return caseId;
}
