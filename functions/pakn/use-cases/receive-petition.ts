import {
  documentWrite,
  keepSender,
  newCaseId,
  resumeProcess,
  startProcess,
  type Actor,
  type CaseId,
  type CaseStore,
  type Sender,
  type SenderPorts,
} from '#shared/casework/index.ts';
import { countCalendar, defaultPolicy } from '#shared/calendar/index.ts';
import { addDays, civilDateAt, instantOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { codeDocument, codeOf, codePlace, type Code } from '../domain/code.ts';
import { paknDaysReference } from '../domain/days.ts';
import { newPetition, petitionDocument, type Channel } from '../domain/petition.ts';
import { boardOf } from '../domain/quarter.ts';
import type { PaknPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';

interface ReceivePetition {
  readonly title: string;
  readonly content: string;
  readonly about: UnitId | null;
  readonly channel: Channel;
  /** Day on which it came in: today for the form, the postmark's for a letter. */
  readonly receivedOn: PlainDate;
  readonly sender: Sender;
  readonly by: Actor;
  /** The key of the form, known to its sender alone; a form sent twice opens one case. */
  readonly requestKey: string;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

export interface Received {
  readonly caseId: CaseId;
  readonly code: Code;
}
type ReceiveRefusal = 'received-in-future' | 'received-long-ago';

const LONG_AGO_DAYS = 366;

/**
 * Opens the case of a petition. The sender's data are sealed before anything else is written, so that no case is without
 * them and they are never anywhere in the clear.
 */
export async function receivePetition(
  command: ReceivePetition,
  ports: PaknPorts & SenderPorts,
): Promise<Result<Received, Refusal<ReceiveRefusal>>> {
  const { receivedOn, requestKey, now } = command;
  const today = civilDateAt(now);
  if (receivedOn > today) return refuse('received-in-future');
  if (receivedOn < addDays(today, -LONG_AGO_DAYS)) return refuse('received-long-ago');
  const code = codeOf(requestKey);
  const known = await caseOfCode(code, ports);
  if (known !== undefined) {
    await resumeProcess(known, ports);
    return ok({ caseId: known, code });
  }
  // The same for a form sent twice within a day, so that its sender's data are sealed in one place.
  const caseId = newCaseId(instantOf(today), requestKey);
  const isOpened = await open(caseId, code, command, ports);
  return ok({ caseId: isOpened ? caseId : ((await caseOfCode(code, ports)) ?? caseId), code });
}

/** The case a code stands for; undefined when no petition has that code. */
export const caseOfCode = async (code: Code, { store }: { readonly store: CaseStore }): Promise<CaseId | undefined> =>
  (await store.readDocument(codeDocument, codePlace(code)))?.value.caseId;

/** False when the same form has opened it meanwhile. */
async function open(
  caseId: CaseId,
  code: Code,
  { title, content, about, channel, receivedOn, sender, by, now }: ReceivePetition,
  ports: PaknPorts & SenderPorts,
): Promise<boolean> {
  const { retentionMonths } = ports.reference.get(paknDaysReference);
  const keepUntil = countCalendar(ports.calendar, receivedOn, retentionMonths, 'month', defaultPolicy).due;
  await keepSender({ caseId, sender, keepUntil }, ports);
  const value = newPetition({ code, channel, receivedOn, title, content, about });
  const opened = await startProcess(
    {
      caseId,
      process: 'pakn',
      board: boardOf(receivedOn),
      row: `${receivedOn}-${caseId}`,
      title,
      documents: [
        documentWrite(petitionDocument, { caseId, value, version: 1 }),
        documentWrite(codeDocument, { caseId: codePlace(code), value: { caseId }, version: 1 }),
      ],
      start: { workflow: 'pakn', input: { caseId } },
      by,
      now,
    },
    ports,
  );
  return opened.ok;
}
